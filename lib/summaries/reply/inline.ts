import { maskedMarkdown } from "./pieces";

/**
 * A paragraph of a model's Markdown without what a summary has no use for or must not hold: HTML,
 * images, links, addresses. Their text stays. Formulas come out as `$…$` or `$$…$$`, each on one
 * line and without blanks inside its dollars.
 *
 * @param knownUrls text whose addresses may stay, such as the paper's abstract
 */
export function cleanInline(text: string, knownUrls = ""): string {
  const { masked, unmask } = maskedMarkdown(text, (piece) =>
    piece.kind === "code"
      ? withoutAddresses(piece.raw, knownUrls).replace(/\s+/g, " ")
      : writtenFormula(withoutAddresses(piece.tex, knownUrls), piece.isDisplay),
  );
  return unmask(cleanProse(masked, knownUrls));
}

function writtenFormula(tex: string, isDisplay: boolean): string {
  const delimiter = isDisplay ? "$$" : "$";
  const content = tex
    .replace(/(?<!\\)\$/g, "")
    .replace(/\s+/g, " ")
    .trim();
  return content === "" ? "" : delimiter + content + delimiter;
}

function cleanProse(text: string, knownUrls: string): string {
  const plain = withoutLinks(withoutHtml(text));
  const addressed = withoutAddresses(plain, knownUrls);
  return addressed
    .replace(/\*{4,}/g, "")
    .replace(/(?<!\\)`+/g, "")
    .replace(/([[\]()!~_<>])\1{9,}/g, "$1$1$1")
    .replace(/[^\S\n]+/g, " ")
    .replace(/ ?\n ?/g, "\n")
    .trim();
}

function withoutHtml(text: string): string {
  if (!text.includes("<")) return text;
  return withoutComments(text)
    .replace(/<(script|style)\b[^<>]{0,300}>[^<]{0,5000}<\/\1\s*>/gi, "")
    .replace(/<(su[bp])>([^<>]{1,40})<\/\1>/gi, (_, kind: string, inside: string) =>
      scripted(inside, kind.toLowerCase() === "sup"),
    )
    .replace(/<((?:https?|ftp|mailto):[^\s<>]{1,2000})>/gi, "$1")
    .replace(/<\/?([A-Za-z][A-Za-z0-9-]{0,30})(?:[\s/][^<>]{0,1000})?>|<(?=[A-Za-z/!?])/g, asText);
}

/** A known element goes; any other `<` gets a blank behind it, so that no reader takes it for one. */
function asText(written: string, name: string | undefined): string {
  if (name === undefined || !elements.has(name.toLowerCase())) return `< ${written.slice(1)}`;
  return /^(br|p|div|li|tr|td|th)$/i.test(name) ? " " : "";
}

const elements = new Set(
  `a abbr address article aside audio b base big blockquote body br button canvas caption center
  cite code col colgroup dd del details dfn div dl dt em embed fieldset figcaption figure font
  footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label
  legend li link main map mark math menu meta nav noscript object ol option output p param picture
  pre q s samp script section select small source span strike strong style sub summary sup svg
  table tbody td template textarea tfoot th thead time title tr tt u ul var video wbr`.split(/\s+/),
);

function withoutComments(text: string): string {
  let rest = text;
  let out = "";
  for (;;) {
    const from = rest.indexOf("<!--");
    const to = from < 0 ? -1 : rest.indexOf("-->", from + 4);
    if (to < 0) return out + rest;
    out += rest.slice(0, from);
    rest = rest.slice(to + 3);
  }
}

/** `10<sup>-3</sup>` must not become 10-3. */
function scripted(inside: string, isRaised: boolean): string {
  const letters = isRaised ? raised : lowered;
  const characters = [...inside.replaceAll("−", "-")];
  if (characters.every((each) => letters.has(each))) {
    return characters.map((each) => letters.get(each)).join("");
  }
  return isRaised ? `^${inside}` : `_${inside}`;
}

const signs = [..."0123456789+-()"];
const raised = new Map([..."⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"].map((each, index) => [signs[index] ?? "", each]));
const lowered = new Map([..."₀₁₂₃₄₅₆₇₈₉₊₋₍₎"].map((each, index) => [signs[index] ?? "", each]));

/** An image within a link within brackets is three deep; nobody writes more. */
const deepestLink = 3;

function withoutLinks(text: string): string {
  let plain = text;
  for (let depth = 0; depth < deepestLink && plain.includes("]("); depth += 1) {
    plain = plain.replace(
      /!?\[([^[\]]{0,1000})\]\([^\S\n]{0,100}(?:<[^<>\n]{0,2000}>|(?:[^\s()]|\([^\s()]{0,500}\)){0,2000})(?:\s{1,100}["'(][^\n"']{0,300}["')])?[^\S\n]{0,100}\)/g,
      "$1",
    );
  }
  return plain.replace(
    /^\[(?!\^)[^[\]\n]{1,200}\]:\s*<?(?:[a-z][a-z+.-]*:|www\.|[/#])\S*.*$/gim,
    "",
  );
}

/** Readers make links of bare addresses, and a paper's text may have told the model which to write. */
export function withoutAddresses(text: string, knownUrls = ""): string {
  let isGone = false;
  const plain = text.replace(
    /(?:(?:https?|ftp):\/\/|mailto:|www\.)[^\s<>"'`|\\{}\uE000）】」，。；]+/gi,
    (written) => {
      const url = withoutClosing(written);
      if (knownUrls.includes(url)) return written;
      isGone = true;
      return written.slice(url.length);
    },
  );
  if (!isGone) return text;
  return plain
    .replace(/[(（[]\s*[)）\]]/g, "")
    .replace(/(?<![^\S\n])[^\S\n]+([.,;:!?，。；：])/g, "$1");
}

/** Without the punctuation that ends the sentence, or the bracket that it stands in. */
function withoutClosing(url: string): string {
  const hasBracket = url.includes("(");
  let end = url.length;
  while (end > 0 && ".,;:!?*_)]}".includes(url[end - 1] ?? "")) {
    if (url[end - 1] === ")" && hasBracket) break;
    end -= 1;
  }
  return url.slice(0, end);
}
