import { type Piece, plain } from "@/lib/tex/pieces";
import { sourceOf } from "@/lib/tex/source";
import { readText } from "@/lib/tex/text";

/** Text without any of these has nothing for TeX to say about. */
const TEX = /[\\${}~`^_]|--|''/;

/**
 * TeX as arXiv's titles, abstracts and author names carry it, as plain Unicode text a feed reader
 * can show. Pure and total: it never throws, takes time linear in the length, and leaves what it
 * does not understand as it was written.
 */
export function readable(tex: string): string {
  return plain(piecesOf(tex)).normalize("NFC");
}

/** The same text with its formulas and links apart. */
export function piecesOf(tex: string): Piece[] {
  if (!TEX.test(tex)) return [tex];
  return readText(sourceOf(tex), { from: 0, to: tex.length }, 0);
}
