import type { DayIndex } from "./day-index";
import { type FieldIndex, rowOf } from "./field-index";
import type { Keyword } from "./keyword";
import { type KnownStep, knownKeyword } from "./known-forms";
import type { Vocabulary } from "./vocabulary";

/** How often a keyword stands in each paper's title and abstract; 255 is "255 or more". */
export type KeywordHits = {
  inTitle: Uint8Array;
  inAbstract: Uint8Array;
  numbers: readonly number[]; // of the papers with any, in ascending order
  /** How many papers have it, weaker matches aside. */
  papers: number;
  /** How many have it in another spelling than the keyword's: in two words, or in one. */
  papersRespelled: number;
  /** 1 where only a longer word ends with it: "NVFP4" for FP4. Null where that cannot be. */
  isWeak: Uint8Array | null;
};

export function searchKeyword(keyword: Keyword, index: DayIndex): KeywordHits {
  const { variants, isAsWritten, weakForms } = knownKeyword(keyword, index.vocabulary);
  const size = index.papers.length;
  const inTitle = new Uint8Array(size);
  const inAbstract = new Uint8Array(size);
  // The spelling of the keyword itself comes first, if it is there at all.
  const others = isAsWritten[0] ? variants.slice(1) : variants;
  let papersRespelled = 0;
  for (const variant of others) {
    addOccurrences(variant, index.title, inTitle);
    addOccurrences(variant, index.abstract, inAbstract);
  }
  if (others.length > 0) papersRespelled = numbersOf(inTitle, inAbstract).length;
  const [own] = variants;
  if (isAsWritten[0] && own !== undefined) {
    addOccurrences(own, index.title, inTitle);
    addOccurrences(own, index.abstract, inAbstract);
  }
  const numbers = numbersOf(inTitle, inAbstract);
  const hits = { inTitle, inAbstract, numbers, papers: numbers.length, papersRespelled };
  if (weakForms.length === 0) return { ...hits, isWeak: null };
  const isWeak = addWeak(weakForms, index, inTitle, inAbstract);
  return { ...hits, isWeak, numbers: numbersOf(inTitle, inAbstract) };
}

function numbersOf(inTitle: Uint8Array, inAbstract: Uint8Array): number[] {
  const numbers: number[] = [];
  for (let paper = 0; paper < inTitle.length; paper++) {
    if (inTitle[paper] !== 0 || inAbstract[paper] !== 0) numbers.push(paper);
  }
  return numbers;
}

function addWeak(
  forms: readonly number[],
  index: DayIndex,
  inTitle: Uint8Array,
  inAbstract: Uint8Array,
): Uint8Array {
  const title = new Uint8Array(inTitle.length);
  const abstract = new Uint8Array(inTitle.length);
  addOccurrences([{ forms, allowedGaps: 0 }], index.title, title);
  addOccurrences([{ forms, allowedGaps: 0 }], index.abstract, abstract);
  const isWeak = new Uint8Array(inTitle.length);
  for (const paper of numbersOf(title, abstract)) {
    if (inTitle[paper] !== 0 || inAbstract[paper] !== 0) continue;
    isWeak[paper] = 1;
    inTitle[paper] = title[paper] ?? 0;
    inAbstract[paper] = abstract[paper] ?? 0;
  }
  return isWeak;
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

/**
 * Where a keyword stands among the words of a text, which are numbered as in a FieldIndex: the first
 * word and the one behind the last. `isWeak`: where longer words end with it.
 */
export function placesInSequence(
  keyword: Keyword,
  sequence: Int32Array,
  vocabulary: Vocabulary,
  isWeak = false,
): [from: number, to: number][] {
  const { variants, weakForms } = knownKeyword(keyword, vocabulary);
  const places: [number, number][] = [];
  for (const steps of isWeak ? [[{ forms: weakForms, allowedGaps: 0 }]] : variants) {
    const roles = rolesOf(steps, vocabulary);
    for (let at = 0; at + steps.length <= sequence.length; at++) {
      if (isPhrase(steps, roles, sequence, at)) places.push([at, at + steps.length]);
    }
    forgetRoles(steps, roles);
  }
  return places;
}

/** Adds how often each paper has the words side by side. */
function addOccurrences(steps: readonly KnownStep[], field: FieldIndex, counts: Uint8Array): void {
  const rows: number[][] = [];
  for (const { forms } of steps) {
    const own = rowsOf(field, forms);
    if (own.length === 0) return;
    rows.push(own);
  }
  const [only] = rows;
  if (only === undefined) return;
  if (rows.length > 1) {
    addPhrases(steps, rows, field, counts);
    return;
  }
  for (const row of only) {
    const end = field.offsets[row + 1] ?? 0;
    for (let at = field.offsets[row] ?? 0; at < end; at++) {
      const paper = field.papers[at] ?? 0;
      counts[paper] = Math.min(255, (counts[paper] ?? 0) + (field.counts[at] ?? 0));
    }
  }
}

function rowsOf(field: FieldIndex, forms: readonly number[]): number[] {
  const rows: number[] = [];
  for (const form of forms) {
    const row = rowOf(field, form);
    if (row >= 0) rows.push(row);
  }
  return rows;
}

/** Papers that have all the words, and of these the ones that have them side by side. */
function addPhrases(
  steps: readonly KnownStep[],
  rows: readonly (readonly number[])[],
  field: FieldIndex,
  counts: Uint8Array,
): void {
  const sizes = rows.map((own) => postings(own, field));
  const rarest = sizes.indexOf(Math.min(...sizes.slice(0, mostSteps)));
  const order = [...rows.keys()].sort((a, b) => (sizes[a] ?? 0) - (sizes[b] ?? 0));
  const met = new Uint8Array(counts.length); // how many of the steps, as far as they were looked at
  for (const [before, step] of order.entries()) {
    if (!markNext(rows[step] ?? [], field, met, before)) return;
  }
  const roles = rolesOf(steps, field.vocabulary);
  for (let paper = 0; paper < met.length; paper++) {
    if (met[paper] !== steps.length) continue;
    const count = countPhrase(steps, roles, rarest, field, paper);
    if (count > 0) counts[paper] = Math.min(255, (counts[paper] ?? 0) + count);
  }
  forgetRoles(steps, roles);
}

function postings(rows: readonly number[], { offsets }: FieldIndex): number {
  let sum = 0;
  for (const row of rows) sum += (offsets[row + 1] ?? 0) - (offsets[row] ?? 0);
  return sum;
}

/** Counts one more for papers that have had all the words before, and have this one; false: none. */
function markNext(
  rows: readonly number[],
  { offsets, papers }: FieldIndex,
  met: Uint8Array,
  before: number,
): boolean {
  let hasAny = false;
  for (const row of rows) {
    const end = offsets[row + 1] ?? 0;
    for (let at = offsets[row] ?? 0; at < end; at++) {
      const paper = papers[at] ?? 0;
      if (met[paper] !== before) continue;
      met[paper] = before + 1;
      hasAny = true;
    }
  }
  return hasAny;
}

/** By form a bit for each step that it may be; of longer phrases the last words are not looked at. */
const mostSteps = 31;
let rolesByForm = new Int32Array(0); // all 0 between two uses

function rolesOf(steps: readonly KnownStep[], vocabulary: Vocabulary): Int32Array {
  const formCount = vocabulary.formCount();
  if (rolesByForm.length < formCount) rolesByForm = new Int32Array(formCount * 2);
  for (const [number, { forms }] of steps.slice(0, mostSteps).entries()) {
    for (const form of forms) rolesByForm[form] = (rolesByForm[form] ?? 0) | (1 << number);
  }
  return rolesByForm;
}

function forgetRoles(steps: readonly KnownStep[], roles: Int32Array): void {
  for (const { forms } of steps) for (const form of forms) roles[form] = 0;
}

/** Looks for the rarest of the words, and about it for the others. */
function countPhrase(
  steps: readonly KnownStep[],
  roles: Int32Array,
  rarest: number,
  { sequence, starts }: FieldIndex,
  paper: number,
): number {
  const isRarest = 1 << rarest;
  const last = (starts[paper + 1] ?? 0) - steps.length + rarest;
  let count = 0;
  for (let at = (starts[paper] ?? 0) + rarest; at <= last; at++) {
    const word = sequence[at] ?? -1;
    if (word < 0 || ((roles[word >> 2] ?? 0) & isRarest) === 0) continue;
    if (isPhrase(steps, roles, sequence, at - rarest)) count++;
  }
  return count;
}

function isPhrase(
  steps: readonly KnownStep[],
  roles: Int32Array,
  sequence: Int32Array,
  at: number,
): boolean {
  const count = Math.min(steps.length, mostSteps);
  for (let number = 0; number < count; number++) {
    const word = sequence[at + number] ?? -1;
    if (word < 0 || ((roles[word >> 2] ?? 0) & (1 << number)) === 0) return false;
    if (number > 0 && ((steps[number]?.allowedGaps ?? 0) & (1 << (word & 3))) === 0) return false;
  }
  return true;
}
