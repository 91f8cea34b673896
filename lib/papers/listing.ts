import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { parseArxivId } from "../arxiv/ids";
import { type Batch, type Kind, kinds } from "./batch";
import { guidOf } from "./paper";

/**
 * A day's announcements without their texts: all that deciding where others belong needs of it, at
 * a hundredth of the size. Stored beside the batch, so that an update reads no batch it leaves alone.
 */
export type Listing = { day: Day; entries: readonly Listed[] };

export type Listed = {
  id: string;
  version: number;
  kind: Kind;
  categories: readonly string[];
  isFilled: boolean; // from a second source, under the day that its submission suggests
};

export function listingOf({ day, announcements }: Batch): Listing {
  const entries = announcements.map(({ paper, kind, filled }) => ({
    id: paper.id,
    version: paper.version,
    kind,
    categories: paper.categories,
    isFilled: filled === true,
  }));
  return { day, entries };
}

/** Columns of text, which pack better than objects: a letter a kind, a capital where filled in. */
const storedSchema = z.object({ guids: z.string(), kinds: z.string(), categories: z.string() });

const letters: Readonly<Record<Kind, string>> = { new: "n", cross: "c", replace: "r" };

export function storedListing({ entries }: Listing): z.infer<typeof storedSchema> {
  const letterOf = ({ kind, isFilled }: Listed) =>
    isFilled ? letters[kind].toUpperCase() : letters[kind];
  return {
    guids: entries.map(guidOf).join(" "),
    kinds: entries.map(letterOf).join(""),
    categories: entries.map(({ categories }) => categories.join(",")).join(" "),
  };
}

/** The entries of a stored listing. */
export const listedSchema = storedSchema.transform((stored, context): Listed[] => {
  const guids = words(stored.guids);
  const categories = words(stored.categories);
  const entries = guids.flatMap((guid, index): Listed[] => {
    const parsed = parseArxivId(guid);
    const letter = stored.kinds[index] ?? "";
    const kind = kinds.find((each) => letters[each] === letter.toLowerCase());
    if (parsed === null || kind === undefined) return [];
    const listed = (categories[index] ?? "").split(",");
    return [{ ...parsed, kind, categories: listed, isFilled: letter !== letter.toLowerCase() }];
  });
  const isWhole = entries.length === guids.length && categories.length === guids.length;
  if (isWhole && stored.kinds.length === guids.length) return entries;
  context.addIssue("its columns do not fit each other");
  return z.NEVER;
});

function words(text: string): string[] {
  return text === "" ? [] : text.split(" ");
}
