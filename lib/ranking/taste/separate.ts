import { addTo, dot, type Vector } from "./vectors";

/** A paper that belongs on one side, and how much it may cost to have it there. */
export type Example = { vector: Vector; side: 1 | -1; cost: number };

/**
 * The direction and threshold that part two kinds of papers with the widest margin, as far from a
 * given one as it pays: a linear support vector machine that is drawn to a prior, by dual coordinate
 * descent (Hsieh et al., "A Dual Coordinate Descent Method for Large-scale Linear SVM", 2008).
 *
 * With few examples the prior stays nearly as it is, since it parts them already; with many it is
 * forgotten. Changes `direction` and returns the threshold. The order of the examples is shuffled in
 * the same way every time: equal input, equal result.
 */
export function separate(
  examples: readonly Example[],
  direction: Float64Array,
  threshold: number,
  rounds: number,
): number {
  let bias = threshold;
  const forces = new Float64Array(examples.length); // Lagrange's multipliers
  const sizes = examples.map(({ vector }) => 1 + vector.values.reduce((sum, v) => sum + v * v, 0));
  const order = Int32Array.from(examples.keys());
  const random = randomNumbers();
  for (let round = 0; round < rounds; round++) {
    shuffle(order, random);
    for (const index of order) {
      const example = examples[index];
      if (example === undefined) continue;
      const { vector, side, cost } = example;
      const before = forces[index] ?? 0;
      const slope = side * (dot(vector, direction) + bias) - 1;
      const after = Math.min(cost, Math.max(0, before - slope / (sizes[index] ?? 1)));
      if (after === before) continue;
      forces[index] = after;
      addTo(direction, vector, (after - before) * side);
      bias += (after - before) * side;
    }
  }
  return bias;
}

function shuffle(order: Int32Array, random: () => number): void {
  for (let at = order.length - 1; at > 0; at--) {
    const other = Math.floor(random() * (at + 1));
    const held = order[at] ?? 0;
    order[at] = order[other] ?? 0;
    order[other] = held;
  }
}

/** Mulberry32, from a seed of its own. */
function randomNumbers(): () => number {
  let state = 20_070_401;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
