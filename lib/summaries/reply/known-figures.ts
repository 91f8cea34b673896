import { keyOf, type NumberToken, numbersIn } from "./numbers";

/** The figures that a paper holds, and whether one of them is among these. */
export type KnownFigures = {
  holds(token: NumberToken): boolean;
};

/** @param texts all that the model could read of the paper: text, title, abstract */
export function figuresOf(texts: readonly string[]): KnownFigures {
  const keys = new Set<string>();
  const words = new Set<string>();
  const units = new Set<string>();
  for (const text of texts) {
    for (const { from, to, readings, word, bare } of numbersIn(text)) {
      for (const key of readings.flat()) keys.add(key);
      // "1,000,200" may be a list.
      for (const part of text.slice(from, to).split(/[,，]/)) keys.add(keyOf(part));
      if (bare) keys.add(bare.key);
      if (word !== null) words.add(word);
    }
    for (const [word] of text.matchAll(/\p{L}+/gu)) {
      const value = numberWords[word.toLowerCase()];
      if (value !== undefined) keys.add(keyOf(String(value)));
    }
    for (const found of text.matchAll(unitInBrackets)) {
      units.add((found[1] ?? "").toLowerCase().replace(/s$/, ""));
    }
  }
  const has = (key: string) => keys.has(key);
  return {
    holds({ readings, foreign, word, bare }) {
      if (word !== null && words.has(word)) return true;
      const isHeld = (reading: readonly string[]) => reading.length > 0 && reading.every(has);
      if (readings.some(isHeld) || foreign.some(isHeld)) return true;
      // "1.5" under "Parameters (M)" is 1.5M.
      return bare !== null && isSameUnitIn(units, bare.unit) && has(bare.key);
    },
  };
}

const unitInBrackets = /[([](?:in )?(k|m|b|t|bn|thousands?|millions?|billions?|trillions?)[)\]]/gi;

const sameUnits = [
  ["k", "thousand"],
  ["m", "million"],
  ["b", "bn", "billion"],
  ["t", "trillion"],
];

function isSameUnitIn(units: ReadonlySet<string>, unit: string): boolean {
  const names = sameUnits.find((each) => each.includes(unit)) ?? [];
  return names.some((name) => units.has(name));
}

const numberWords: Record<string, number> = {
  zero: 0,
  one: 1,
  once: 1,
  two: 2,
  twice: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  eleven: 11,
  twelve: 12,
};
