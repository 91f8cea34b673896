import type { PapersById } from "../arxiv/api-papers";
import type { Day } from "../arxiv/calendar";
import type { ZoteroLibrary } from "../config/schema";
import { digest, type Interest } from "../interest/interest";
import type { Log } from "../log";
import { createMemo } from "../memo";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import type { Store } from "../store/store";
import type { Values } from "../store/values";
import { createAsking, ownUntil } from "./asking";
import { type LibraryRecord, libraryName } from "./kept-library";
import type { KeptText } from "./kept-texts";
import { createLibraries } from "./libraries";
import { type LikedPaper, likedFromPaper } from "./liked-paper";
import { noProfile, type Profile, profileOf } from "./profile";
import type { LikesReport } from "./report";
import { createTexts } from "./texts";
import type { Zotero } from "./zotero";

/** From "a reader names papers" to "their texts are at hand". */
export type Likes = {
  /**
   * The texts of what an interest likes and does not: from memory, the store and the archive, and
   * never from outside. `missing`: ids that nothing here knows yet.
   */
  lookup(interest: Wished, head: Head, now: Date): Promise<LookedUp>;
  /** What is to be done behind an answer that was made of these; null where there is nothing. */
  workBehind(found: LookedUp, now: Date): (() => Promise<unknown>) | null;
  /** Whether a refresh has something to do about the libraries, as far as is known here. */
  isDue(now: Date): boolean;
  /**
   * Reads libraries and fetches texts for the configured feeds, where it is time; `hasTime` is asked
   * before each piece of work.
   */
  refresh(head: Head, now: Date, hasTime?: () => boolean): Promise<LikesReport>;
  /** How it stands with the likes of the configured feeds; null where there are none. */
  status(head: Head, now: Date): Promise<LikesStatus | null>;
};

export type Wished = Pick<Interest, "likes" | "unlikes" | "library">;

export type LookedUp = Profile & { missing: readonly string[] };

export type LikesStatus = {
  known: number;
  missing: number; // to be fetched
  absent: string[]; // ids that arXiv does not have
  trouble: { reason: string; retryAt: number } | null; // with fetching what is missing
  libraries: { name: string; record: LibraryRecord | null }[];
};

/** While something is missing another process may find it; a library may be read by another. */
const missingLifeMs = 60_000;
const profileLifeMs = 300_000;
const profileBytes = 16_000_000; // as if no two profiles had a text in common
/** That a text was asked for is noted once in so long. */
const askedAgainMs = 86_400_000;

/** Where texts come from besides what was announced. */
export type LikeSources = {
  papersById: PapersById;
  zotero: Zotero;
  bibliographies: ReadonlyMap<string, readonly LikedPaper[]>; // by their paths
};

export function createLikes(
  needs: LikeSources & {
    archive: Pick<Archive, "listings" | "batch">;
    /** Of the configured feeds. */
    own: readonly Wished[];
    store: Store;
    values: Values;
    log: Log;
    sleep: (ms: number) => Promise<void>;
  },
): Likes {
  const { archive } = needs;
  const texts = createTexts(needs);
  const libraries = createLibraries(needs);
  const asking = createAsking({ ...needs, texts });
  const profiles = createMemo<{ found: LookedUp; of: string; madeAt: number }>(
    profileBytes,
    ({ found: { liked, unliked } }) =>
      [...liked, ...unliked].reduce((sum, paper) => sum + 2 * paper.abstract.length + 500, 500),
  );
  const unkept = new WeakMap<LookedUp, Map<string, KeptText>>();
  const own: Wished = {
    likes: [...new Set(needs.own.flatMap(({ likes }) => likes))].sort(),
    unlikes: [...new Set(needs.own.flatMap(({ unlikes }) => unlikes))].sort(),
    library: {
      files: [...new Set(needs.own.flatMap(({ library }) => library.files))].sort(),
      zotero: distinct(needs.own.flatMap(({ library }) => library.zotero)),
    },
  };
  let isOwnMissing = false;
  let index: { head: Head; days: Map<string, Day> } | null = null;

  const listedPapers = async ({ files, zotero }: Wished["library"], now: Date) => {
    const inFiles = files.flatMap((file) => needs.bibliographies.get(file) ?? []);
    const read = await Promise.all(zotero.map((library) => libraries.papersOf(library, now)));
    return [...inFiles, ...read.flat()];
  };

  /** The newest day on which the archive has each paper. */
  const daysOf = async (head: Head): Promise<Map<string, Day>> => {
    if (index?.head === head) return index.days;
    const days = new Map<string, Day>();
    for (const { day, entries } of await archive.listings(head)) {
      for (const { id } of entries) if ((days.get(id) ?? "") < day) days.set(id, day);
    }
    index = { head, days };
    return days;
  };

  const inArchive = async (ids: readonly string[], head: Head, now: Date) => {
    const found = new Map<string, KeptText>();
    if (ids.length === 0) return found;
    const days = await daysOf(head);
    const wanted = new Map<Day, Set<string>>();
    for (const id of ids) {
      const day = days.get(id);
      if (day !== undefined) wanted.set(day, (wanted.get(day) ?? new Set()).add(id));
    }
    for (const [day, some] of wanted) {
      for (const { paper } of (await archive.batch(head, day))?.announcements ?? []) {
        if (!some.has(paper.id)) continue;
        const at = { foundAt: now.getTime(), askedAt: now.getTime() };
        found.set(paper.id, { paper: likedFromPaper(paper), ...at });
      }
    }
    return found;
  };

  const find = async (wished: Wished, head: Head, now: Date): Promise<LookedUp> => {
    const listed = await listedPapers(wished.library, now);
    // What a library tells in full need not be looked up.
    const brief = listed.flatMap(({ id, abstract }) => (id !== null && abstract === "" ? id : []));
    const ids = [...new Set([...wished.likes, ...brief, ...wished.unlikes])];
    const kept = await texts.find(ids, now);
    const others = await inArchive(
      ids.filter((id) => !kept.has(id)),
      head,
      now,
    );
    const textOf = (id: string) => kept.get(id)?.paper ?? others.get(id)?.paper ?? [];
    const told = listed.flatMap((paper) => (paper.abstract === "" ? fuller(paper, textOf) : paper));
    const liked = [...told, ...wished.likes.flatMap(textOf)];
    const unlikedTexts = [...wished.unlikes.flatMap(textOf), ...listedIn(told, wished.unlikes)];
    const disliked = new Set(wished.unlikes);
    const profile = profileOf(
      liked
        .filter(({ id }) => id === null || !disliked.has(id))
        .filter(({ title }) => title !== ""),
      unlikedTexts,
    );
    const missing = ids.filter((id) => !kept.has(id) && !others.has(id));
    const found = { ...profile, missing };
    const asked = [...kept].filter(([, { askedAt }]) => now.getTime() - askedAt > askedAgainMs);
    const noted = asked.map(([id, text]) => [id, { ...text, askedAt: now.getTime() }] as const);
    unkept.set(found, new Map([...others, ...noted]));
    return found;
  };

  const lookup: Likes["lookup"] = async (wished, head, now) => {
    const { likes, unlikes, library } = wished;
    const isEmpty = [likes, unlikes, library.files, library.zotero].every(
      ({ length }) => length === 0,
    );
    if (isEmpty) return nothingLiked;
    const name = digest([likes, unlikes, library]);
    const of = `${texts.generation()} ${libraries.generation()}`;
    const known = profiles.get(name);
    if (known?.of === of) {
      const lifeMs = known.found.missing.length > 0 ? missingLifeMs : profileLifeMs;
      if (Math.abs(now.getTime() - known.madeAt) < lifeMs) return known.found;
    }
    const found = await find(wished, head, now);
    const made = `${texts.generation()} ${libraries.generation()}`;
    profiles.set(name, { found, of: made, madeAt: now.getTime() });
    return found;
  };

  const keepFound = async (found: LookedUp, now: Date): Promise<void> => {
    const more = unkept.get(found);
    unkept.delete(found);
    if (more !== undefined && more.size > 0) await texts.keep(more, now);
  };

  return {
    lookup,
    workBehind(found, now) {
      const isKept = (unkept.get(found)?.size ?? 0) === 0;
      const mayAsk = found.missing.length > 0 && asking.mayAsk(now);
      if (isKept && !mayAsk) return null;
      return async () => {
        await keepFound(found, now);
        if (mayAsk) await asking.ask(found.missing, now);
      };
    },
    isDue: (now) =>
      own.library.zotero.some((library) => libraries.isDue(library, now)) ||
      (isOwnMissing && asking.mayAsk(now, true)),
    async refresh(head, now, hasTime = () => true) {
      const report: LikesReport = { libraries: 0, papers: 0, remarks: [] };
      for (const library of own.library.zotero) {
        if (!hasTime()) break;
        const read = await libraries.refresh(library, now);
        if (read !== null) report.libraries++;
        if (read?.failure !== undefined) report.remarks.push(read.failure);
      }
      const found = await lookup(own, head, now);
      await keepFound(found, now);
      if (found.missing.length > 0 && asking.mayAsk(now, true) && hasTime()) {
        report.papers = await asking.ask(found.missing, now, true);
        const { reason } = asking.trouble() ?? {};
        if (reason !== undefined)
          report.remarks.push(`liked papers could not be fetched: ${reason}`);
      }
      const after = await lookup(own, head, now);
      await keepOwn(after, now);
      isOwnMissing = after.missing.length > 0;
      return report;
    },
    async status(head, now) {
      const found = await lookup(own, head, now);
      if (found === nothingLiked) return null;
      const kept = await texts.find([...own.likes, ...own.unlikes], now);
      const records = own.library.zotero.map((library) => libraries.record(library, now));
      const read = await Promise.all(records);
      return {
        known: found.liked.length + found.unliked.length,
        missing: found.missing.length,
        absent: [...kept].flatMap(([id, { paper }]) => (paper === null ? [id] : [])),
        trouble: found.missing.length > 0 ? asking.trouble() : null,
        libraries: own.library.zotero.map((library, at) => ({
          name: libraryName(library),
          record: read[at] ?? null,
        })),
      };
    },
  };

  /** Those that config.json names stay, whatever strangers ask for. */
  async function keepOwn(found: LookedUp, now: Date): Promise<void> {
    const ids = [...found.liked, ...found.unliked].flatMap(({ id }) => id ?? []);
    const kept = await texts.find(ids, now);
    const until = ownUntil(now);
    const due = [...kept].filter(([, { ownUntil = 0 }]) => until - ownUntil > askedAgainMs);
    if (due.length === 0) return;
    await texts.keep(new Map(due.map(([id, text]) => [id, { ...text, ownUntil: until }])), now);
  }
}

const nothingLiked: LookedUp = { ...noProfile, missing: [] };

/** What is known of a paper that a library tells of in brief, with what only the library knows. */
function fuller(
  paper: LikedPaper,
  textOf: (id: string) => LikedPaper | never[],
): LikedPaper | LikedPaper[] {
  const text = paper.id === null ? [] : textOf(paper.id);
  return Array.isArray(text) ? [paper] : { ...text, addedAt: paper.addedAt };
}

function listedIn(papers: readonly LikedPaper[], ids: readonly string[]): LikedPaper[] {
  const wanted = new Set(ids);
  return papers.filter(({ id, title }) => id !== null && title !== "" && wanted.has(id));
}

function distinct(libraries: readonly ZoteroLibrary[]): ZoteroLibrary[] {
  return [...new Map(libraries.map((each) => [libraryName(each), each])).values()];
}
