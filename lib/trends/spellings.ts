import type { Gap } from "../ranking/words";
import { eachWord } from "../ranking/words";
import { readable } from "../tex/readable";
import type { CountedDay } from "./day-tally";

/**
 * How papers write terms, by term: "GRPO" for GRPO, "GPT-5" for gpt5. Of several spellings the
 * most frequent; titles, where words have capitals, are looked at only for what no abstract has.
 */
export function spellingsOf(
  terms: ReadonlySet<string>,
  days: readonly CountedDay[],
): Map<string, string> {
  const inAbstracts = createSpellings(terms);
  const inTitles = createSpellings(terms);
  for (const day of days) {
    for (const number of papersWithAny(terms, day)) {
      const paper = day.index.papers[number];
      if (paper === undefined) continue;
      inAbstracts.read(paper.abstract, day);
      inTitles.read(paper.title, day);
    }
  }
  return new Map([...inTitles.commonest(), ...inAbstracts.commonest()]);
}

function papersWithAny(terms: ReadonlySet<string>, { index, isCounted }: CountedDay): number[] {
  const wanted = new Set<number>();
  for (const term of terms) {
    const id = index.vocabulary.findTerm(term);
    if (id !== null) wanted.add(id);
  }
  const { starts, ids } = index.terms;
  const numbers: number[] = [];
  for (const [paper, mark] of isCounted.entries()) {
    if (mark === 0) continue;
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at++) {
      if (!wanted.has(ids[at] ?? -1)) continue;
      numbers.push(paper);
      break;
    }
  }
  return numbers;
}

function createSpellings(terms: ReadonlySet<string>) {
  const counts = new Map<string, Map<string, number>>();
  const add = (term: string, spelling: string) => {
    if (!terms.has(term)) return;
    const own = counts.get(term) ?? new Map<string, number>();
    own.set(spelling, (own.get(spelling) ?? 0) + 1);
    counts.set(term, own);
  };
  return {
    read(text: string, { index: { vocabulary } }: CountedDay): void {
      let before: { form: number; word: string } | null = null;
      eachWord(readable(text), (from, start, end, gap: Gap) => {
        const word = from.slice(start, end);
        const form = vocabulary.formOf(from, start, end);
        add(vocabulary.termText(vocabulary.termOfForm(form)), singular(word));
        if (before !== null) {
          const joined = vocabulary.joinedTerm(before.form, form, gap);
          // What is neither a hyphen nor a blank does not join.
          if (joined >= 0) {
            add(vocabulary.termText(joined), `${before.word}${gap === 2 ? "-" : " "}${word}`);
          }
        }
        before = { form, word };
      });
    },
    commonest: (): [string, string][] =>
      [...counts].map(([term, own]) => [
        term,
        [...own].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? term,
      ]),
  };
}

/** An acronym without its plural: "LLMs" is LLM. */
function singular(word: string): string {
  return /^\p{Lu}[\p{L}\p{N}]*\p{Lu}s$/u.test(word) ? word.slice(0, -1) : word;
}
