import { groupAt, isSpace, type Range, type Source } from "@/lib/tex/source";

/**
 * Which dollars open a formula. TeX would say all of them, but authors also write prices without
 * the backslash, and one wrongly paired `$` turns the rest of an abstract inside out.
 */
export interface Formula extends Range {
  /** First character after the closing delimiter. */
  readonly next: number;
}

/** The formula whose first `$` stands at `at`; undefined if that `$` is just a dollar. */
export function formulaAt(source: Source, at: number, to: number): Formula | undefined {
  const { text } = source;
  const width = text[at + 1] === "$" && at + 1 < to ? 2 : 1;
  const from = at + width;
  const end = closingDollar(source, from, to);
  if (end === undefined || end === from) return undefined;
  if (width === 2 && (text[end + 1] !== "$" || end + 1 >= to)) return undefined;
  const content = text.slice(from, end);
  const after = end + width < to ? (text[end + width] ?? "") : "";
  if (content.trim() === "" || (width === 1 && isProse(content, after))) return undefined;
  return { from, to: end, next: end + width };
}

/**
 * The next unescaped `$`, unless the paragraph ends first. Groups are stepped over: a dollar inside
 * one (`$x \text{ if $y$}$`) belongs to the group.
 */
function closingDollar(source: Source, from: number, to: number): number | undefined {
  const { text } = source;
  for (let i = from; i < to; i++) {
    const c = text[i];
    if (c === "$") return i;
    if (c === "\\") i++;
    else if (c === "{") i = groupAt(source, i, to)?.to ?? i;
    else if (c === "\n") {
      let next = i + 1;
      while (next < to && isSpace(text[next]) && text[next] !== "\n") next++;
      if (next < to && text[next] === "\n") return undefined;
      i = next - 1;
    }
  }
  return undefined;
}

/**
 * Whether what stands between two dollars is sentence rather than formula: "5 to " in "$5 to $10",
 * "0.45-" in "$0.45-$0.78", ") and (" when the pairing has slipped by one. Every pattern is
 * anchored or starts at a fixed character, so each takes one pass.
 */
function isProse(content: string, after: string): boolean {
  const body = content.trimStart();
  const endsInSpace = content.trimEnd() !== content;
  const marked = /[\\^_{}=<>]/.test(content);
  if (/^\.?\d/.test(body)) {
    // A sum and then at least two words: "1.5 million in cumulative losses…", TeX or not.
    if (/^[\d.,]+[A-Za-z+]{0,2}\s+[A-Za-z]{2,}[,;.)]?\s+[A-Za-z]{2}/.test(body)) return true;
    return !marked && (/\d/.test(after) || (endsInSpace && body === content));
  }
  if (marked) return false;
  if (/^[\s),.;:]/.test(content) && /\s[A-Za-z]{2,}\s/.test(content)) return true;
  return endsInSpace && /^[A-Za-z]{2}/.test(content) && /[A-Za-z]{2}\s+[A-Za-z]{2}/.test(content);
}
