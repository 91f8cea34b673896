/** arXiv's feeds at their addresses, from batches of which single categories may lag behind. */

import { createHash } from "node:crypto";
import type { Batch } from "@/tests/support/arxiv-batches";
import type { Served } from "@/tests/support/arxiv-served";
import { coveredCategories, readQuery } from "@/tests/support/arxiv-taxonomy";
import { emptyFeed, errorFeed, feedDocument } from "@/tests/support/arxiv-xml";
import { secondsToNewYorkMidnight } from "@/tests/support/new-york";

/** The feed at a path, or null where arXiv has none. */
export function feedAt(
  path: string,
  batch: Batch,
  batchOf: Map<string, Batch>,
  now: Date,
): Served | null {
  const query = /^\/rss\/([^/?]+)(?:\?.*)?$/.exec(path)?.[1];
  if (query === undefined) return null;
  const text = decodePath(query);
  const read = readQuery(text);
  if ("error" in read) {
    const body = errorFeed(text, read.error, now);
    return { status: 400, headers: feedHeaders(body, now), body, emptyBody: body };
  }
  const { asked } = read;
  const { channel, items } = collect(asked, batch, batchOf);
  const body = feedDocument({ asked, ...channel }, items);
  return {
    status: 200,
    headers: feedHeaders(body, now),
    body,
    emptyBody: emptyFeed({ asked, ...channel }),
  };
}

/** A badly escaped path stays as it is, and is then an unknown archive. */
function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The items for what is asked, from the common batch and from those that single categories
 * serve. The head is the common batch's, unless a single category is all that is asked.
 */
function collect(asked: string[], batch: Batch, batchOf: Map<string, Batch>) {
  const common = coveredCategories(asked);
  const apart = [...batchOf].filter(([category]) => common.has(category));
  for (const [category] of apart) {
    for (const name of coveredCategories([category])) common.delete(name);
  }
  const { day, builtAt } = common.size === 0 && apart[0] ? apart[0][1] : batch;
  const items = [
    ...batch.select(asked, common),
    ...apart.flatMap(([category, other]) => other.select(asked, coveredCategories([category]))),
  ];
  return { channel: { day, builtAt }, items };
}

/** As arXiv sends them: no charset, a bare digest as ETag, no Last-Modified; errors alike. */
function feedHeaders(body: string, now: Date) {
  return {
    "Content-Type": "application/rss+xml",
    "Cache-Control": `max-age=${secondsToNewYorkMidnight(now)}`,
    ETag: createHash("sha256").update(body).digest("hex"),
    Vary: "Accept-Encoding",
  };
}
