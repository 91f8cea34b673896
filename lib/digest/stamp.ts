import { z } from "zod";
import { type Day, daySchema } from "../arxiv/calendar";

/**
 * The first line of what the digest writes, for its next run: of which day it is and as of when.
 * A comment, which GitHub does not show.
 */
export type Stamp = { day: Day; updated: Date };

export function stamped(markdown: string, { day, updated }: Stamp): string {
  return `<!-- arxiv-digest ${day} ${updated.toISOString()} -->\n${markdown}`;
}

/** The stamp in a file, wherever its line is; null where there is none that can be read. */
export function stampIn(file: string): Stamp | null {
  const match = /^<!-- arxiv-digest (\S{10}) (\S{20,30}) -->\r?$/m.exec(file);
  const found = stampSchema.safeParse({ day: match?.[1], updated: match?.[2] });
  return found.success ? found.data : null;
}

const stampSchema = z.object({
  day: daySchema,
  updated: z.iso.datetime().transform((iso) => new Date(iso)),
});
