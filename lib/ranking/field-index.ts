import { readable } from "../tex/readable";
import type { Vocabulary } from "./vocabulary";
import { eachWord, type WordVisitor } from "./words";

/**
 * Which papers of a day have which word in one of their fields, and where.
 *
 * All columns are flat arrays of numbers: a paper's words are those of `sequence` from
 * `starts[paper]` to `starts[paper + 1]`, a form's papers those of `papers` from `offsets[row]` to
 * `offsets[row + 1]`, where `forms[row]` is the form; `forms` ascend.
 */
export type FieldIndex = {
  vocabulary: Vocabulary;
  starts: Int32Array;
  /** A word is its form times four and the gap before it; a new text begins with `textBegin`. */
  sequence: Int32Array;
  forms: Int32Array;
  offsets: Int32Array;
  papers: Uint16Array | Uint32Array;
  counts: Uint8Array; // 255 is "255 or more"
};

/** Stands before the words of each text but the first: no phrase spans two names. */
export const textBegin = -1;

/** `textsOf` gives a paper's texts; usually it is one. */
export function indexField<T>(
  items: readonly T[],
  textsOf: (item: T) => readonly string[],
  vocabulary: Vocabulary,
): FieldIndex {
  const starts = new Int32Array(items.length + 1);
  let words = new Int32Array(items.length * 32 + 1024);
  let end = 0;
  const add = (word: number) => {
    if (end === words.length) {
      const more = new Int32Array(end * 2);
      more.set(words);
      words = more;
    }
    words[end++] = word;
  };
  const addWord: WordVisitor = (text, start, to, gap) =>
    add(vocabulary.formOf(text, start, to) * 4 + gap);
  for (const [number, item] of items.entries()) {
    for (const [nth, text] of textsOf(item).entries()) {
      if (nth > 0) add(textBegin);
      eachWord(readable(text), addWord);
    }
    starts[number + 1] = end;
  }
  const sequence = words.slice(0, end);
  return { vocabulary, starts, sequence, ...postings(starts, sequence, vocabulary.formCount()) };
}

function postings(
  starts: Int32Array,
  sequence: Int32Array,
  formCount: number,
): Pick<FieldIndex, "forms" | "offsets" | "papers" | "counts"> {
  const paperCount = starts.length - 1;
  // Two passes: how many papers has each form, then which.
  const lastSeen = new Int32Array(formCount).fill(-1);
  const documents = new Int32Array(formCount);
  let total = 0;
  for (let paper = 0; paper < paperCount; paper++) {
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at++) {
      const form = (sequence[at] ?? 0) >> 2;
      if (form < 0 || lastSeen[form] === paper) continue;
      lastSeen[form] = paper;
      documents[form] = (documents[form] ?? 0) + 1;
      total++;
    }
  }
  let rows = 0;
  for (let form = 0; form < formCount; form++) if ((documents[form] ?? 0) > 0) rows++;
  const forms = new Int32Array(rows);
  const offsets = new Int32Array(rows + 1);
  const ends = new Int32Array(formCount); // where the form's next paper goes
  for (let form = 0, row = 0, end = 0; form < formCount; form++) {
    const count = documents[form] ?? 0;
    if (count === 0) continue;
    forms[row] = form;
    ends[form] = end;
    end += count;
    offsets[++row] = end;
  }
  const papers = paperCount <= 65_536 ? new Uint16Array(total) : new Uint32Array(total);
  const counts = new Uint8Array(total);
  lastSeen.fill(-1);
  for (let paper = 0; paper < paperCount; paper++) {
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at++) {
      const form = (sequence[at] ?? 0) >> 2;
      if (form < 0) continue;
      if (lastSeen[form] !== paper) {
        lastSeen[form] = paper;
        const end = ends[form] ?? 0;
        papers[end] = paper;
        counts[end] = 1;
        ends[form] = end + 1;
      } else {
        const last = (ends[form] ?? 1) - 1;
        counts[last] = Math.min(255, (counts[last] ?? 0) + 1);
      }
    }
  }
  return { forms, offsets, papers, counts };
}

/** The row of a form, -1 where no paper has it. */
export function rowOf({ forms }: FieldIndex, form: number): number {
  let low = 0;
  let high = forms.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const found = forms[middle] ?? 0;
    if (found === form) return middle;
    if (found < form) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}
