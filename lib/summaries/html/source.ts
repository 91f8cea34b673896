import { stretchesOf } from "./code";
import { jointMark, lessMark } from "./marks";

/** How deep lists and quotes may nest, by the marks that begin a line and by its indentation. */
const mostMarkers = 6;
const mostIndent = 24;

/** Markdown, its formulas taken out, as it may be given to a parser. */
export function tamed(markdown: string): string {
  const lines = markdown.split("\n").map(shallow).join("\n");
  return stretchesOf(withoutLess(lines))
    .map(({ text, isCode }) => (isCode ? text : jointed(text)))
    .join("");
}

const marker = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]))/y;

/** Parsers call themselves for each list and quote within another. */
function shallow(line: string): string {
  let at = 0;
  let kept = 0;
  let markers = 0;
  for (let end = 0; ; at = end) {
    marker.lastIndex = at;
    const found = marker.exec(line);
    if (found === null) break;
    end = marker.lastIndex;
    markers++;
    if (markers <= mostMarkers) kept = end;
  }
  const rest = line.slice(at);
  const blanks = rest.length - rest.trimStart().length;
  const inner = blanks > mostIndent ? rest.slice(blanks - mostIndent) : rest;
  const outer = line.slice(0, kept).replace(/[ \t]{8,}/g, (run) => run.slice(-mostIndent));
  return markers <= mostMarkers ? outer + inner : `${outer} ${inner.trimStart()}`;
}

/** Elements of HTML that a model may mean as such; they stay, or go without their content. */
const elements =
  "a|abbr|article|audio|aside|b|base|big|blockquote|body|br|button|caption|center|cite|code|col|colgroup|" +
  "dd|del|details|dfn|div|dl|dt|em|embed|fieldset|figcaption|figure|font|footer|form|h[1-6]|header|hr|" +
  "html|i|iframe|img|input|ins|kbd|li|link|main|mark|math|meta|nav|ol|p|picture|pre|q|samp|script|" +
  "section|small|span|strike|strong|style|sub|summary|sup|svg|table|tbody|td|tfoot|th|thead|tr|tt|u|" +
  "ul|var|video";
const tag = new RegExp(`^</?(?:${elements})(?=[\\s/>])`, "i");
/** Without their end these would take all that follows with them. */
const swallowing = /^<(?:script|style|svg|iframe)\b/i;

/**
 * A `<` stays where it begins a tag of HTML that has an end, or a comment that has one. Papers on
 * language models speak of `<think>` and `</s>`, papers on all else of p<0.05: text, which a parser
 * would take for tags and drop.
 */
function withoutLess(markdown: string): string {
  const lower = markdown.toLowerCase();
  const lastTagEnd = markdown.lastIndexOf(">");
  const lastCommentEnd = markdown.lastIndexOf("-->");
  const lastEnds = new Map<string, number>();
  const hasEnd = (name: string, at: number) => {
    const last = lastEnds.get(name) ?? lower.lastIndexOf(`</${name}>`);
    lastEnds.set(name, last);
    return last > at;
  };
  return markdown.replace(/</g, (_, at: number) => {
    const start = markdown.slice(at, at + 14);
    if (start.startsWith("<!--")) return lastCommentEnd > at + 3 ? "<" : lessMark;
    if (!tag.test(start) || lastTagEnd < at) return lessMark;
    const name = swallowing.exec(start)?.[0].slice(1).toLowerCase();
    return name === undefined || hasEnd(name, at) ? "<" : lessMark;
  });
}

/**
 * CommonMark takes the `**` of `**结果：**本文` for no end, since a punctuation mark stands before it
 * and a letter behind, as they do in Chinese. With something that is neither between them it does.
 * A star between digits is a product.
 */
function jointed(text: string): string {
  if (!text.includes("*")) return text;
  return text
    .replace(/(?<=\d)\*(?=\d)/g, "\\*")
    .replace(beforeEnd, jointMark)
    .replace(behindBeginning, jointMark);
}

// Of the marks that mathematics and programs use too only those beside two stars.
const beforeEnd =
  /(?<=(?![\0-\x7f])\p{P})(?=\*{1,3}[\p{L}\p{N}\p{Co}])|(?<=[.:;,!?)\]}%"'])(?=\*\*[\p{L}\p{N}\p{Co}])/gu;
const behindBeginning =
  /(?<=[\p{L}\p{N}\p{Co}]\*{1,3})(?=(?![\0-\x7f])\p{P})|(?<=[\p{L}\p{N}\p{Co}]\*\*)(?=["'([{])/gu;
