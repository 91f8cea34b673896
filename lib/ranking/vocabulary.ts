import { fold } from "../tex/fold";
import { isJoined, termOf, traitsOf } from "./terms";
import { createWordTable } from "./word-table";
import type { Gap } from "./words";

/**
 * Numbers for words, shared by all that is indexed in a process.
 *
 * A **form** is a word in small letters as it was written ("decoding"), a **term** what it counts as
 * ("decod"). Acronyms are forms of their own: "RAG" is another form than "rag".
 */
export type Vocabulary = {
  /** The form of the word at `start` to `end` of a text, numbered when it is first met. */
  formOf(text: string, start: number, end: number): number;
  formText(form: number): string;
  termOfForm(form: number): number;
  /**
   * The term of two forms side by side that are one word as well ("pre-training", "GPT-4"); -1 for
   * most.
   */
  joinedTerm(before: number, form: number, gap: Gap): number;
  /** The number of a term, null where none of its forms was ever met. */
  findTerm(term: string): number | null;
  /** The number of a term, numbered when it is first met. */
  termNumber(term: string): number;
  termText(term: number): string;
  formsOf(term: number): readonly number[];
  formCount(): number;
  termCount(): number;
};

const maxPair = 2 ** 26; // above any form's number
const maxWordsRemembered = 200_000;

export function createVocabulary(): Vocabulary {
  let formByWord = createWordTable(); // as written: bounded, begun anew when it is full
  const formByKey = new Map<string, number>();
  const termByText = new Map<string, number>();
  const formTexts: string[] = [];
  const formTerms: number[] = [];
  const formTraits: number[] = [];
  const joined = new Map<number, number>(); // by both forms
  const termTexts: string[] = [];
  const termForms: number[][] = [];

  const termNumber = (text: string): number => {
    const known = termByText.get(text);
    if (known !== undefined) return known;
    const number = termTexts.push(text) - 1;
    termForms.push([]);
    termByText.set(text, number);
    return number;
  };

  const newForm = (word: string): number => {
    const own = detached(word);
    const term = detached(termOf(own));
    const text = fold(own);
    const isAcronym = term !== term.toLowerCase();
    const key = isAcronym ? ` ${text}` : text;
    let form = formByKey.get(key);
    if (form === undefined) {
      form = formTexts.push(text) - 1;
      const number = termNumber(term);
      formTerms.push(number);
      formTraits.push(traitsOf(text, term));
      termForms[number]?.push(form);
      formByKey.set(key, form);
    }
    if (formByWord.size() >= maxWordsRemembered) formByWord = createWordTable();
    formByWord.put(own, form);
    return form;
  };

  return {
    formOf(text, start, end) {
      const known = formByWord.find(text, start, end);
      return known >= 0 ? known : newForm(text.slice(start, end));
    },
    formText: (form) => formTexts[form] ?? "",
    termOfForm: (form) => formTerms[form] ?? -1,
    joinedTerm(before, form, gap) {
      if (!isJoined(formTraits[before] ?? 0, formTraits[form] ?? 0, gap)) return -1;
      const pair = before * maxPair + form;
      const known = joined.get(pair);
      if (known !== undefined) return known;
      const term = termNumber(termOf(`${formTexts[before]}${formTexts[form]}`));
      joined.set(pair, term);
      return term;
    },
    findTerm: (text) => termByText.get(text) ?? null,
    termNumber,
    termText: (term) => termTexts[term] ?? "",
    formsOf: (term) => termForms[term] ?? [],
    formCount: () => formTexts.length,
    termCount: () => termTexts.length,
  };
}

/** A slice of a long text would keep all of it in memory. */
function detached(text: string): string {
  return text.length < 13 ? text : [...text].join("");
}

/** Words of some years; a server that has met more begins anew, and old indexes keep theirs. */
const maxForms = 1_000_000;
let current = createVocabulary();

export function currentVocabulary(): Vocabulary {
  if (current.formCount() > maxForms) current = createVocabulary();
  return current;
}
