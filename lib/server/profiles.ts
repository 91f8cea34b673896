import type { Interest } from "../interest/interest";
import type { Likes, LookedUp } from "../likes/likes";
import type { Head } from "../papers/head";
import type { RequestContext } from "./readiness";

/**
 * The texts that an interest is ranked by, as far as they are known; what is missing is fetched behind
 * the answer. Only where nothing else could rank the papers, and not one of the texts is known, a
 * reader waits for arXiv, and not for long.
 */
export type Profiles = (
  interest: Interest,
  head: Head,
  request: RequestContext,
) => Promise<LookedUp>;

const longestWaitMs = 25_000;
const lookAgainMs = 500;

export function createProfiles(needs: {
  likes: Likes;
  sleep: (ms: number) => Promise<void>;
}): Profiles {
  const { likes } = needs;

  const waitFor = async (interest: Interest, head: Head, { now, defer }: RequestContext) => {
    let isOver = false;
    const over = needs.sleep(longestWaitMs).then(() => {
      isOver = true;
    });
    for (let hasTried = false; ; hasTried = true) {
      const found = await likes.lookup(interest, head, now);
      const work = found.liked.length > 0 || isOver ? null : likes.workBehind(found, now);
      if (work === null) return found;
      // What another process is fetching is seen in the store.
      if (hasTried) await Promise.race([needs.sleep(lookAgainMs), over]);
      const doing = work();
      // Where the platform stops a process that has answered, this keeps it going.
      defer(async () => void (await doing));
      await Promise.race([doing, over]);
    }
  };

  return async (interest, head, request) => {
    const found = await likes.lookup(interest, head, request.now);
    if (canRank(interest, found)) {
      const work = likes.workBehind(found, request.now);
      if (work !== null) request.defer(async () => void (await work()));
      return found;
    }
    return waitFor(interest, head, request);
  };
}

function canRank({ keywords, search, likes }: Interest, { liked, missing }: LookedUp): boolean {
  const isUnknown = liked.length === 0 && likes.some((id) => missing.includes(id));
  return keywords.length > 0 || search !== null || !isUnknown;
}
