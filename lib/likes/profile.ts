import { type Day, midnightOf } from "../arxiv/calendar";
import { digest } from "../interest/interest";
import type { LikedPaper } from "./liked-paper";

/** The texts of the papers that an interest likes and does not like, as far as they are known. */
export type Profile = {
  liked: readonly LikedPaper[]; // in the order of their keys
  unliked: readonly LikedPaper[];
  version: string; // equal versions: equal texts; "" where nothing is liked or disliked
};

export const noProfile: Profile = { liked: [], unliked: [], version: "" };

/**
 * A profile of the papers that were found. Of several texts of one paper one with an abstract counts;
 * what is not liked is never among the liked, from whatever library it comes.
 */
export function profileOf(liked: Iterable<LikedPaper>, unliked: Iterable<LikedPaper>): Profile {
  const disliked = byKey(unliked);
  const wanted = byKey(liked);
  for (const key of disliked.keys()) wanted.delete(key);
  const ordered = { liked: inOrder(wanted), unliked: inOrder(disliked) };
  return { ...ordered, version: versionOf(ordered) };
}

/**
 * The profile as it was when a day was announced: what was put into a library later decides nothing
 * about that day, so that its selection stays as it is. Where nothing is as old, all counts.
 */
export function profileOn(profile: Profile, day: Day): Profile {
  const known = asOf.get(profile)?.get(day);
  if (known !== undefined) return known;
  const until = midnightOf(day).getTime();
  const liked = profile.liked.filter(({ addedAt = 0 }) => addedAt < until);
  const isAll = liked.length === profile.liked.length || liked.length === 0;
  const then = isAll
    ? profile
    : { liked, unliked: profile.unliked, version: versionOf({ liked, unliked: profile.unliked }) };
  asOf.set(profile, (asOf.get(profile) ?? new Map()).set(day, then));
  return then;
}

const asOf = new WeakMap<Profile, Map<Day, Profile>>();

function versionOf({ liked, unliked }: Omit<Profile, "version">): string {
  if (liked.length === 0 && unliked.length === 0) return "";
  return digest([liked.map(nameOf), unliked.map(nameOf)]);
}

/** Texts are many and stay the same for long. */
const names = new WeakMap<LikedPaper, string>();

function nameOf(paper: LikedPaper): string {
  const known = names.get(paper);
  if (known !== undefined) return known;
  const { key, title, abstract, authors, categories, addedAt } = paper;
  const name = digest([key, title, abstract, authors, categories, addedAt]);
  names.set(paper, name);
  return name;
}

function byKey(papers: Iterable<LikedPaper>): Map<string, LikedPaper> {
  const found = new Map<string, LikedPaper>();
  for (const paper of papers) {
    const known = found.get(paper.key);
    if (known === undefined || (known.abstract === "" && paper.abstract !== "")) {
      found.set(paper.key, withOldest(paper, known));
    } else found.set(paper.key, withOldest(known, paper));
  }
  return found;
}

/** A paper that was liked twice is liked since the first time; without a date, for ever. */
function withOldest(paper: LikedPaper, other: LikedPaper | undefined): LikedPaper {
  if (other === undefined || paper.addedAt === undefined) return paper;
  const addedAt = other.addedAt === undefined ? undefined : Math.min(paper.addedAt, other.addedAt);
  return addedAt === paper.addedAt ? paper : { ...paper, addedAt };
}

function inOrder(papers: Map<string, LikedPaper>): LikedPaper[] {
  return [...papers.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
}
