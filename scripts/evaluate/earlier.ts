import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Landing } from "./measures";

const earlierSchema = z.object({
  results: z.array(
    z.object({
      task: z.string(),
      method: z.string(),
      landings: z.array(
        z.object({
          day: z.string(),
          id: z.string(),
          place: z.number(),
          papers: z.number(),
          draw: z.number(),
        }),
      ),
    }),
  ),
});

/** The landings of an earlier evaluation, by "task method". Throws where the file is none. */
export function readEarlier(file: string): Map<string, Landing[]> {
  const { results } = earlierSchema.parse(JSON.parse(readFileSync(file, "utf8")));
  return new Map(results.map(({ task, method, landings }) => [`${task} ${method}`, landings]));
}
