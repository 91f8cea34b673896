/**
 * A word's stem, so that simple inflection does not hide a match: decode, decodes, decoded and
 * decoding are one; so are quantize, quantized and quantization in either spelling.
 *
 * Light on purpose: it takes off plural, past, participle and -ation endings and nothing that
 * changes the word's sense ("transformer" is not "transform"). Words with a digit, and words of
 * up to three letters, lose only a plural s: they are mostly names and acronyms.
 */
export function stem(word: string): string {
  if (/\d/.test(word) || word.length <= 3) return word;
  const singular = withoutPlural(word);
  if (singular.length <= 4) return singular;
  for (const [ending, replacement] of endings) {
    if (!singular.endsWith(ending)) continue;
    const base = singular.slice(0, -ending.length);
    if (base.length < 3 || !/[aeiouy]/.test(base)) break;
    return withoutDouble(base, replacement) + replacement;
  }
  return singular;
}

/** Tried in order; the first that fits decides. */
const endings: readonly (readonly [string, string])[] = [
  ["isation", "iz"],
  ["ization", "iz"],
  ["ising", "iz"],
  ["izing", "iz"],
  ["ised", "iz"],
  ["ized", "iz"],
  ["ise", "iz"],
  ["ize", "iz"],
  ["ing", ""],
  ["ied", "y"],
  ["ed", ""],
  ["e", ""],
];

function withoutPlural(word: string): string {
  if (/(ss|us|is)$/.test(word)) return word;
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(sh|ch|ss|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

/** "planning" is "plan"; "falling" stays "fall". */
function withoutDouble(base: string, replacement: string): string {
  return replacement === "" && /([bdgmnprt])\1$/.test(base) ? base.slice(0, -1) : base;
}
