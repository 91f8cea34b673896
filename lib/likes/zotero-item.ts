import { z } from "zod";
import { collapse } from "../arxiv/texts";
import { mentionedArxivId, writtenArxivId } from "../arxiv/written-id";
import { type LikedPaper, likedPaper } from "./liked-paper";

/**
 * An item of a Zotero library as its API gives it; fields that it has are those of its type.
 * Form: https://www.zotero.org/support/dev/web_api/v3/types_and_fields
 */
const text = z.string().catch("");
const creatorSchema = z.object({
  creatorType: text,
  firstName: text,
  lastName: text,
  name: text, // in one field: an institution, or a name that cannot be taken apart
});
const itemSchema = z.object({
  data: z.object({
    itemType: z.string(),
    title: text,
    abstractNote: text,
    creators: z.array(creatorSchema).catch([]),
    archiveID: text,
    number: text,
    DOI: text,
    url: text,
    extra: text,
    publicationTitle: text,
    dateAdded: text,
  }),
});

const noPapers: readonly string[] = ["attachment", "note", "annotation"];

/** Null for what is no paper, or has no title. */
export function paperOfItem(item: unknown): LikedPaper | null {
  const result = itemSchema.safeParse(item);
  if (!result.success) return null;
  const { itemType, title, abstractNote, creators, dateAdded, ...rest } = result.data.data;
  if (noPapers.includes(itemType) || title.trim() === "") return null;
  const said = [rest.archiveID, rest.number, rest.DOI, rest.url];
  const mentioned = [rest.extra, rest.publicationTitle, rest.url];
  const addedAt = Date.parse(dateAdded);
  return likedPaper({
    id: firstOf(said, writtenArxivId) ?? firstOf(mentioned, mentionedArxivId),
    title: withoutMarkup(title),
    abstract: withoutMarkup(abstractNote),
    authors: creators.flatMap(({ creatorType, firstName, lastName, name }) => {
      const written = collapse(name || `${firstName} ${lastName}`);
      return creatorType === "author" && written !== "" ? [written] : [];
    }),
    categories: [],
    ...(Number.isFinite(addedAt) && { addedAt }),
  });
}

function firstOf(texts: readonly string[], read: (text: string) => string | null): string | null {
  for (const each of texts) {
    const id = each === "" ? null : read(each);
    if (id !== null) return id;
  }
  return null;
}

/** Titles in Zotero may be in italics here and there, or have indices. */
function withoutMarkup(value: string): string {
  return collapse(value.replace(/<\/?(?:i|b|sub|sup|sc|span|p|jats:\w+)\b[^<>]{0,200}>/gi, ""));
}
