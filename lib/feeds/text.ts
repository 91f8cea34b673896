import { type Piece, plain } from "../tex/pieces";
import { piecesOf } from "../tex/readable";

/**
 * Text made safe for every format: characters that XML 1.0 forbids (section 2.2) and halves of
 * surrogate pairs are dropped, because one of them makes readers refuse the whole feed.
 */
export function printable(text: string): string {
  return text.replace(forbidden, "").toWellFormed().replaceAll("\uFFFD", "");
}

const forbidden = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u0084\u0086-\u009F\uFFFE\uFFFF]/g;

/** A paper's categories; whatever else a broken answer named among them is left out. */
export function plainCategories(categories: readonly string[]): string[] {
  return categories.filter((category) => /^[\w.-]+$/.test(category));
}

/** TeX as one line of plain text. */
export function plainLine(tex: string): string {
  return lineOf(piecesOf(tex));
}

/** The same of TeX that was read already. */
export function lineOf(pieces: readonly Piece[]): string {
  return printable(plain(pieces).normalize("NFC")).replace(/\s+/g, " ").trim();
}

/** The beginning of a text, cut at a word, with a mark where it was cut. */
export function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(" "), length / 2)).toWellFormed()}…`;
}

/** All names, in order; of very many the first `most`, and how many more. */
export function namesInShort(names: readonly string[], most: number): string {
  if (names.length <= most + 1) return names.join(", ");
  return `${names.slice(0, most).join(", ")} and ${names.length - most} others`;
}

/** A title in plain text. */
export function titleText(tex: string): string {
  return withRoomBehindLess(plainLine(tex));
}

/**
 * Some readers take `<` with a letter behind it for a tag and swallow what follows, however it is
 * escaped; with a blank behind it all of them show it.
 */
export function withRoomBehindLess(text: string): string {
  return text.replace(/<(?=\S)/g, "< ");
}

/** An abstract's paragraphs in plain text. */
export function plainParagraphs(tex: string): string[] {
  return tex
    .split("\n\n")
    .map(plainLine)
    .filter((paragraph) => paragraph !== "");
}
