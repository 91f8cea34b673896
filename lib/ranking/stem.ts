import { names, table } from "../tex/table";

/**
 * A word's stem, so that simple inflection does not hide a match: decode, decodes, decoded,
 * decoding and decoders are one; so are quantize, quantizer and quantization.
 *
 * Light on purpose: it takes off plural, past and participle, -ization, -ification and their agents
 * (-izer, -ifier, -coder), and nothing else that changes the word's sense ("transformer" is not
 * "transform"). Words of up to three letters stay: they are mostly names. The word is folded and in
 * American spelling; what comes out is a key, not a word to show.
 */
export function stem(word: string): string {
  if (word.length <= 3) return word;
  if (/\d/.test(word)) return word.replace(/(\d)s$/, "$1"); // "h100s"
  const known = irregular.get(word);
  if (known !== undefined) return known;
  if (/anal(ysis|yzers?)$/.test(word)) return word.replace(/ysis$|yzers?$/, "yz");
  const singular = withoutPlural(word);
  if (singular.length <= 4 || isWhole.test(singular)) return singular;
  for (const [ending, replacement] of endings) {
    if (!singular.endsWith(ending)) continue;
    const base = singular.slice(0, -ending.length);
    if (base.length < 3 || !/[aeiouy]/.test(base)) continue;
    return settled(replacement === "" ? verbOf(base) : base + replacement);
  }
  return settled(singular);
}

/** Tried in order; the first that leaves enough decides. */
const endings: readonly (readonly [string, string])[] = [
  ["isation", "iz"],
  ["ization", "iz"],
  ["ising", "iz"],
  ["izing", "iz"],
  ["ised", "iz"],
  ["ized", "iz"],
  ["iser", "iz"],
  ["izer", "iz"],
  ["ise", "iz"],
  ["ize", "iz"],
  ["ification", "ify"],
  ["ifying", "ify"],
  ["ified", "ify"],
  ["ifier", "ify"],
  ["ing", ""],
  ["ied", "y"],
  ["ed", ""],
];

/** What looks inflected and is not. */
const isWhole =
  /eed$|embed$|^(evening|morning|during|nothing|something|anything|everything|ceiling|sibling|hundred|sacred|ragged|rugged|jagged|wicked|infrared)$/;

/** "decod" of "decoding" as it is, "plan" of "planning", "code" of "coding", "model" of "modelling". */
function verbOf(base: string): string {
  if (/([bdgmnprt])\1$/.test(base) && base.length > 3) return base.slice(0, -1);
  if (doubledInBritain.test(base)) return base.slice(0, -1);
  // A short verb would have doubled its consonant, had it no e: "planing" is of "plane".
  return isShort.test(base) ? `${base}e` : base;
}

const isShort = /^[^aeiouy]*[aeiouy][^aeiouywx]$/;
const doubledInBritain =
  /[aeiouy].*ell$|(sign|tot|equ|initi|spir|riv|marsh)all$|(contr|patr)oll$|(foc|bi)(uss|ass)$/;

/** Without the e of longer words and with i for y, as other forms of theirs have it. */
function settled(word: string): string {
  if (word.length <= 4) return word;
  if (word.endsWith("coder")) return settled(verbOf(word.slice(0, -2)));
  if (word.endsWith("e")) {
    const base = word.slice(0, -1);
    return isShort.test(base) ? word : base;
  }
  return /[^aeiou]y$/.test(word) ? `${word.slice(0, -1)}i` : word;
}

function withoutPlural(word: string): string {
  if (/(ss|us|is)$/.test(word) || isSingular.has(word)) return word;
  if (word.endsWith("ses") && isSingular.has(word.slice(0, -2))) return word.slice(0, -2);
  if (/[^aeiou]ies$/.test(word) && word.length > 4) return `${word.slice(0, -3)}y`;
  if (/(sh|ch|ss|x)es$/.test(word)) return word.slice(0, -2);
  return word.endsWith("s") ? word.slice(0, -1) : word;
}

const isSingular = names(`
  news bias lens atlas canvas alias gas series species chaos cosmos mars pancreas whereas perhaps
  texas kansas always besides sometimes christmas corps
`);

const irregular = table(`
  used use using use uses use matrices matrix vertices vertex indices index appendices appendix
  hypotheses hypothesis theses thesis criteria criterion phenomena phenomenon corpora corpus
  automata automaton spectra spectrum maxima maximum minima minimum optima optimum quanta quantum
  formulae formula nuclei nucleus stimuli stimulus radii radius loci locus foci focus
  analyses analyz children child women woman men man mice mouse schemata schema
  movie movi movies movi cookie cooki cookies cooki
`);
