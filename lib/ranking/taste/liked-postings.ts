import type { LikedPaper } from "../../likes/liked-paper";
import { featuresOf } from "./features";
import { indexOfNamed } from "./named";
import { type Vector, vectorOf } from "./vectors";

/**
 * Which liked papers have a feature, and how much each makes of it: what other papers are compared
 * with them by, all at once.
 */
export type LikedPostings = {
  rows: ReadonlyMap<number, number>; // by feature
  starts: Int32Array; // a row's likes are those from starts[row] to starts[row + 1]
  likes: Int32Array; // by their numbers
  values: Float32Array;
  count: number; // of liked papers
};

/** Kept as long as the weighting is, and the list of likes. */
export function likedPostings(
  liked: readonly LikedPaper[],
  weighting: Float32Array,
): LikedPostings {
  const ofWeighting = known.get(weighting) ?? new WeakMap<readonly LikedPaper[], LikedPostings>();
  known.set(weighting, ofWeighting);
  const found = ofWeighting.get(liked);
  if (found !== undefined) return found;
  const made = makePostings(liked, weighting);
  ofWeighting.set(liked, made);
  return made;
}

const known = new WeakMap<Float32Array, WeakMap<readonly LikedPaper[], LikedPostings>>();

function makePostings(liked: readonly LikedPaper[], weighting: Float32Array): LikedPostings {
  const features = featuresOf(indexOfNamed(liked));
  const vectors = liked.map((_, paper) => vectorOf({ features, paper }, weighting));
  const counts = new Map<number, number>();
  for (const { ids } of vectors) {
    for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  const rows = new Map<number, number>();
  const starts = new Int32Array(counts.size + 1);
  for (const [id, count] of counts) {
    const row = rows.size;
    rows.set(id, row);
    starts[row + 1] = (starts[row] ?? 0) + count;
  }
  const ends = starts.slice();
  const likes = new Int32Array(starts[counts.size] ?? 0);
  const values = new Float32Array(likes.length);
  for (const [like, vector] of vectors.entries()) {
    for (const [at, id] of vector.ids.entries()) {
      const row = rows.get(id) ?? 0;
      const place = ends[row] ?? 0;
      likes[place] = like;
      values[place] = vector.values[at] ?? 0;
      ends[row] = place + 1;
    }
  }
  return { rows, starts, likes, values, count: liked.length };
}

/** The cosine of a paper and each liked one, by the likes' numbers, into `into`. */
export function compareWithLikes(
  { rows, starts, likes, values }: LikedPostings,
  paper: Vector,
  into: Float64Array,
): void {
  into.fill(0);
  for (let at = 0; at < paper.ids.length; at++) {
    const row = rows.get(paper.ids[at] ?? 0);
    if (row === undefined) continue;
    const value = paper.values[at] ?? 0;
    for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place++) {
      const like = likes[place] ?? 0;
      into[like] = (into[like] ?? 0) + value * (values[place] ?? 0);
    }
  }
}
