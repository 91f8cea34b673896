import { createMemo } from "../memo";
import { isLike, type Keyword, type Step, type WordPattern } from "./keyword";
import type { Vocabulary } from "./vocabulary";

/** A step of a phrase as the forms that it may be. */
export type KnownStep = { forms: readonly number[]; allowedGaps: number };

/** A keyword in a vocabulary's numbers; variants with a word that it does not have are left out. */
export type KnownKeyword = {
  variants: readonly (readonly KnownStep[])[];
  isAsWritten: readonly boolean[]; // by variant: the keyword's own spelling
  weakForms: readonly number[];
};

/** Worked out once, until the vocabulary has grown. */
export function knownKeyword(keyword: Keyword, vocabulary: Vocabulary): KnownKeyword {
  const byKeyword = known.get(vocabulary) ?? new WeakMap<Keyword, Kept>();
  known.set(vocabulary, byKeyword);
  const kept = byKeyword.get(keyword);
  const formCount = vocabulary.formCount();
  if (kept?.formCount === formCount) return kept.value;
  const value = inNumbers(keyword, vocabulary);
  byKeyword.set(keyword, { formCount, value });
  return value;
}

type Kept = { formCount: number; value: KnownKeyword };
const known = new WeakMap<Vocabulary, WeakMap<Keyword, Kept>>();

function inNumbers({ variants, weakEnd }: Keyword, vocabulary: Vocabulary): KnownKeyword {
  const found: (readonly KnownStep[])[] = [];
  const isAsWritten: boolean[] = [];
  for (const [number, variant] of variants.entries()) {
    const steps = knownSteps(variant, vocabulary);
    if (steps === null) continue;
    found.push(steps);
    isAsWritten.push(number === 0);
  }
  return {
    variants: found,
    isAsWritten,
    weakForms: weakEnd === null ? [] : longerForms(weakEnd, vocabulary),
  };
}

function knownSteps(variant: readonly Step[], vocabulary: Vocabulary): KnownStep[] | null {
  const steps: KnownStep[] = [];
  for (const { word, allowedGaps } of variant) {
    const forms = formsOf(word, vocabulary);
    if (forms.length === 0) return null;
    steps.push({ forms, allowedGaps });
  }
  return steps;
}

function formsOf(word: WordPattern, vocabulary: Vocabulary): readonly number[] {
  if (word.form !== "terms") return wildcardForms(word, vocabulary);
  const lists = word.terms.flatMap((text) => {
    const term = vocabulary.findTerm(text);
    return term === null ? [] : [vocabulary.formsOf(term)];
  });
  return lists.length === 1 ? (lists[0] ?? []) : lists.flat();
}

/** "NVFP4" for `fp4`: the letters before it say which kind of it. */
function longerForms(end: string, vocabulary: Vocabulary): number[] {
  return wildcardForms({ form: "suffix", text: end }, vocabulary).filter((form) =>
    /\p{L}$/u.test(vocabulary.formText(form).slice(0, -end.length)),
  );
}

/** Reads the vocabulary once for each pattern, and then only what was added since. */
function wildcardForms(
  pattern: Exclude<WordPattern, { form: "terms" }>,
  vocabulary: Vocabulary,
): readonly number[] {
  const memo = scanned.get(vocabulary) ?? createMemo<Scan>(2_000_000, (scan) => scan.forms.length);
  scanned.set(vocabulary, memo);
  const name = `${pattern.form} ${pattern.text}`;
  const scan = memo.get(name) ?? { upTo: 0, forms: [] };
  const formCount = vocabulary.formCount();
  if (scan.upTo === formCount) return scan.forms;
  const forms = [...scan.forms];
  for (let form = scan.upTo; form < formCount; form++) {
    if (isLike(pattern, vocabulary.formText(form))) forms.push(form);
  }
  memo.set(name, { upTo: formCount, forms });
  return forms;
}

type Scan = { upTo: number; forms: readonly number[] };
const scanned = new WeakMap<Vocabulary, ReturnType<typeof createMemo<Scan>>>();
