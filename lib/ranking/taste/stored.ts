import { z } from "zod";
import { featureCount } from "./features";
import type { Taste } from "./taste";

/**
 * A taste as the store keeps it, so that a process which has just started need not read and compare
 * weeks of papers: of its features those that count, in columns of numbers.
 */
export const storedTasteSchema = z
  .object({
    featureCount: z.literal(featureCount),
    threshold: z.number(),
    likes: z.int().positive(),
    nearness: z.object({ mean: z.number(), deviation: z.number().positive() }).nullable(),
    ids: z.base64(),
    weighting: z.base64(),
    direction: z.base64(),
  })
  .transform(({ threshold, likes, nearness, ...columns }, context): Taste => {
    const ids = new Int32Array(bytesOf(columns.ids));
    const weighting = new Float32Array(bytesOf(columns.weighting));
    const direction = new Float32Array(bytesOf(columns.direction));
    const isWhole = weighting.length === ids.length && direction.length === ids.length;
    const isSound = [weighting, direction].every((column) => column.every(Number.isFinite));
    if (!isWhole || !isSound || ids.some((id) => id < 0 || id >= featureCount)) {
      context.addIssue("its columns do not fit each other");
      return z.NEVER;
    }
    return {
      weighting: spread(ids, weighting),
      direction: spread(ids, direction),
      threshold,
      likes,
      nearness,
    };
  });

export function storedTaste(taste: Taste): z.input<typeof storedTasteSchema> {
  const { weighting, direction, threshold, likes, nearness } = taste;
  const ids = Int32Array.from(weighting.keys()).filter((id) => weighting[id] !== 0);
  return {
    featureCount,
    threshold,
    likes,
    nearness,
    ids: textOf(ids),
    weighting: textOf(Float32Array.from(ids, (id) => weighting[id] ?? 0)),
    direction: textOf(Float32Array.from(ids, (id) => direction[id] ?? 0)),
  };
}

function textOf({ buffer }: Int32Array | Float32Array): string {
  return Buffer.from(buffer).toString("base64");
}

function bytesOf(text: string): ArrayBuffer {
  const bytes = Uint8Array.from(Buffer.from(text, "base64"));
  return bytes.buffer.slice(0, bytes.length - (bytes.length % 4));
}

function spread(ids: Int32Array, values: Float32Array): Float32Array {
  const all = new Float32Array(featureCount);
  for (const [at, id] of ids.entries()) all[id] = values[at] ?? 0;
  return all;
}
