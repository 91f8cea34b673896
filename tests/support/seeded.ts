/** Chance that repeats itself: the same seed gives the same choices. */
export type Chance = {
  /** From 0 up to 1, without 1. */
  next(): number;
  /** A whole number, both bounds included. */
  between(low: number, high: number): number;
  /** True with this probability. */
  happens(probability: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** `count` different ones, or all there are, in random order. */
  sample<T>(choices: readonly T[], count: number): T[];
};

export function chanceFrom(seed: number | string): Chance {
  let state = hash(String(seed));

  // mulberry32
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1));
  const sample = <T>(choices: readonly T[], count: number) => {
    const rest = [...choices];
    const taken: T[] = [];
    while (rest.length > 0 && taken.length < count) {
      taken.push(...rest.splice(between(0, rest.length - 1), 1));
    }
    return taken;
  };
  return {
    next,
    between,
    happens: (probability) => next() < probability,
    pick: <T>(choices: readonly T[]) => {
      if (choices.length === 0) throw new Error("Nothing to pick from");
      return choices[between(0, choices.length - 1)] as T;
    },
    sample,
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value >>> 0;
}
