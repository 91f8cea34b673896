import { type Features, featureCount } from "./features";

/** A paper as a direction: of its features those that count, weighted, of length 1. */
export type Vector = { ids: Int32Array; values: Float32Array };

/** A paper of a day by its number. */
export type Row = { features: Features; paper: number };

/**
 * What each feature counts: its inverse document frequency over the papers given, 0 for those that
 * too few of them have. Of features that stand in one paper or two nothing can be learnt.
 */
export function weightingOf(rows: readonly Row[]): Float32Array {
  const counts = new Int32Array(featureCount);
  for (const { features, paper } of rows) {
    const { starts, ids } = features;
    const end = starts[paper + 1] ?? 0;
    for (let at = starts[paper] ?? 0; at < end; at++) {
      const id = ids[at] ?? 0;
      counts[id] = (counts[id] ?? 0) + 1;
    }
  }
  const least = Math.min(5, Math.max(2, Math.round(rows.length / 1_200)));
  return Float32Array.from(counts, (count) =>
    count < least ? 0 : 1 + Math.log((rows.length + 1) / (count + 1)),
  );
}

export function vectorOf({ features, paper }: Row, weighting: Float32Array): Vector {
  const { starts, ids, weights } = features;
  const [start, end] = [starts[paper] ?? 0, starts[paper + 1] ?? 0];
  const own = new Int32Array(end - start);
  const values = new Float32Array(end - start);
  let size = 0;
  let squares = 0;
  for (let at = start; at < end; at++) {
    const id = ids[at] ?? 0;
    const value = (weights[at] ?? 0) * (weighting[id] ?? 0);
    if (value === 0) continue;
    own[size] = id;
    values[size++] = value;
    squares += value * value;
  }
  const length = Math.sqrt(squares) || 1;
  for (let at = 0; at < size; at++) values[at] = (values[at] ?? 0) / length;
  return { ids: own.subarray(0, size), values: values.subarray(0, size) };
}

export function dot({ ids, values }: Vector, direction: ArrayLike<number>): number {
  let sum = 0;
  for (let at = 0; at < ids.length; at++) {
    sum += (values[at] ?? 0) * (direction[ids[at] ?? 0] ?? 0);
  }
  return sum;
}

export function addTo(direction: Float64Array, { ids, values }: Vector, factor: number): void {
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at] ?? 0;
    direction[id] = (direction[id] ?? 0) + factor * (values[at] ?? 0);
  }
}

/** The mean of vectors with weights, all alike unless said. */
export function meanOf(vectors: readonly Vector[], weights?: readonly number[]): Float64Array {
  const mean = new Float64Array(featureCount);
  const total = weights?.reduce((sum, each) => sum + each, 0) ?? vectors.length;
  for (const [index, vector] of vectors.entries()) {
    addTo(mean, vector, (weights?.[index] ?? 1) / (total || 1));
  }
  return mean;
}
