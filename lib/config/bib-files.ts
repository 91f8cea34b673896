import { readFileSync, statSync } from "node:fs";
import { parseBibtex } from "../likes/bibtex";
import { type Config, isBibFile } from "./schema";

/** The BibTeX files that config.json names among its likes. Relative paths start where it is. */
export type Liking = Pick<Config, "likes" | "feeds">;

/** Where config.json names them; each file once. */
export function bibFilesIn({ likes, feeds }: Liking): { file: string; path: string }[] {
  const lists = [
    { likes, path: "likes" },
    ...Object.entries(feeds).map(([name, feed]) => ({
      likes: feed.likes ?? [],
      path: `feeds.${name}.likes`,
    })),
  ];
  const found = lists.flatMap(({ likes: some, path }) =>
    some.flatMap((file, index) =>
      typeof file === "string" && isBibFile(file) ? [{ file, path: `${path}[${index}]` }] : [],
    ),
  );
  return found.filter(({ file }, index) => found.findIndex((each) => each.file === file) === index);
}

/** A line for each that cannot be used: the key's path, what was found, what is wrong with it. */
export function bibFileProblems(config: Liking): string[] {
  return bibFilesIn(config).flatMap(({ file, path }) => {
    const problem = problemOf(textIn(file));
    return problem === null ? [] : `${path}: found ${JSON.stringify(file)}; ${problem}`;
  });
}

function problemOf(text: ReturnType<typeof textIn>): string | null {
  if (text === null) return "there is no such file that can be read";
  if (text === "too large") return "allowed is a file of at most 5 MB";
  const isEmpty = parseBibtex(text.bibtex).length === 0;
  return isEmpty ? "allowed is a BibTeX file, and there is no entry in this one" : null;
}

const mostBytes = 5_000_000;

/** Null where there is no such file. */
export function textIn(file: string): { bibtex: string } | "too large" | null {
  try {
    if (statSync(file).size > mostBytes) return "too large";
    return { bibtex: readFileSync(file, "utf8") };
  } catch {
    return null;
  }
}
