import type { DayIndex } from "../day-index";
import { type Features, featuresOf } from "./features";
import type { Taste } from "./taste";

/**
 * How much each paper of a day is to a taste, in standard deviations from what is usual: 0 is a
 * paper like any other, 3 one in several hundred.
 */
export function likenessOf(taste: Taste, index: DayIndex): Float64Array {
  const features = featuresOf(index);
  const lengths = lengthsOf(features, taste.weighting);
  const weighted = weightedDirection(taste);
  const { starts, ids, weights } = features;
  const scores = new Float64Array(index.papers.length);
  for (let paper = 0; paper < scores.length; paper++) {
    const end = starts[paper + 1] ?? 0;
    let sum = 0;
    for (let at = starts[paper] ?? 0; at < end; at++) {
      sum += (weights[at] ?? 0) * (weighted[ids[at] ?? 0] ?? 0);
    }
    scores[paper] = sum / (lengths[paper] || 1) + taste.threshold;
  }
  return scores;
}

/** Likeness as points: never below nothing, and about the deviations where there are any. */
export function likenessPoints(deviations: number): number {
  return deviations > 20 ? deviations : Math.log1p(Math.exp(deviations));
}

/** The direction with the weighting in it, so that one number is read a feature, not two. */
function weightedDirection(taste: Taste): Float32Array {
  const known = weightedByTaste.get(taste);
  if (known !== undefined) return known;
  const { direction, weighting } = taste;
  const weighted = direction.map((each, id) => each * (weighting[id] ?? 0));
  weightedByTaste.set(taste, weighted);
  return weighted;
}

const weightedByTaste = new WeakMap<Taste, Float32Array>();

/** Of the papers' vectors: the same for all tastes that were learnt against the same papers. */
function lengthsOf(features: Features, weighting: Float32Array): Float32Array {
  const byFeatures = lengthsByWeighting.get(weighting) ?? new WeakMap<Features, Float32Array>();
  lengthsByWeighting.set(weighting, byFeatures);
  const known = byFeatures.get(features);
  if (known !== undefined) return known;
  const { starts, ids, weights } = features;
  const lengths = new Float32Array(starts.length - 1);
  for (let paper = 0; paper < lengths.length; paper++) {
    let squares = 0;
    for (let at = starts[paper] ?? 0; at < (starts[paper + 1] ?? 0); at++) {
      const value = (weights[at] ?? 0) * (weighting[ids[at] ?? 0] ?? 0);
      squares += value * value;
    }
    lengths[paper] = Math.sqrt(squares);
  }
  byFeatures.set(features, lengths);
  return lengths;
}

const lengthsByWeighting = new WeakMap<Float32Array, WeakMap<Features, Float32Array>>();
