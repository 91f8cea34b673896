import type { Author } from "../papers/paper";

/**
 * The people of arXiv's one `dc:creator`: "Ada Moreau (ETH, Zurich), Li Wei" is two.
 *
 * Names are parted by commas outside brackets; what is in brackets behind a name are its
 * affiliations, kept aside. A bracket that never closes is read as part of the name, so that one
 * slip does not swallow the authors behind it.
 */
export function parseAuthors(creator: string): Author[] {
  const parts = splitOutsideBrackets(creator) ?? creator.split(",");
  return parts.map(parseAuthor).filter((author) => author.name !== "");
}

function parseAuthor(text: string): Author {
  const collapsed = text.replace(/\s+/g, " ").trim();
  const open = openingOfLastBracket(collapsed);
  if (open < 2 || collapsed[open - 1] !== " ") return { name: collapsed };
  const affiliations = (splitOutsideBrackets(collapsed.slice(open + 1, -1)) ?? [])
    .map((part) => part.trim())
    .filter((part) => part !== "");
  const name = collapsed.slice(0, open - 1);
  return affiliations.length === 0 ? { name } : { name, affiliations };
}

/** Where the bracket opens that the text ends with; -1 when it ends with none. */
function openingOfLastBracket(text: string): number {
  if (!text.endsWith(")")) return -1;
  let at = text.length - 1;
  for (let depth = 1; depth > 0 && at > 0; ) {
    at--;
    if (text[at] === ")") depth++;
    else if (text[at] === "(") depth--;
  }
  return text[at] === "(" ? at : -1;
}

/** Splits at commas that are in no bracket; null when the brackets do not match. */
function splitOutsideBrackets(text: string): string[] | null {
  const parts: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const character = text[at];
    if (character === "(") depth++;
    else if (character === ")") depth--;
    else if (character === "," && depth === 0) {
      parts.push(text.slice(start, at));
      start = at + 1;
    }
    if (depth < 0) return null;
  }
  return depth === 0 ? [...parts, text.slice(start)] : null;
}
