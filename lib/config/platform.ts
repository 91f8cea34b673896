import { z } from "zod";
import platform from "../../vercel.json";

/**
 * How long Vercel lets a function run, in seconds: set in vercel.json for all of them, and read from
 * there, so that what the platform stops and what the job counts on are one number.
 */
export const maxDurationSeconds: number = z
  .object({ functions: z.record(z.string(), z.object({ maxDuration: z.int().positive() })) })
  .transform(({ functions }) => Math.min(...Object.values(functions).map((f) => f.maxDuration)))
  .parse(platform);
