import { knownLanguage } from "../language";
import { figuresOf, type KnownFigures } from "./known-figures";
import { type NumberToken, numbersIn } from "./numbers";
import { markdownPieces } from "./pieces";

/** What is checked, and in which language the mark is. */
export type MarkedText = { language: string; sentence: string | null; markdown: string };

/**
 * A summary with each figure marked that the paper does not hold, directly behind it; behind the
 * formula or the code that it stands in. A rounded figure is not in the paper, nor is a share
 * computed from two counts. All other bytes stay as they are. Time is linear in both lengths.
 *
 * @param paperTexts all that the model could read of the paper: its text, title and abstract
 * @returns `unfound`: the figures as written, each once, in the order in which they are read
 */
export function markUnfound(
  { language, sentence, markdown }: MarkedText,
  paperTexts: readonly string[],
): { sentence: string | null; markdown: string; unfound: string[] } {
  const marker: Marker = {
    known: figuresOf(paperTexts),
    mark: knownLanguage(language) === "zh" ? " [原文未见]" : " [not found in the paper]",
    unfound: new Set(),
  };
  const marked = sentence === null ? null : markLine(sentence, marker);
  const text = markLines(markdown, marker);
  return { sentence: marked, markdown: text, unfound: [...marker.unfound] };
}

type Marker = { known: KnownFigures; mark: string; unfound: Set<string> };

/** A formula, a figure and a span of code stand on one line each; see `cleanInline`. */
function markLines(markdown: string, marker: Marker): string {
  const out: string[] = [];
  let fence: { mark: string; lines: string[] } | null = null;
  for (const line of markdown.split("\n")) {
    if (fence) {
      out.push(line);
      if (line.trim() === fence.mark) {
        // Inside a listing nothing can be marked.
        if (addUnfound(fence.lines.join("\n"), marker)) out.push("", marker.mark.trim());
        fence = null;
      } else fence.lines.push(line);
      continue;
    }
    const opening = /^ *(`{3,})[^`]*$/.exec(line);
    if (opening) fence = { mark: opening[1] ?? "", lines: [] };
    out.push(opening ? line : markLine(line, marker));
  }
  return out.join("\n");
}

function markLine(line: string, marker: Marker): string {
  const start = lineNumber.exec(line)?.[0] ?? "";
  const pieces = markdownPieces(line.slice(start.length));
  const marked = pieces.map((piece, index) => {
    const next = pieces[index + 1];
    if (piece.kind === "prose") {
      return markProse(piece.raw, pieces[index - 1]?.raw ?? start, next?.raw ?? "", marker);
    }
    const inside = piece.kind === "code" ? piece.content : piece.tex;
    const isUnfound = !isReference(pieces[index - 1]?.raw ?? "") && addUnfound(inside, marker);
    return isUnfound ? piece.raw + apart(marker.mark, next?.raw[0]) : piece.raw;
  });
  return start + marked.join("");
}

/** The number of a list item or of a heading, which counts and says nothing of the paper. */
const lineNumber =
  /^[ >]*(?:#{1,6} +(?:\d{1,2}(?:\.\d{1,2})+\.?(?= ))?)?(?:[-*+] +)?(?:\*\*)?(?:\d{1,2}[.)、．](?!\d)|[(（]\d{1,2}[)）])?/;

function markProse(prose: string, before: string, after: string, marker: Marker): string {
  const addresses = [...prose.matchAll(/\bhttps?:\/\/\S+/g)].map(({ 0: url, index }) => ({
    from: index,
    to: index + url.length,
  }));
  let written = "";
  let from = 0;
  let address = 0;
  for (const token of numbersIn(prose)) {
    while ((addresses[address]?.to ?? Number.POSITIVE_INFINITY) <= token.from) address += 1;
    const isInAddress = (addresses[address]?.from ?? Number.POSITIVE_INFINITY) <= token.from;
    const lead = prose.slice(Math.max(0, token.from - longestLead), token.from);
    const context = lead.length < longestLead ? before.slice(-longestLead) + lead : lead;
    if (isInAddress || isExempt(prose, token, context) || marker.known.holds(token)) continue;
    marker.unfound.add(prose.slice(token.from, token.to).trim());
    const next = prose[token.to] ?? after[0];
    written += prose.slice(from, token.to) + apart(marker.mark, next);
    from = token.to;
  }
  return written + prose.slice(from);
}

/** A bracket right behind the mark would make a link of it. */
function apart(mark: string, next: string | undefined): string {
  return next === "(" || next === "[" || next === ":" ? `${mark} ` : mark;
}

function addUnfound(text: string, marker: Marker): boolean {
  let isUnfound = false;
  for (const token of numbersIn(text)) {
    if (marker.known.holds(token)) continue;
    marker.unfound.add(text.slice(token.from, token.to).trim());
    isUnfound = true;
  }
  return isUnfound;
}

const longestLead = 40;

/** What counts or points, and is no figure: ordinals, "(2)" before an item, "Table 3". */
function isExempt(prose: string, { from, to, word }: NumberToken, lead: string): boolean {
  const written = prose.slice(from, to);
  if (word !== null) return numberedPart.test(written) && isReference(lead);
  if (/(?:st|nd|rd|th)$/.test(written) || /第 ?$/.test(lead)) return true;
  if (/^\d$/.test(written) && /[(（]$/.test(lead) && /^[)）]/.test(prose.slice(to, to + 1))) {
    return true;
  }
  return numberedPart.test(written) && isReference(lead);
}

/** "3", "4.1", "3a", "A.2", "S3". */
const numberedPart = /^(?:[A-Z]\.?)?\d{1,2}(?:\.\d{1,2})*[a-z]?$/;

function isReference(lead: string): boolean {
  const near = lead.slice(-longestLead);
  return reference.test(near) || references.test(near);
}

/** "Table 3", "Eq. (5)", "Appendix A.2", "表 3", and the second of "Fig. 2-3". */
const reference =
  /(?:\b(?:tab(?:le|\.)|fig(?:ure|\.)|sec(?:tion|t?\.)|eq(?:uation|n?\.)|algorithm|alg\.|theorem|thm\.|lemma|proposition|prop\.|corollary|definition|def\.|assumption|appendix|app\.|chapter|footnote|remark)|§+|[图表式节章]|公式|方程|附录|定理|引理|算法|命题) ?[(（]?(?:[A-Z]\.?)?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?[)）]? ?[-–、和至与] ?[(（]?)?$/i;

/** "Tables 2, 3 and 4". */
const references =
  /\b(?:tables|tabs\.|figures|figs\.|sections|sect?s\.|equations|eqs\.|algorithms|theorems|lemmas|propositions|definitions|assumptions|appendices|chapters) ?[(（]?(?:[A-Z]\.?)?(?:\d{1,2}(?:\.\d{1,2})*[a-z]?[)）]? ?(?:,|and|to|-|–)[ ,and]{0,5}[(（]?)*$/i;
