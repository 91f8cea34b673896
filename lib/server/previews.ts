import { notCovered } from "../arxiv/taxonomy";
import { type Replay, replayOf } from "../builder/replay";
import type { Interest } from "../interest/interest";
import type { Likes } from "../likes/likes";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import { daysHeld } from "../papers/head";
import { type Followed, followedCategories } from "../refresh/followed";
import type { Values } from "../store/values";
import { storeTrouble } from "./health";
import { createSelections } from "./selections";
import type { Tastes } from "./tastes";

/** What a feed that is being built would have brought; nothing is fetched or followed for it. */
export type Preview = {
  replay: Replay;
  followed: readonly string[]; // categories that this server has at the moment
  notFollowed: readonly string[]; // of those asked for
  unknownLikes: number; // liked papers whose texts are not here yet
  unread: number; // days held that the store does not give
  store: string | null; // what is wrong with it
};

/** Four weeks, but for holidays. */
const mostDays = 20;
/** What liked papers tell is learnt anew for each week, which takes a second. */
const mostDaysWithLikes = 10;
const daysAtOnce = 8;

export function createPreviews(needs: {
  archive: Archive;
  likes: Pick<Likes, "lookup">;
  tastes: Tastes;
  followed: Followed;
  values: Values;
  keptDays: number;
  log: Log;
}): (interest: Interest, now: Date) => Promise<Preview> {
  const { archive, likes, followed } = needs;
  // With a memory of its own: who tries out feeds takes no place from those that are read.
  const selections = createSelections({ ...needs, feeds: [] });

  return async (asked, now) => {
    const head = await archive.head(now);
    const interest = { ...asked, day: null, hasRest: false };
    const profile = await likes.lookup(interest, head, now);
    const most = profile.version === "" ? mostDays : mostDaysWithLikes;
    const days = daysHeld(head).slice(0, most);
    const read = [];
    for (let from = 0; from < days.length; from += daysAtOnce) {
      const some = days.slice(from, from + daysAtOnce);
      read.push(...(await Promise.all(some.map((day) => archive.batch(head, day)))));
    }
    const batches = read.filter((batch) => batch !== null);
    // What is below the cut is shown of the newest day alone.
    const withRest = { ...interest, hasRest: true };
    const choices = [
      ...(await selections.choose(withRest, head, batches.slice(0, 1), profile)),
      ...(await selections.choose(interest, head, batches.slice(1), profile)),
    ];
    const chosen = batches.map((batch, at) => ({ batch, ranked: choices[at]?.ranked ?? [] }));
    const inForce = followedCategories(followed.categories, head.categories, now);
    return {
      replay: replayOf(interest, chosen),
      followed: inForce,
      notFollowed: notCovered(interest.categories, inForce),
      unknownLikes: profile.missing.length,
      unread: days.length - batches.length,
      store: archive.trouble() === null ? null : storeTrouble,
    };
  };
}
