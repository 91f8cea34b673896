import { type Day, daySchema } from "../../arxiv/calendar";
import { parseArxivId } from "../../arxiv/ids";
import { canonicalId, isArchive, suggestId } from "../../arxiv/taxonomy";
import { fold } from "../../tex/fold";
import { shownPiece } from "./error";
import type { Field } from "./query";

/** A value in its canonical form, or what is wrong with it, as the end of a sentence. */
export type Read<T> = { value: T } | { wrong: string };

/** What stands behind a field, without its quotation marks. */
export function readText(field: Field, text: string): Read<string> {
  const words = cleaned(text);
  if (field === "cat") return readCategory(words);
  if (field === "id") return readId(words);
  if (!/[\p{L}\p{N}]/u.test(fold(words))) {
    return { wrong: words === "" ? "a word is missing." : `${shownPiece(words)} holds no word.` };
  }
  if (hasStrayStar(words)) return { wrong: "a * stands elsewhere than at an end of a word." };
  return { value: words };
}

/**
 * Without invisible characters (soft hyphens, marks of direction) and, where a blank separates,
 * with one. Half a surrogate pair becomes the replacement character, as in any address; the other
 * stars become "*", which they are when a keyword is compiled.
 */
function cleaned(text: string): string {
  const visible = text.toWellFormed().replace(/\p{Cf}+/gu, "");
  const plain = visible.normalize().replace(/[＊﹡]/g, "*");
  return plain.replace(/[\s\p{Cc}]+/gu, " ").trim();
}

/** How many words of a text that was read hold a wildcard; one that holds two counts twice. */
export function countWildcards(text: string): number {
  return text.split("*").length - 1;
}

/** A star must touch one word, on the outside. */
function hasStrayStar(text: string): boolean {
  for (let at = text.indexOf("*"); at !== -1; at = text.indexOf("*", at + 1)) {
    const isAtEnd = /[\p{L}\p{N}\p{M}+#]$/u.test(text.slice(Math.max(0, at - 2), at));
    const isAtStart = /^[\p{L}\p{N}]/u.test(text.slice(at + 1, at + 3));
    if (isAtEnd === isAtStart) return true;
  }
  return false;
}

/** `cs.AI`; `cs` and `cs.*` are the archive. */
function readCategory(text: string): Read<string> {
  const value = categoryNamed(text);
  if (value !== null) return { value };
  const meant = text.length <= 20 ? suggestId(text.replace(/\.?\*$/, "")) : null;
  const hint = meant === null ? "." : `; did you mean "${meant}"?`;
  return { wrong: `${shownPiece(text)} is no arXiv category${hint}` };
}

/** The canonical id of a category or archive as a query names it, or null. */
function categoryNamed(text: string): string | null {
  const open = /^([a-z-]+)\.?\*$/i.exec(text)?.[1];
  if (open === undefined) return canonicalId(text);
  const archive = canonicalId(open);
  return archive !== null && isArchive(archive) ? archive : null;
}

function readId(text: string): Read<string> {
  const bare = text.replace(/^arxiv:/i, "");
  return parseArxivId(bare) === null
    ? { wrong: `${shownPiece(text)} is no arXiv id such as 2606.01234 or 2606.01234v2.` }
    : { value: bare };
}

/** `20260601 TO 20260616`, the inside of a range's brackets. */
export function readRange(text: string): Read<{ from: Day | null; to: Day | null }> {
  const [first, last] = /^\s*(\S+)\s+TO\s+(\S+)\s*$/i.exec(text)?.slice(1) ?? [];
  if (first === undefined || last === undefined) {
    return { wrong: "a range is written otherwise than [20260601 TO 20260616]." };
  }
  const from = readDay(first);
  const to = readDay(last);
  if (from === undefined || to === undefined) {
    const odd = from === undefined ? first : last;
    return { wrong: `${shownPiece(odd)} is no date such as 20260601 or 2026-06-01, and no *.` };
  }
  if (from !== null && to !== null && to < from) return { wrong: "a range ends before it begins." };
  return { value: { from, to } };
}

/** Null for an open end, undefined for what is no day. */
export function readDay(text: string): Day | null | undefined {
  if (text === "*") return null;
  const parts = /^(\d{4})(-?)(\d{2})\2(\d{2})$/.exec(text);
  if (parts === null) return undefined;
  const day = `${parts[1]}-${parts[3]}-${parts[4]}`;
  return daySchema.safeParse(day).success ? day : undefined;
}
