import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { z } from "zod";
import type { Paper } from "../lib/papers/paper";

/** A line of a pool: a paper as arXiv's query API has it. */
const lineSchema = z.object({
  id: z.string(),
  title: z.string(),
  abstract: z.string(),
  authors: z.array(z.string()),
  categories: z.array(z.string()).min(1),
});

/** The papers of a folder of `<day>.jsonl.gz`, by day, in the order of the days. */
export function readPool(folder: string): { day: string; papers: Paper[] }[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".jsonl.gz"));
  return files.sort().map((name) => {
    const lines = gunzipSync(readFileSync(join(folder, name)))
      .toString()
      .trim()
      .split("\n");
    return { day: name.slice(0, 10), papers: lines.map(paperOf) };
  });
}

function paperOf(line: string): Paper {
  const { id, title, abstract, authors, categories } = lineSchema.parse(JSON.parse(line));
  return {
    id,
    version: 1,
    title: title.replace(/\s+/g, " "),
    abstract: abstract.replace(/\s+/g, " ").trim(),
    authors: authors.filter((name) => name !== "").map((name) => ({ name })),
    categories,
  };
}
