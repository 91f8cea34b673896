import type { Day } from "../../arxiv/calendar";

/** What can be asked of a paper, under arXiv's own names; `all` is any of the others. */
export const fields = ["ti", "abs", "au", "cat", "jr", "id", "all"] as const;
export type Field = (typeof fields)[number];

/**
 * A query in arXiv's search syntax, as `parseQuery` reads it.
 *
 * Always in canonical shape, which the functions below keep: no `and` directly in an `and`, no `or`
 * directly in an `or`, no `not` directly in a `not`, at least two parts each, and in an `and` what is
 * excluded stands last. So equivalent spellings are equal.
 */
export type Query = Term | Announced | { kind: "and" | "or"; parts: readonly Query[] } | Not;

/**
 * `text` is canonical for its field: a category's canonical id, an archive, an arXiv id with or
 * without version; elsewhere words as a keyword has them, in NFC, with single blanks.
 */
export type Term = { kind: "term"; field: Field; text: string };

/** Announced within these days, both included; null is an open end. */
export type Announced = { kind: "announced"; from: Day | null; to: Day | null };

export type Not = { kind: "not"; part: Query };

/** All of at least one part. */
export function allOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === "and" ? part.parts : [part]));
  const ordered = [...flat.filter((part) => !isNot(part)), ...flat.filter(isNot)];
  return ordered.length === 1 && ordered[0] ? ordered[0] : { kind: "and", parts: ordered };
}

/** Any of at least one part. */
export function anyOf(parts: readonly Query[]): Query {
  const flat = parts.flatMap((part) => (part.kind === "or" ? part.parts : [part]));
  return flat.length === 1 && flat[0] ? flat[0] : { kind: "or", parts: flat };
}

export function noneOf(part: Query): Query {
  return part.kind === "not" ? part.part : { kind: "not", part };
}

export function isNot(query: Query): query is Not {
  return query.kind === "not";
}
