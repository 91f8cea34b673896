import { z } from "zod";
import { type Day, daySchema } from "../arxiv/calendar";
import { canonical } from "../arxiv/taxonomy";
import { type AnnounceType, guidOf, paperSchema } from "./paper";

/**
 * What arXiv did with a paper, apart from who asks: announced it, listed an older one in a further
 * category, or replaced it. The announce type a reader sees follows from this, the paper's
 * categories and the categories asked for.
 */
export const kinds = ["new", "cross", "replace"] as const;
export const kindSchema = z.enum(kinds);
export type Kind = z.infer<typeof kindSchema>;

const sightingSchema = z.object({
  day: daySchema,
  kind: kindSchema,
  categories: z.array(z.string()),
});

/** A paper as announced on one day, at the version and with the text of that day. */
export const announcementSchema = z.object({
  paper: paperSchema,
  kind: kindSchema, // relative to all categories followed
  earlier: z.array(sightingSchema).optional(), // announcements of the same paper on earlier days
  /** From a second source: the day is the one that the submission suggests, the text the newest. */
  filled: z.literal(true).optional(),
});
export type Announcement = z.infer<typeof announcementSchema>;

/** What arXiv announced on one announcement day in the categories followed, each paper once. */
export type Batch = { day: Day; announcements: readonly Announcement[] };

/**
 * A batch in its lasting order, by id and version; of two entries of one version the later. Of two
 * copies that were filled in the later stays, and none beside what the feed announced of the paper.
 *
 * One thing a copy leaves behind: what the feed called a cross-list is new where the copy is. It was
 * submitted for that very day, and its own category was not followed when the feed was asked.
 */
export function batchOf(day: Day, announcements: Iterable<Announcement>): Batch {
  const byGuid = new Map<string, Announcement>();
  const copies = new Map<string, Announcement>();
  for (const each of announcements) {
    if (each.filled) copies.set(each.paper.id, each);
    else byGuid.set(guidOf(each.paper), each);
  }
  for (const [guid, { paper, kind, ...rest }] of byGuid) {
    const isNew = kind === "cross" && copies.get(paper.id)?.kind === "new";
    if (isNew) byGuid.set(guid, { paper, kind: "new", ...rest });
  }
  const fromFeed = new Set([...byGuid.values()].map(({ paper }) => paper.id));
  for (const [id, copy] of copies) if (!fromFeed.has(id)) byGuid.set(guidOf(copy.paper), copy);
  const order = [...byGuid.keys()].sort();
  return { day, announcements: order.flatMap((guid) => byGuid.get(guid) ?? []) };
}

/**
 * A batch with further announcements, of which those of a version that it holds take its place;
 * what is known of the paper's earlier announcements adds up.
 */
export function extended(batch: Batch, further: Iterable<Announcement>): Batch {
  const held = new Map(batch.announcements.map((each) => [guidOf(each.paper), each]));
  const merged = [...further].map((each): Announcement => {
    const known = held.get(guidOf(each.paper))?.earlier ?? [];
    const days = new Set(each.earlier?.map(({ day }) => day));
    const earlier = [...known.filter(({ day }) => !days.has(day)), ...(each.earlier ?? [])];
    return earlier.length === 0 ? each : { ...each, earlier };
  });
  return batchOf(batch.day, [...batch.announcements, ...merged]);
}

export function kindOf(type: AnnounceType): Kind {
  return type === "replace-cross" ? "replace" : type;
}

/**
 * The announce type of a paper in a feed of the given (canonical) categories, or null when arXiv
 * would not list it there.
 *
 * A kind is known relative to everything followed, so: a new paper is `new` where its primary
 * category is asked for and `cross` elsewhere; an older paper newly cross-listed shows only where
 * a category besides its primary one is asked for. Rule: arXiv's feeds are made that way, see
 * https://info.arxiv.org/help/rss_specifications.html.
 */
export function announceTypeIn(
  asked: ReadonlySet<string>,
  kind: Kind,
  categories: readonly string[],
): AnnounceType | null {
  const [primary, ...others] = categories.map(canonical);
  const isPrimary = primary !== undefined && asked.has(primary);
  // A second name of the primary category (cs.SY beside eess.SY) is not another category.
  const isOther = others.some((category) => category !== primary && asked.has(category));
  return announceTypeOf(kind, isPrimary, isOther);
}

/** The same, where it is known of the paper's primary and other categories whether they were asked for. */
export function announceTypeOf(
  kind: Kind,
  isPrimary: boolean,
  isOther: boolean,
): AnnounceType | null {
  if (!isPrimary && !isOther) return null;
  if (kind === "cross") return isOther ? "cross" : null;
  if (kind === "new") return isPrimary ? "new" : "cross";
  return isPrimary ? "replace" : "replace-cross";
}

/** Of several kinds in one day arXiv lists a paper under the first of new, cross, replace. */
export function strongerKind(a: Kind, b: Kind): Kind {
  return kinds.indexOf(a) <= kinds.indexOf(b) ? a : b;
}
