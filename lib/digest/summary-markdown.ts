import { Marked, type Token, type TokenizerAndRendererExtension, type Tokens } from "marked";
import { plain } from "../tex/pieces";
import { piecesOf } from "../tex/readable";
import { codeBlock, codeSpan, markdownLine, markdownText, withGuardedStart } from "./escape";
import { formulaBlock } from "./formula";
import { joined, type Part } from "./prose";
import { type FormulaToken, formulaSpan } from "./summary-formula";

/**
 * A model's Markdown, read and written anew, so that nothing in it can be left open: text is text,
 * HTML is shown as it was written, links and pictures are their words, headings are of the lowest
 * levels. Tables, lists, quotes, emphasis, code and formulas stay what they are.
 */
export function summaryMarkdown(markdown: string): string {
  const text = markdown.length > longest ? `${markdown.slice(0, longest)}…` : markdown;
  try {
    return blocks(reader.lexer(text), { isTight: false }).join("\n\n");
  } catch {
    // Thousands of nested quotes: nothing a summary needs, and more than a reader of them can take.
    return text
      .split(/\n\s*\n/)
      .map(markdownLine)
      .join("\n\n");
  }
}

/** Several times what models write; reading takes time by the square of it. */
const longest = 40_000;
const reader = new Marked({ gfm: true }).use({
  extensions: [formulaSpan as TokenizerAndRendererExtension],
});

type Place = { isTight: boolean };

function blocks(tokens: readonly Token[], place: Place): string[] {
  return tokens
    .flatMap((token) => block(token as Tokens.Generic, place))
    .filter((each) => each !== "");
}

function block(token: Tokens.Generic, place: Place): string[] {
  switch (token.type) {
    case "heading":
      return [`${token.depth <= 2 ? "#####" : "######"} ${flat(token.tokens)}`];
    case "paragraph":
      return paragraph(token.tokens ?? [], place);
    case "text":
      return [line(token.tokens ?? [token as Token])];
    case "list":
      return [list(token as Tokens.List)];
    case "blockquote":
      return [indented(blocks(token.tokens ?? [], place).join("\n\n"), "> ", "> ")];
    case "code":
      return [
        /^math$/i.test(token.lang ?? "")
          ? formulaOf(token.text)
          : codeBlock(token.text, languageOf(token.lang ?? "")),
      ];
    case "table":
      return [table(token as Tokens.Table)];
    case "hr":
      return ["---"];
    case "html":
      return token.text.split("\n").map((each: string) => markdownLine(each));
    default: // blank lines, and targets of links that are not made
      return [];
  }
}

/**
 * GitHub makes a diagram, a map or a model in three dimensions of some languages' code, so only
 * those are named of which it makes coloured text.
 */
function languageOf(written: string): string {
  const name = written.trim().toLowerCase();
  return coloured.has(name) ? name : "";
}

const coloured = new Set(
  (
    "bash c c++ cpp cuda diff go haskell java javascript js json julia latex lua matlab ocaml python py " +
    "r ruby rust sh shell sql swift tex text toml ts typescript yaml"
  ).split(" "),
);

/** A formula that is all of a paragraph has a block of its own, but for lists, where GitHub fails. */
function paragraph(tokens: readonly Token[], { isTight }: Place): string[] {
  const [only, ...others] = tokens.filter(({ raw }) => raw.trim() !== "") as Tokens.Generic[];
  if (others.length === 0 && only?.type === "formula" && only.isDisplay && !isTight) {
    return [formulaOf(only.tex)];
  }
  return [line(tokens)];
}

function formulaOf(tex: string): string {
  const [formula] = piecesOf(`$$${tex}$$`);
  if (typeof formula !== "object" || formula.kind !== "formula") return codeBlock(tex, "");
  return formulaBlock(formula) ?? markdownLine(formula.text);
}

function list({ ordered, start, loose, items }: Tokens.List): string {
  const first = typeof start === "number" ? start : 1;
  const lines = items.map((item, index) => {
    const marker = ordered ? `${first + index}. ` : "- ";
    const box = item.task ? (item.checked ? "☑ " : "☐ ") : "";
    const content = blocks(item.tokens, { isTight: true }).join(loose ? "\n\n" : "\n");
    return indented(`${box}${content}`, marker, " ".repeat(marker.length));
  });
  return lines.join(loose ? "\n\n" : "\n");
}

function indented(text: string, first: string, others: string): string {
  const [start = "", ...rest] = text.split("\n");
  return [
    `${first}${start}`,
    ...rest.map((each) => (each === "" ? others.trimEnd() : others + each)),
  ].join("\n");
}

function table({ align, header, rows }: Tokens.Table): string {
  const row = (cells: readonly Tokens.TableCell[]) =>
    `| ${cells.map(({ tokens }) => cell(tokens)).join(" | ")} |`;
  const marks = { left: ":--", right: "--:", center: ":-:" };
  const rule = `| ${align.map((each) => (each === null ? "---" : marks[each])).join(" | ")} |`;
  return [row(header), rule, ...rows.map(row)].join("\n");
}

/** A bar ends a cell wherever it stands, in code and formulas too. */
function cell(tokens: readonly Token[]): string {
  return line(tokens).replace(/(?<!\\)\|/g, "\\|");
}

function line(tokens: readonly Token[]): string {
  return withGuardedStart(joined(tokens.flatMap((token) => span(token as Tokens.Generic))).trim());
}

/** Where GitHub shows no formula. */
function flat(tokens: readonly Token[] = []): string {
  return tokens
    .flatMap((token) => span(token as Tokens.Generic))
    .map((part) => (typeof part === "string" ? part : markdownText(part.text)))
    .join("")
    .trim();
}

/**
 * Emphasis as HTML: with asterisks it depends on what is beside them, and ends wrongly or never
 * between Chinese characters.
 */
function span(token: Tokens.Generic): Part[] {
  switch (token.type) {
    case "formula":
      return formulaPart(token as unknown as FormulaToken);
    case "strong":
    case "em":
    case "del":
      return [`<${token.type}>${flat(token.tokens)}</${token.type}>`];
    case "codespan":
      return [codeSpan(token.text)];
    case "br":
      return ["<br>"];
    case "checkbox":
      return [];
    case "html":
      return /^<br\s*\/?>$/i.test(token.raw.trim()) ? ["<br>"] : [written(token.raw)];
    case "link":
      return token.tokens === undefined
        ? [written(token.text)]
        : token.tokens.flatMap((each) => span(each as Tokens.Generic));
    case "image":
    case "escape":
      return [written(token.text)];
    case "text":
      return token.tokens
        ? token.tokens.flatMap((each: Token) => span(each as Tokens.Generic))
        : textWithStrong(token.text);
    default:
      return [written(token.raw)];
  }
}

function formulaPart({ tex, isDisplay }: FormulaToken): Part[] {
  const marks = isDisplay ? "$$" : "$";
  const pieces = piecesOf(`${marks}${tex}${marks}`);
  const [formula] = pieces;
  if (typeof formula === "object" && formula.kind === "formula") return [formula];
  return [written(plain(pieces))];
}

/** Markdown does not see emphasis between Chinese characters and punctuation; models write it all the same. */
function textWithStrong(text: string): string[] {
  return text
    .split(/(\*\*[^*\s](?:[^*\n]*[^*\s])?\*\*)/)
    .filter((each) => each !== "")
    .map((each) =>
      /^\*\*[^*]+\*\*$/.test(each)
        ? `<strong>${written(each.slice(2, -2))}</strong>`
        : written(each),
    );
}

/** Text as Markdown means it, entities read; the blanks at its ends are kept. */
function written(text: string): string {
  const read = text.replace(
    /&(?:#(\d{1,7})|#x([\da-f]{1,6})|(amp|lt|gt|quot|nbsp|apos));/gi,
    (all, decimal, hex, name) =>
      name === undefined
        ? characterOf(decimal === undefined ? Number.parseInt(hex, 16) : Number(decimal))
        : (named[name.toLowerCase()] ?? all),
  );
  const start = /^\s/.test(read) ? " " : "";
  const end = /\S\s+$/.test(read) ? " " : "";
  return `${start}${markdownText(read)}${end}`;
}

const named: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  nbsp: " ",
  apos: "'",
};

function characterOf(code: number): string {
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : "";
}
