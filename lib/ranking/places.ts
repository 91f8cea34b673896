import { compileKeyword } from "./keyword";
import { placesInSequence } from "./keyword-search";
import type { Reason } from "./reason";
import { currentVocabulary } from "./vocabulary";
import { eachWord, foreignPlaces } from "./words";

/** From one index of a text up to another. */
export type Span = readonly [from: number, to: number];

/** A keyword that was found; `within` where it was only the end of longer words. */
export type FoundKeyword = Pick<Reason, "keyword" | "within">;

/**
 * Where keywords stand in a text, in no order: in the words and by the comparison that papers are
 * searched by. `text` is what is read, without TeX.
 */
export function placesOf(keywords: readonly FoundKeyword[], text: string): Span[] {
  const { sequence, words } = wordsOf(text);
  const vocabulary = currentVocabulary();
  const spanOf = spansIn(text);
  return keywords.flatMap(({ keyword, within }) =>
    placesInSequence(compileKeyword(keyword), sequence, vocabulary, within !== undefined).flatMap(
      ([first, behind]): Span[] => {
        const [one, last] = [words[first], words[behind - 1]];
        return one === undefined || last === undefined ? [] : [[spanOf(one)[0], spanOf(last)[1]]];
      },
    ),
  );
}

/** As a WordVisitor is told it. */
type Word = { told: string; start: number; end: number; toldAt: number };

/** The words of a text, and their numbers as in a FieldIndex. */
function wordsOf(text: string): { sequence: Int32Array; words: Word[] } {
  const vocabulary = currentVocabulary();
  const numbers: number[] = [];
  const words: Word[] = [];
  eachWord(text, (told, start, end, gap, toldAt) => {
    numbers.push(vocabulary.formOf(told, start, end) * 4 + gap);
    words.push({ told, start, end, toldAt });
  });
  return { sequence: Int32Array.from(numbers), words };
}

/** Where a word of a text stands; many words may be of one run. */
function spansIn(text: string): (word: Word) => Span {
  let known: { runAt: number; places: Int32Array } = { runAt: -1, places: new Int32Array(0) };
  return ({ told, start, end, toldAt }) => {
    if (told === text) return [start, end];
    if (known.runAt !== toldAt) {
      known = { runAt: toldAt, places: foreignPlaces(text, toldAt, told) };
    }
    const last = known.places[end - 1] ?? 0;
    return [known.places[start] ?? 0, withAccents(text, last)];
  };
}

/** Behind the letter that stands at an index, and the accents that belong to it. */
function withAccents(text: string, at: number): number {
  const letter = /.\p{M}*/suy;
  letter.lastIndex = at;
  return at + (letter.exec(text)?.[0].length ?? 0);
}
