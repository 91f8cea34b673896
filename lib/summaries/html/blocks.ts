import { escapeHtml } from "../../escape";
import type { MathStyle } from "../../tex/math-style";
import type { Formula } from "../../tex/pieces";
import { type MathMarkup, shown } from "../../tex/shown";
import { closeMark, formulaMarks, jointMark, lessMark, openMark } from "./marks";
import type { HtmlElement, HtmlNode } from "./tree";

/** Formulas by number, and how they are to be shown. */
export type Shown = { formulas: readonly Formula[]; math: MathStyle };

/** So many are shown as MathML, which takes time and room; the others as lines of Unicode. */
const mostMarkup = 300;

/** Each node of a tree as a block of HTML, formulas in their places; empty ones are left out. */
export function blocksOf(tree: readonly HtmlNode[], shown: Shown): string[] {
  return tree
    .flatMap((node) => (typeof node === "string" ? [] : split(node, shown)))
    .map((node) => nodeHtml(node, shown, false))
    .filter((block) => block !== "");
}

/** A line of escaped text with its formulas. */
export function lineHtml(text: string, shown: Shown): string {
  return textHtml(text, shown, false).trim();
}

const keptEmpty = new Set(["td", "th", "br", "hr"]);

function nodeHtml(node: HtmlNode, shown: Shown, isCode: boolean): string {
  if (typeof node === "string") return textHtml(node, shown, isCode);
  const { name, start } = node;
  if (name === "br" || name === "hr") return `<${name}/>`;
  const isCodeInside = isCode || name === "code" || name === "pre";
  const children = node.children.flatMap((child) => split(child, shown));
  const html = trimmed(
    name,
    children.map((child) => partHtml(child, shown, isCodeInside)).join(""),
  );
  if (html.trim() === "" && !keptEmpty.has(name)) return "";
  const attribute = start === undefined || start === 1 ? "" : ` start="${start}"`;
  return `<${name}${attribute}>${html}</${name}>`;
}

const isBlock = (node: HtmlNode) =>
  typeof node !== "string" && !/^(?:strong|em|su[bp]|code|br)$/.test(node.name);

/** Blocks on lines of their own: who drops the tags must not run two words together. */
function partHtml(node: HtmlNode, shown: Shown, isCode: boolean): string {
  const html = nodeHtml(node, shown, isCode);
  return isBlock(node) && html !== "" ? `\n${html}\n` : html;
}

function trimmed(name: string, html: string): string {
  if (name === "pre") return html;
  const single = html.replace(/(?<!\n)\n\n+(?=<)/g, "\n");
  return /^(?:p|h\d|td|th|li)$/.test(name) ? single.trim() : single;
}

function textHtml(text: string, { formulas, math }: Shown, isCode: boolean): string {
  const gaps = isCode ? text : text.replace(/[ \t\r\n]+/g, " ");
  return withoutRest(
    gaps.replace(formulaMarks, (_, digits: string) => {
      const part = partOf(Number(digits), formulas, isCode ? "tex" : math);
      return typeof part === "string" ? escapeHtml(part) : part.markup;
    }),
  );
}

function partOf(index: number, formulas: readonly Formula[], math: MathStyle): string | MathMarkup {
  const formula = formulas[index];
  if (formula === undefined) return "";
  return shown(formula, index < mostMarkup || math === "tex" ? math : "unicode");
}

function withoutRest(html: string): string {
  return html.replaceAll(lessMark, "&lt;").replace(marks, "");
}

const marks = new RegExp(`[${openMark}${closeMark}${jointMark}]`, "g");

/**
 * A paragraph as several where it holds display formulas, each of them one by itself with the
 * punctuation that follows it.
 */
function split(node: HtmlNode, { formulas, math }: Shown): HtmlNode[] {
  if (typeof node === "string" || node.name !== "p") return [node];
  const paragraphs: HtmlElement[] = [{ name: "p", children: [] }];
  for (const child of node.children) {
    if (typeof child !== "string") {
      paragraphs.at(-1)?.children.push(child);
      continue;
    }
    let from = 0;
    for (const match of child.matchAll(formulaMarks)) {
      const index = Number(match[1]);
      if (!formulas[index]?.isDisplay) continue;
      if (typeof partOf(index, formulas, math) === "string") continue;
      const end = match.index + match[0].length;
      const mark = /^\s?([.,;:!?，。；：])(?=\s|$)/.exec(child.slice(end, end + 3));
      paragraphs.at(-1)?.children.push(child.slice(from, match.index));
      paragraphs.push({ name: "p", children: [match[0] + (mark?.[1] ?? "")] });
      paragraphs.push({ name: "p", children: [] });
      from = end + (mark?.[0].length ?? 0);
    }
    paragraphs.at(-1)?.children.push(child.slice(from));
  }
  return paragraphs;
}
