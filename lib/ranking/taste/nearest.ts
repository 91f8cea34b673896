import { z } from "zod";
import type { Profile } from "../../likes/profile";
import { readable } from "../../tex/readable";
import type { DayIndex } from "../day-index";
import { eachWord } from "../words";
import { featuresOf } from "./features";
import { compareWithLikes, type LikedPostings, likedPostings } from "./liked-postings";
import { type Shared, type SharedWord, sharedWords } from "./shared-words";
import type { Taste } from "./taste";
import { type Vector, vectorOf } from "./vectors";

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
  const { weighting, direction } = taste;
  const vector = vectorOf({ features: featuresOf(index), paper }, weighting);
  const postings = likedPostings(profile.liked, weighting);
  const like = nearestOf(postings, vector);
  const liked = profile.liked[like];
  const held = index.papers[paper];
  if (liked === undefined || held === undefined) return null;
  const words = sharedWords(index, paper, sharedWith(postings, like, vector, direction));
  return { id: liked.id, title: liked.title, words: asWritten(words, held) };
}

/** The like that is nearest; -1 where none has a feature of the paper. */
function nearestOf(likes: LikedPostings, paper: Vector): number {
  const cosines = new Float64Array(likes.count);
  compareWithLikes(likes, paper, cosines);
  let nearest = -1;
  for (let like = 0, best = 0; like < cosines.length; like++) {
    if ((cosines[like] ?? 0) <= best) continue;
    best = cosines[like] ?? 0;
    nearest = like;
  }
  return nearest;
}

/** How much each feature that both have makes them near, of those that speak for the taste. */
function sharedWith(
  { rows, starts, likes, values }: LikedPostings,
  like: number,
  paper: Vector,
  direction: Float32Array,
): Shared {
  const shared: Shared = { ids: [], weights: [] };
  for (let at = 0; at < paper.ids.length; at++) {
    const id = paper.ids[at] ?? 0;
    const row = rows.get(id);
    if (row === undefined || (direction[id] ?? 0) <= 0) continue;
    for (let place = starts[row] ?? 0; place < (starts[row + 1] ?? 0); place++) {
      if (likes[place] !== like) continue;
      shared.ids.push(id);
      shared.weights.push((paper.values[at] ?? 0) * (values[place] ?? 0));
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
