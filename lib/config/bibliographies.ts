import { readFileSync, statSync } from "node:fs";
import { papersInBibtex } from "../likes/bibliography";
import type { LikedPaper } from "../likes/liked-paper";
import { type Config, isBibFile } from "./schema";

/** The papers of the BibTeX files that config.json names among its likes, by their paths. */
export type Bibliographies = ReadonlyMap<string, readonly LikedPaper[]>;

const mostBytes = 5_000_000;

/** A file that cannot be used is left out: `bibliographyProblems` has refused it before. */
export function readBibliographies(config: Pick<Config, "likes" | "feeds">): Bibliographies {
  const found = bibFilesIn(config).map(({ file }) => [file, papersIn(file)] as const);
  return new Map(
    found.filter((each): each is [string, LikedPaper[]] => typeof each[1] !== "string"),
  );
}

/** A line for each BibTeX file that cannot be used: the key's path, what was found, what is allowed. */
export function bibliographyProblems(config: Pick<Config, "likes" | "feeds">): string[] {
  return bibFilesIn(config).flatMap(({ file, path }) => {
    const papers = papersIn(file);
    return typeof papers === "string" ? `${path}: found ${JSON.stringify(file)}; ${papers}` : [];
  });
}

/** Where config.json names BibTeX files; once each. */
export function bibFilesIn(
  config: Pick<Config, "likes" | "feeds">,
): { file: string; path: string }[] {
  const lists = [
    { likes: config.likes, path: "likes" },
    ...Object.entries(config.feeds).map(([name, { likes = [] }]) => ({
      likes,
      path: `feeds.${name}.likes`,
    })),
  ];
  const found = lists.flatMap(({ likes, path }) =>
    likes.flatMap((file, index) =>
      typeof file === "string" && isBibFile(file) ? [{ file, path: `${path}[${index}]` }] : [],
    ),
  );
  return found.filter(({ file }, index) => found.findIndex((each) => each.file === file) === index);
}

/** Or why there are none. Relative paths start where config.json is. */
function papersIn(file: string): LikedPaper[] | string {
  let text: string;
  try {
    if (statSync(file).size > mostBytes) return "allowed is a file of at most 5 MB";
    text = readFileSync(file, "utf8");
  } catch {
    return "there is no such file that can be read";
  }
  const papers = papersInBibtex(text);
  return papers.length === 0
    ? "allowed is a BibTeX file, and there is no entry in this one"
    : papers;
}
