import { compileKeyword, countKeyword, type Keyword } from "../ranking/keyword";
import { splitTerms, type Terms } from "../ranking/terms";
import { type Html, html, trusted } from "./html";

/**
 * Where keywords stand in a text that is read on a page. What is marked is what the ranking counted:
 * its own way of splitting and comparing words decides. A word that a formula says is not marked.
 */
export type Marker = (text: string) => readonly Span[];

/** From one index of a text up to another; spans are in order and apart. */
type Span = readonly [from: number, to: number];

export type Scoring = "weighted" | "count";

export function markerFor(keywords: readonly string[], scoring: Scoring): Marker {
  if (keywords.length === 0) return () => [];
  if (scoring === "count") return partMarker(keywords);
  const compiled = keywords.map(compileKeyword).filter(({ words }) => words.length > 0);
  return (text) => {
    const words = wordsIn(text);
    return apart(compiled.flatMap((keyword) => spansOf(keyword, words)));
  };
}

type Word = { span: Span; terms: Terms };

function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}\p{M}]+[+#]*/gu)].map((match) => ({
    span: [match.index, match.index + match[0].length],
    terms: termsOf(match[0]),
  }));
}

/** A phrase is looked for in as many words as it has, beginning at each. */
function spansOf(keyword: Keyword, words: readonly Word[]): Span[] {
  const length = keyword.words.length;
  const found: Span[] = [];
  for (let at = 0; at + length <= words.length; at++) {
    const among = words.slice(at, at + length);
    const [first, last] = [among[0], among.at(-1)];
    if (first === undefined || last === undefined) continue;
    const terms = length === 1 ? first.terms : termsTogether(among);
    if (countKeyword(keyword, terms) > 0) found.push([first.span[0], last.span[1]]);
  }
  return found;
}

function termsTogether(words: readonly Word[]): Terms {
  return {
    words: words.flatMap(({ terms }) => terms.words),
    stems: words.flatMap(({ terms }) => terms.stems),
  };
}

/** The predecessor's scoring finds keywords in any place, within words too. */
function partMarker(keywords: readonly string[]): Marker {
  const wanted = keywords.map((keyword) => keyword.toLowerCase()).filter((each) => each !== "");
  return (text) => {
    const lower = text.toLowerCase();
    if (lower.length !== text.length) return [];
    const spans: Span[] = [];
    for (const keyword of wanted) {
      for (let at = lower.indexOf(keyword); at >= 0; at = lower.indexOf(keyword, at + 1)) {
        spans.push([at, at + keyword.length]);
      }
    }
    return apart(spans);
  };
}

/** Spans that meet are one. */
function apart(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted(([a], [b]) => a - b)) {
    const last = merged.at(-1);
    if (last === undefined || span[0] > last[1]) merged.push(span);
    else merged[merged.length - 1] = [last[0], Math.max(last[1], span[1])];
  }
  return merged;
}

/** The same words come in every abstract of every page. */
function termsOf(word: string): Terms {
  const known = termsByWord.get(word);
  if (known !== undefined) return known;
  if (termsByWord.size >= 50_000) termsByWord.clear();
  const terms = splitTerms(word);
  termsByWord.set(word, terms);
  return terms;
}

const termsByWord = new Map<string, Terms>();

/** Plain text with what is found in it marked. */
export function markedText(text: string, marker: Marker): Html {
  return html`${pieces(text, 0, marker(text)).map(({ isMarked, part }) =>
    isMarked ? html`<mark>${part}</mark>` : part,
  )}`;
}

/**
 * The same of a block of our own HTML, whose texts are escaped as `escapeHtml` does. Marks stand
 * within texts only, so that tags stay as they were; formulas are left alone.
 */
export function markedHtml(block: string, marker: Marker): Html {
  const tokens = block.match(/<math[\s>][\s\S]*?<\/math>|<[^>]*>|[^<]+/g) ?? [];
  const texts = tokens.map(readableOf);
  const spans = marker(texts.join(""));
  if (spans.length === 0) return trusted(block);
  let at = 0;
  const marked = tokens.map((token, index) => {
    const text = texts[index] ?? "";
    const from = at;
    at += text.length;
    return token.startsWith("<") ? trusted(token) : markedPart(text, from, spans);
  });
  return html`${marked}`;
}

/** What a tag says is nothing; a formula parts words. */
function readableOf(token: string): string {
  if (token.startsWith("<math")) return " \uFFFC ";
  if (token.startsWith("<")) return "";
  return token.replace(/&(lt|gt|quot|amp);/g, (_, name: keyof typeof entities) => entities[name]);
}

const entities = { lt: "<", gt: ">", quot: '"', amp: "&" } as const;

function markedPart(text: string, from: number, spans: readonly Span[]): Html {
  return html`${pieces(text, from, spans).map(({ isMarked, part }) =>
    isMarked ? html`<mark>${part}</mark>` : part,
  )}`;
}

/** A text that begins at `from` of what the spans are of, cut where they begin and end. */
function pieces(
  text: string,
  from: number,
  spans: readonly Span[],
): { isMarked: boolean; part: string }[] {
  const parts: { isMarked: boolean; part: string }[] = [];
  let at = 0;
  for (const [begin, end] of spans) {
    const [first, last] = [Math.max(0, begin - from), Math.min(text.length, end - from)];
    if (last <= first) continue;
    if (first > at) parts.push({ isMarked: false, part: text.slice(at, first) });
    parts.push({ isMarked: true, part: text.slice(first, last) });
    at = last;
  }
  if (at < text.length) parts.push({ isMarked: false, part: text.slice(at) });
  return parts;
}
