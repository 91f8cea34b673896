import { dayInWords, newYorkDay } from "../arxiv/calendar";
import type { LikesStatus } from "../likes/likes";
import { capitalised, counted, listed } from "../words";
import { type Check, setting } from "./check";
import type { Setup } from "./doctor";

/** What `/status` says of the papers that config.json names as liked. */
export function likesCheck({ isOnVercel }: Setup, likes: LikesStatus): Check {
  const name = "Liked papers";
  const known = `${counted(likes.known, "liked paper")} ${likes.known === 1 ? "is" : "are"} known`;
  const failing = likes.libraries.find(({ record }) => record?.failure !== undefined);
  if (failing?.record?.failure !== undefined) {
    const { failure, reading } = failing.record;
    const meanwhile = reading
      ? `what it held on ${dayInWords(newYorkDay(new Date(reading.readAt)))} counts meanwhile`
      : "it has not been read yet";
    return {
      name,
      state: "failing",
      finding: `${failure.message}: ${failing.name}; ${meanwhile}.`,
      remedy: remedyFor(failure.code, isOnVercel),
    };
  }
  if (likes.missing > 0) {
    const why = likes.trouble === null ? "" : `: ${likes.trouble.reason}`;
    return {
      name,
      state: likes.trouble === null ? "missing" : "failing",
      finding: `${known}, and ${likes.missing} could not be fetched yet${why}.`,
      remedy: "Wait: arXiv is asked for them by itself, ever more slowly, and feeds do without.",
    };
  }
  if (likes.absent.length > 0) {
    const some = likes.absent.slice(0, 5);
    const more = likes.absent.length > some.length ? " and others" : "";
    return {
      name,
      state: "missing",
      finding: `${known}, but arXiv does not have ${listed(some)}${more}.`,
      remedy: "Look whether these ids, among likes and unlikes in config.json, are right.",
    };
  }
  const unread = likes.libraries.find(({ record }) => record?.reading === undefined);
  if (unread !== undefined) {
    return {
      name,
      state: "missing",
      finding: `${known}; Zotero has not been asked yet for ${unread.name}.`,
      remedy: "Wait for the next refresh, or start one.",
    };
  }
  return { name, state: "found", finding: `${capitalised(known)}${libraryNote(likes)}.` };
}

/** "; the library users/12345 was read on Tuesday, 16 June, with 120 papers". */
function libraryNote({ libraries }: LikesStatus): string {
  return libraries
    .map(({ name, record }) => {
      const { readAt = 0, count = 0, isCut = false } = record?.reading ?? {};
      const day = dayInWords(newYorkDay(new Date(readAt)));
      const papers = isCut
        ? `its newest ${counted(count, "paper")} count`
        : `it has ${counted(count, "paper")}`;
      return `; the Zotero library ${name} was read on ${day}, and ${papers}`;
    })
    .join("");
}

function remedyFor(code: string, isOnVercel: boolean): string {
  if (code === "forbidden") {
    const value = "a key from zotero.org/settings/keys that may read this library";
    return setting("ZOTERO_API_KEY", value, isOnVercel);
  }
  if (code === "not_found") {
    return "Look whether the library and the collection, among likes in config.json, are right.";
  }
  return "Wait: Zotero is asked again by itself, ever more slowly.";
}
