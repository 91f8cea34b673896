import { mentionedArxivId, writtenArxivId } from "../arxiv/written-id";
import { readable } from "../tex/readable";
import { type BibEntry, parseBibtex } from "./bibtex";
import { type LikedPaper, likedPaper } from "./liked-paper";

/**
 * The papers of a BibTeX file. One without arXiv's id counts by its title, and its abstract where
 * there is one; an entry that has neither says nothing and is left out.
 */
export function papersInBibtex(text: string): LikedPaper[] {
  return parseBibtex(text)
    .slice(-mostPapers)
    .flatMap((entry) => paperOf(entry) ?? []);
}

/** Of a longer file the last: people add at the end. */
const mostPapers = 2_000;

function paperOf({ key, fields }: BibEntry): LikedPaper | null {
  const text = (name: string) => plainText(fields.get(name) ?? "");
  const id = arxivIdOf(key, fields);
  const title = text("title");
  if (id === null && title === "") return null;
  const addedAt = Date.parse(fields.get("date-added")?.replace(/ \+0000$/, "Z") ?? "");
  return likedPaper({
    id,
    title,
    abstract: text("abstract"),
    authors: peopleIn(fields.get("author") ?? ""),
    categories: categoriesOf(fields),
    ...(Number.isFinite(addedAt) && { addedAt }),
  });
}

/** Where the id stands: `eprint` by rights, `arxivId` with Mendeley, and in many another place. */
function arxivIdOf(key: string, fields: BibEntry["fields"]): string | null {
  const archive = fields.get("archiveprefix") ?? fields.get("eprinttype") ?? "arxiv";
  const isArxiv = /^\W*arxiv\W*$/i.test(archive);
  const said = [isArxiv ? "eprint" : "", "arxivid", "arxiv", "doi", "url", "ee"];
  const mentioned = ["journal", "journaltitle", "volume", "number", "note", "howpublished"];
  const others = ["pages", "booktitle", "publisher", "url", "annote", "eprint"];
  for (const name of said) {
    const id = writtenArxivId(unescaped(fields.get(name) ?? ""));
    if (id !== null) return id;
  }
  for (const name of [...mentioned, ...(isArxiv ? others : others.slice(0, -1))]) {
    const id = mentionedArxivId(unescaped(fields.get(name) ?? ""));
    if (id !== null) return id;
  }
  const dblp = /\bcorr\/abs-(\d{4})-(\d{4,5})$/i.exec(key);
  return dblp === null ? null : writtenArxivId(`${dblp[1]}.${dblp[2]}`);
}

function categoriesOf(fields: BibEntry["fields"]): string[] {
  const primary = (fields.get("primaryclass") ?? "").trim();
  return /^[a-z-]+(\.[A-Za-z-]+)?$/.test(primary) ? [primary] : [];
}

/** `\url{…}`, braces around, and the signs that TeX wants escaped. */
function unescaped(value: string): string {
  return value
    .replace(/\\url\b|[{}\s]|\\(?=[_%&#])/g, (found) => (/\s/.test(found) ? " " : ""))
    .trim();
}

/** "Ada Ferrant and {The Towel Group}" or "Ferrant, Ada": names as they are spoken. */
function peopleIn(value: string): string[] {
  return value
    .slice(0, 10_000)
    .split(/(?<!\s)\s+and\s+/i)
    .flatMap((written) => {
      const name = plainText(written);
      if (name === "" || name.toLowerCase() === "others") return [];
      if (/^\s*\{[^{}]*\}\s*$/.test(written)) return [name]; // of a group, whatever is in it
      const [last = "", ...rest] = name.split(/(?<!\s)\s*,\s*/);
      const first = rest.pop();
      return [[first, last, ...rest].filter(Boolean).join(" ")];
    });
}

/** Braces that only keep a letter's case are BibTeX's, and nothing to TeX's reader of texts. */
const casing = /(?<!\\[A-Za-z]{1,30}\s?|\\[^A-Za-z]|[_^}])\{([^{}\\$]*)\}/g;

function plainText(value: string): string {
  let text = value;
  for (let depth = 0; depth < 3; depth++) {
    const less = text.replace(casing, "$1");
    if (less === text) break;
    text = less;
  }
  return readable(text).replace(/[{}]/g, "").replace(/\s+/g, " ").trim();
}
