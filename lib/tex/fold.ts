import { table } from "@/lib/tex/table";

/** Letters Unicode does not decompose, and what a reader without them types. */
const BASES = table(`
  ß ss ø o ł l đ d ð d þ th æ ae œ oe ı i ȷ j ħ h ŧ t ŋ n ĸ k ə e ɛ e ɔ o
`);
const UNDECOMPOSED = new RegExp(`[${[...BASES.keys()].join("")}]`, "gu");

/**
 * Text as a search compares it: lower case, without accents, compatibility forms (ﬁ, ², 𝒪)
 * replaced by the plain characters.
 */
export function fold(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .toLowerCase();
  return plain
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(UNDECOMPOSED, (letter) => BASES.get(letter) ?? letter)
    .normalize("NFC");
}
