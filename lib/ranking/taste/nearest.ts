import { z } from "zod";
import type { Profile } from "../../likes/profile";
import { readable } from "../../tex/readable";
import type { DayIndex } from "../day-index";
import { eachWord } from "../words";
import { featuresOf } from "./features";
import { type Shared, type SharedWord, sharedWords } from "./shared-words";
import { indexOfNamed, type Taste } from "./taste";
import { vectorOf } from "./vectors";

/** The liked paper that a paper is nearest to, and the words that both have. */
export const nearestSchema = z.object({
  id: z.string().nullable(), // arXiv's; null for a paper from elsewhere
  title: z.string(), // TeX, where it is arXiv's
  words: z.array(z.string()), // as the paper writes them, those that make them near first
});
export type Nearest = z.infer<typeof nearestSchema>;

/** Null where no liked paper has anything in common with the paper. */
export function nearestLikes(
  taste: Taste,
  profile: Profile,
  index: DayIndex,
  paper: number,
): Nearest | null {
  const postings = likedPostings(taste, profile);
  const like = nearestOf(postings, taste.weighting, index, paper);
  const liked = profile.liked[like];
  const held = index.papers[paper];
  if (liked === undefined || held === undefined) return null;
  const words = sharedWords(index, paper, sharedWith(postings, like, taste, index, paper));
  return { id: liked.id, title: liked.title, words: asWritten(words, held) };
}

/** Which liked papers have a feature, and how much of each is made of it. */
type Postings = {
  rows: ReadonlyMap<number, number>; // by feature
  starts: Int32Array; // a row's likes are those from starts[row] to starts[row + 1]
  likes: Int32Array;
  values: Float32Array;
  scores: Float64Array; // at hand, one for each like
};

/** Kept as long as the taste is. */
function likedPostings(taste: Taste, { liked }: Profile): Postings {
  const known = postingsByTaste.get(taste);
  if (known !== undefined) return known;
  const features = featuresOf(indexOfNamed(liked));
  const vectors = liked.map((_, paper) => vectorOf({ features, paper }, taste.weighting));
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
  const made = { rows, starts, likes, values, scores: new Float64Array(liked.length) };
  postingsByTaste.set(taste, made);
  return made;
}

const postingsByTaste = new WeakMap<Taste, Postings>();

/** The like whose vector is nearest in direction; -1 where none has a feature of the paper. */
function nearestOf(
  { rows, starts, likes, values, scores }: Postings,
  weighting: Float32Array,
  index: DayIndex,
  paper: number,
): number {
  const features = featuresOf(index);
  scores.fill(0);
  for (let at = features.starts[paper] ?? 0; at < (features.starts[paper + 1] ?? 0); at++) {
    const id = features.ids[at] ?? 0;
    const row = rows.get(id);
    if (row === undefined) continue;
    const value = (features.weights[at] ?? 0) * (weighting[id] ?? 0);
    for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place++) {
      const like = likes[place] ?? 0;
      scores[like] = (scores[like] ?? 0) + value * (values[place] ?? 0);
    }
  }
  let nearest = -1;
  for (let like = 0, best = 0; like < scores.length; like++) {
    if ((scores[like] ?? 0) <= best) continue;
    best = scores[like] ?? 0;
    nearest = like;
  }
  return nearest;
}

/** How much each feature that both have makes them near, of those that speak for the taste. */
function sharedWith(
  { rows, starts, likes, values }: Postings,
  like: number,
  { weighting, direction }: Taste,
  index: DayIndex,
  paper: number,
): Shared {
  const features = featuresOf(index);
  const shared: Shared = { ids: [], weights: [] };
  for (let at = features.starts[paper] ?? 0; at < (features.starts[paper + 1] ?? 0); at++) {
    const id = features.ids[at] ?? 0;
    const row = rows.get(id);
    if (row === undefined || (direction[id] ?? 0) <= 0) continue;
    for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place++) {
      if (likes[place] !== like) continue;
      shared.ids.push(id);
      const value = (features.weights[at] ?? 0) * (weighting[id] ?? 0);
      shared.weights.push(value * (values[place] ?? 0));
    }
  }
  return shared;
}

/** Words are told as they stand in the text: of those few the text is read again. */
function asWritten(
  words: readonly SharedWord[],
  paper: { title: string; abstract: string },
): string[] {
  const written = { title: [] as string[], abstract: [] as string[] };
  for (const field of ["title", "abstract"] as const) {
    if (words.some((word) => word.field === field)) written[field] = wordsIn(paper[field]);
  }
  return words.map(({ field, nth, before }) => {
    const word = written[field][nth] ?? "";
    return before === "" ? word : `${written[field][nth - 1] ?? ""}${before}${word}`;
  });
}

function wordsIn(text: string): string[] {
  const words: string[] = [];
  eachWord(readable(text), (source, start, end) => words.push(source.slice(start, end)));
  return words;
}
