import { type FoundKeyword, placesOf, type Span } from "../ranking/places";
import { type Html, html, trusted } from "./html";

/**
 * Where keywords stand in a text that is read on a page. What is marked is what the ranking counted:
 * its own way of splitting and comparing words decides. A word that a MathML formula says is not
 * marked.
 */
export type Marker = (text: string) => readonly Span[]; // in order and apart

export type Scoring = "weighted" | "count";

export function markerFor(found: readonly FoundKeyword[], scoring: Scoring): Marker {
  if (found.length === 0) return () => [];
  if (scoring === "count") return partMarker(found.map(({ keyword }) => keyword));
  return (text) => apart(placesOf(found, text));
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
