import type { DayIndex } from "./day-index";
import { type FieldIndex, rowOf } from "./field-index";
import type { Keyword } from "./keyword";
import { type KnownStep, knownKeyword } from "./known-forms";

/** How often a keyword stands in each paper's title and abstract; 255 is "255 or more". */
export type KeywordHits = {
  inTitle: Uint8Array;
  inAbstract: Uint8Array;
  /** How many papers have it. */
  papers: number;
  /** How many have it in another spelling than the keyword's: in two words, or in one. */
  papersRespelled: number;
  /** 1 where only a longer word ends with it: "NVFP4" for FP4. Null where there is none. */
  isWeak: Uint8Array | null;
};

export function searchKeyword(keyword: Keyword, index: DayIndex): KeywordHits {
  const { variants, isAsWritten, weakForms } = knownKeyword(keyword, index.vocabulary);
  const size = index.papers.length;
  const inTitle = new Uint8Array(size);
  const inAbstract = new Uint8Array(size);
  const isRespelled = new Uint8Array(variants.length > 1 || !isAsWritten[0] ? size : 0);
  for (const [number, variant] of variants.entries()) {
    if (isAsWritten[number]) {
      addOccurrences(variant, index.title, inTitle);
      addOccurrences(variant, index.abstract, inAbstract);
    } else {
      addOccurrences(variant, index.title, inTitle, isRespelled);
      addOccurrences(variant, index.abstract, inAbstract, isRespelled);
    }
  }
  let papers = 0;
  for (let paper = 0; paper < size; paper++) {
    if ((inTitle[paper] ?? 0) + (inAbstract[paper] ?? 0) > 0) papers++;
  }
  const papersRespelled = isRespelled.reduce((sum, each) => sum + Math.min(1, each), 0);
  const isWeak = weakForms.length === 0 ? null : addWeak(weakForms, index, inTitle, inAbstract);
  return { inTitle, inAbstract, papers, papersRespelled, isWeak };
}

function addWeak(
  forms: readonly number[],
  index: DayIndex,
  inTitle: Uint8Array,
  inAbstract: Uint8Array,
): Uint8Array | null {
  const title = new Uint8Array(inTitle.length);
  const abstract = new Uint8Array(inTitle.length);
  addOccurrences([{ forms, allowedGaps: 0 }], index.title, title);
  addOccurrences([{ forms, allowedGaps: 0 }], index.abstract, abstract);
  const isWeak = new Uint8Array(inTitle.length);
  let hasAny = false;
  for (let paper = 0; paper < title.length; paper++) {
    const [t, a] = [title[paper] ?? 0, abstract[paper] ?? 0];
    if (t + a === 0 || (inTitle[paper] ?? 0) + (inAbstract[paper] ?? 0) > 0) continue;
    isWeak[paper] = 1;
    inTitle[paper] = t;
    inAbstract[paper] = a;
    hasAny = true;
  }
  return hasAny ? isWeak : null;
}

/** Marks with 1 the papers that have the keyword in a field, weaker matches included. */
export function markKeyword(keyword: Keyword, field: FieldIndex, marks: Uint8Array): void {
  const { variants, weakForms } = knownKeyword(keyword, field.vocabulary);
  for (const variant of variants) addOccurrences(variant, field, marks);
  if (weakForms.length > 0) addOccurrences([{ forms: weakForms, allowedGaps: 0 }], field, marks);
}

/** The same for excludes, where a weaker match does not count. */
export function markExactly(keyword: Keyword, field: FieldIndex, marks: Uint8Array): void {
  const { variants } = knownKeyword(keyword, field.vocabulary);
  for (const variant of variants) addOccurrences(variant, field, marks);
}

/** Adds how often each paper has the words side by side, to one list of counts or two. */
function addOccurrences(
  steps: readonly KnownStep[],
  field: FieldIndex,
  counts: Uint8Array,
  alsoTo?: Uint8Array,
): void {
  const [only] = steps;
  if (only === undefined) return;
  if (steps.length > 1) {
    addPhrases(steps, field, counts, alsoTo);
    return;
  }
  eachPosting(only.forms, field, (paper, count) => {
    add(counts, paper, count);
    if (alsoTo !== undefined) add(alsoTo, paper, count);
  });
}

function add(counts: Uint8Array, paper: number, count: number): void {
  counts[paper] = Math.min(255, (counts[paper] ?? 0) + count);
}

function eachPosting(
  forms: readonly number[],
  field: FieldIndex,
  visit: (paper: number, count: number) => void,
): void {
  const { offsets, papers, counts } = field;
  for (const form of forms) {
    const row = rowOf(field, form);
    if (row < 0) continue;
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at++) visit(papers[at] ?? 0, counts[at] ?? 0);
  }
}

/** Papers that have all the words, and of these the ones that have them side by side. */
function addPhrases(
  steps: readonly KnownStep[],
  field: FieldIndex,
  counts: Uint8Array,
  alsoTo?: Uint8Array,
): void {
  const rare = [...steps].sort((a, b) => postings(a, field) - postings(b, field));
  const [first, ...others] = rare;
  if (first === undefined || postings(first, field) === 0) return;
  const size = field.starts.length - 1;
  const found = new Uint8Array(size); // how many of the steps, as far as they were looked at
  eachPosting(first.forms, field, (paper) => {
    found[paper] = 1;
  });
  for (const [number, step] of others.entries()) {
    eachPosting(step.forms, field, (paper) => {
      if (found[paper] === number + 1) found[paper] = number + 2;
    });
  }
  const tests = steps.map(({ forms }) => formTest(forms));
  for (let paper = 0; paper < size; paper++) {
    if (found[paper] !== steps.length) continue;
    const count = countPhrase(steps, tests, field, paper);
    if (count === 0) continue;
    add(counts, paper, count);
    if (alsoTo !== undefined) add(alsoTo, paper, count);
  }
}

function postings({ forms }: KnownStep, field: FieldIndex): number {
  let sum = 0;
  for (const form of forms) {
    const row = rowOf(field, form);
    if (row >= 0) sum += (field.offsets[row + 1] ?? 0) - (field.offsets[row] ?? 0);
  }
  return sum;
}

type FormTest = (form: number) => boolean;

function formTest(forms: readonly number[]): FormTest {
  const [one, two] = forms;
  if (forms.length === 1) return (form) => form === one;
  if (forms.length === 2) return (form) => form === one || form === two;
  const set = new Set(forms);
  return (form) => set.has(form);
}

function countPhrase(
  steps: readonly KnownStep[],
  tests: readonly FormTest[],
  { sequence, starts }: FieldIndex,
  paper: number,
): number {
  const last = (starts[paper + 1] ?? 0) - steps.length;
  let count = 0;
  for (let at = starts[paper] ?? 0; at <= last; at++) {
    if (isPhrase(steps, tests, sequence, at)) count++;
  }
  return count;
}

function isPhrase(
  steps: readonly KnownStep[],
  tests: readonly FormTest[],
  sequence: Int32Array,
  at: number,
): boolean {
  for (let number = 0; number < tests.length; number++) {
    const word = sequence[at + number] ?? -1;
    if (word < 0 || !tests[number]?.(word >> 2)) return false;
    if (number > 0 && ((steps[number]?.allowedGaps ?? 0) & (1 << (word & 3))) === 0) return false;
  }
  return true;
}
