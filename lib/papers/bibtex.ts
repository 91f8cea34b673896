import { abstractUrl, submissionMonth } from "../arxiv/ids";
import { fold } from "../tex/fold";
import { readable } from "../tex/readable";
import { names } from "../tex/table";
import type { Author, Paper } from "./paper";

/**
 * A paper as an entry of BibTeX, as LaTeX can print it: what of a title is TeX stays TeX, in braces
 * that keep its capitals; what would end the entry or be a mistake outside of a formula is escaped.
 */
export function bibtexOf(paper: Paper): string {
  const { id, title, authors, categories, doi = "", journalReference = "" } = paper;
  const fields = [
    ["title", `{${texOf(title)}}`],
    ["author", authors.map(authorOf).filter(isSaid).join(" and ")],
    ["year", String(submissionMonth(id).year)],
    ["eprint", id],
    ["archivePrefix", "arXiv"],
    ["primaryClass", categories[0] ?? ""],
    ["doi", (doi.split(/\s+/)[0] ?? "").replace(/[{}\\]/g, "")],
    ["note", texOf(journalReference)],
    ["url", abstractUrl(id)],
  ] as const;
  const lines = fields
    .filter(([, value]) => isSaid(value))
    .map(([name, value]) => `  ${name.padEnd(13)} = {${value}},\n`);
  return `@misc{${keyOf(paper)},\n${lines.join("")}}\n`;
}

function isSaid(value: string): boolean {
  return value !== "";
}

/** "vaswani2017attention"; the identifier where nothing of that can be said in plain letters. */
function keyOf({ id, title, authors }: Paper): string {
  const [first] = authors;
  const surname = first === undefined ? "" : (lettersIn(first.name).at(-1) ?? "");
  const word = lettersIn(title).find((each) => each.length > 3 && !smallWords.has(each)) ?? "";
  return surname === ""
    ? `arxiv${id.replace(/\W/g, "-")}`
    : `${surname}${submissionMonth(id).year}${word}`;
}

const smallWords = names("from into onto over that them this towards toward under what when with");

/** The words of a text in plain small letters; what is between them and within them is left out. */
function lettersIn(tex: string): string[] {
  return fold(readable(tex).replace(/(?:,|\s)\s*(?:jr|sr|i{2,3}|iv)\.?$/i, ""))
    .replace(/['’.-]/g, "")
    .split(/[^a-z0-9]+/)
    .filter(isSaid);
}

/**
 * A name as BibTeX reads it. It takes the last word for the surname, with the small ones before it
 * ("van der"), a comma for the end of a surname, and "and" for the end of a name. What is no
 * person's name is kept together by braces.
 */
function authorOf({ name }: Author): string {
  const tex = texOf(name);
  const suffix = /^(.+?),?\s+(Jr|Sr|II|III|IV)\.?$/i.exec(tex);
  if (suffix?.[1] !== undefined && !suffix[1].includes(",")) {
    const { first, last } = partsOf(suffix[1]);
    return first === ""
      ? `{${tex}}`
      : `${last}, ${tex.slice(suffix[1].length).replace(/^,?\s+/, "")}, ${first}`;
  }
  const isGroup =
    /,|\band\b/i.test(tex) ||
    /\b(?:collaboration|consortium|team|group|project|community|initiative|lab|labs|inc)\b/i.test(
      tex,
    );
  return isGroup ? `{${tex}}` : tex;
}

function partsOf(name: string): { first: string; last: string } {
  const at = name.search(/\s(?:\p{Ll}[\p{L}']*\s)*\S+$/u);
  return at < 0
    ? { first: "", last: name }
    : { first: name.slice(0, at), last: name.slice(at + 1) };
}

/**
 * TeX that may stand in a field. BibTeX counts every brace, one behind a backslash too, so those
 * without their other half are left out or said by name; outside of formulas the characters that
 * LaTeX takes for commands, but authors of titles do not, are escaped.
 */
function texOf(text: string): string {
  const tokens = withoutLoneBraces(text.replace(/\s+/g, " ").trim());
  const isFormula = formulasIn(tokens);
  return tokens
    .map((token, at) => {
      if (isFormula[at]) return token;
      return token === "$" ? "\\$" : escaped(token);
    })
    .join("");
}

/** One character, or a backslash with what it stands before. */
function tokensOf(text: string): string[] {
  const tokens = text.match(/\\[\s\S]|[\s\S]/gu) ?? [];
  return tokens.map((token) => (token === "\\" ? "\\textbackslash{}" : token));
}

function withoutLoneBraces(text: string): string[] {
  const tokens = tokensOf(text);
  // To LaTeX those behind a backslash are no halves of the others.
  const lone = new Set([...loneAmong(tokens, "{", "}"), ...loneAmong(tokens, "\\{", "\\}")]);
  return tokens.map((token, at) => {
    if (!lone.has(at)) return token;
    if (token.length === 1) return "";
    return token === "\\{" ? "\\ensuremath{\\lbrace}" : "\\ensuremath{\\rbrace}";
  });
}

/** Where one of the two stands that opens and never closes, or the other way round. */
function loneAmong(tokens: readonly string[], opening: string, closing: string): number[] {
  const open: number[] = [];
  const lone: number[] = [];
  for (const [at, token] of tokens.entries()) {
    if (token === opening) open.push(at);
    else if (token === closing && open.pop() === undefined) lone.push(at);
  }
  return [...lone, ...open];
}

/** By token whether it is of a formula, dollars included; one dollar too many begins none. */
function formulasIn(tokens: readonly string[]): boolean[] {
  const marks = tokens.flatMap((token, at) => (/^(?:\$|\\[()])$/.test(token) ? [at] : []));
  const inside = tokens.map(() => false);
  for (let next = 0; next + 1 < marks.length; next++) {
    const [from = 0, to = 0] = [marks[next], marks[next + 1]];
    const pair = `${tokens[from]}${tokens[to]}`;
    if (pair !== "$$" && pair !== "\\(\\)") continue;
    inside.fill(true, from, to + 1);
    next++;
  }
  return inside;
}

function escaped(text: string): string {
  if (text === "^") return "\\^{}";
  return /^[&%#_]$/.test(text) ? `\\${text}` : text;
}
