/**
 * Figures as papers and models write them, and what makes two of them the same: 1,000 and 1 000,
 * 87.30 and 87.3, 12.4k and 12,400, 10^{-3} and 1e-3 and 10⁻³, 1.2万 and 12,000. Signs and the mark
 * of per cent are no part of a figure: a table says `95.3` under "Accuracy (%)".
 */
export type NumberToken = {
  from: number;
  to: number; // behind its unit, so that "87.3%" is one
  /** It stands in a word: "GPT-4", "FP8", "8-bit"; the word as it is compared. */
  word: string | null;
  /** Ways to read it; each is the keys of all figures in it. */
  readings: readonly (readonly string[])[];
  /** Ways to read it with the commas and dots of other languages: "87,3" is 87.3 in German. */
  foreign: readonly (readonly string[])[];
  /** With k, M, billion or 万: the figure without its unit, and the unit. */
  bare: { key: string; unit: string } | null;
};

/** All figures of a text, in order. Time is linear in the length. */
export function numbersIn(text: string): NumberToken[] {
  const tokens: NumberToken[] = [];
  starts.lastIndex = 0;
  for (let found = starts.exec(text); found; found = starts.exec(text)) {
    const at = found.index;
    const token = /[\d０-９.．]/.test(found[0]) ? numberAt(text, at) : null;
    const end = token?.to ?? wordEnd(text, at);
    if (token && (token.isPlain || !joins(text, token.to))) {
      tokens.push(token);
      starts.lastIndex = Math.max(token.to, at + 1);
    } else {
      const to = Math.max(wordEnd(text, at), end, at + 1);
      const word = text.slice(at, to);
      const shareEnd = to + (match(share, text, to)?.[0].length ?? 0);
      if (/[\d０-９]/.test(word)) tokens.push({ ...wordToken(word, at), to: shareEnd });
      starts.lastIndex = to;
    }
  }
  return tokens;
}

/** A figure's value as digits and a power of ten: "124e2" for 12,400. */
export function keyOf(written: string, power = 0): string {
  const [whole = "", fraction = ""] = plainDigits(written).split(".");
  const digits = (whole + fraction).replace(/[^0-9]/g, "");
  let from = 0;
  while (digits[from] === "0") from += 1;
  let to = digits.length;
  while (to > from && digits[to - 1] === "0") to -= 1;
  if (from === to) return "0";
  return `${digits.slice(from, to)}e${power - fraction.length + digits.length - to}`;
}

/** A word by its letters and digits: "GPT‑4" and "gpt4" are the same. */
export function wordKey(word: string): string {
  return plainDigits(word)
    .toLowerCase()
    .replace(/[^\p{L}\p{N}.]/gu, "");
}

const letter = "\\p{Script=Latin}\\p{Script=Greek}";
const digit = "0-9０-９";

/** Where a word or a figure may begin. */
const starts = new RegExp(`[${letter}${digit}]|[.．](?=[${digit}])`, "gu");

const words = new RegExp(
  `[${letter}${digit}]+(?:(?:[-‐‑_.]|\\\\_)(?=[${letter}${digit}])[${letter}${digit}]+)*`,
  "uy",
);

/** Thousands are parted by a comma, in TeX also as `{,}` and `\,`, or by one of many blanks. */
const grouped =
  /[0-9０-９]{1,3}(?:(?:,|，|\{,\}|\\,|~|[ \u00A0\u2009\u202F])[0-9０-９]{3})+(?![0-9０-９])(?:[.．][0-9０-９]+)?/y;
const simple = /[0-9０-９]+(?:[.．][0-9０-９]+)?|[.．][0-9０-９]+/y;
const decimalComma =
  /[0-9０-９]+,[0-9０-９]{1,2}(?![0-9０-９,.])|[0-9０-９]+,[0-9０-９]{4,}(?![0-9０-９,.])/y;
const dottedThousands = /[0-9０-９]{1,3}(?:\.[0-9０-９]{3})+(?![0-9０-９])(?:,[0-9０-９]+)?/y;
/** "3.1.2", which is a version or a section. */
const dotted = /[0-9０-９]+(?:[.．][0-9０-９]+){2,}/y;

const timesTen =
  /[ \u00A0~]?(?:\\times|\\cdot|×|·|x|\*)[ \u00A0~]?10(?:\^ ?\{? ?([-−–+]?[0-9]{1,3}) ?\}?|([⁺⁻]?[⁰¹²³⁴-⁹]{1,3}))/y;
const powerOfTen = /\^ ?\{? ?([-−–+]?[0-9]{1,3}) ?\}?|([⁺⁻]?[⁰¹²³⁴-⁹]{1,3})/y;
const exponent = /[eE]([-−–+]?[0-9]{1,3})(?![\p{L}\p{N}])/uy;

const scaled =
  /[ \u00A0~-]?(thousand|million|billion|trillion|bn)(?!\p{L})|([kKMBT])(?![\p{L}\p{N}])|[ \u00A0]?(万亿|千亿|百亿|十亿|千万|百万|十万|亿|万|千)/uy;
const powers: Record<string, number> = {
  thousand: 3,
  k: 3,
  million: 6,
  m: 6,
  billion: 9,
  bn: 9,
  b: 9,
  trillion: 12,
  t: 12,
  千: 3,
  万: 4,
  十万: 5,
  百万: 6,
  千万: 7,
  亿: 8,
  十亿: 9,
  百亿: 10,
  千亿: 11,
  万亿: 12,
};

/** What belongs to a figure, though not to its value. */
const suffix = /[ \u00A0]?\\?[%％‰]|[x×✕](?![\p{L}\p{N}])|(?:st|nd|rd|th)(?![\p{L}\p{N}])/uy;

/** Behind a word, such as in "top-5%". */
const share = /\\?[%％]/y;

type Found = NumberToken & {
  /** What follows it cannot make a word of it. */
  isPlain: boolean;
};

function numberAt(text: string, at: number): Found | null {
  if (match(dotted, text, at)) return null;
  const group = match(grouped, text, at);
  const plain = match(simple, text, at);
  const written = group ?? plain;
  if (!written || !plain) return null;
  const numberEnd = at + written[0].length;
  const raised = raisedAt(text, at, numberEnd, written[0]);
  if (raised) {
    const readings = [[keyOf(raised.mantissa, raised.power)]];
    return {
      from: at,
      to: raised.to,
      word: null,
      readings,
      foreign: [],
      bare: null,
      isPlain: true,
    };
  }
  const unit = match(scaled, text, numberEnd);
  const name = (unit?.[1] ?? unit?.[2] ?? unit?.[3] ?? "").toLowerCase();
  const power = powers[name] ?? 0;
  const beyond = numberEnd + (unit?.[0].length ?? 0);
  const end = beyond + (match(suffix, text, beyond)?.[0].length ?? 0);
  const readings = [[keyOf(withoutGroups(written[0]), power)]];
  // A comma that parts thousands has no blank behind it; "2 100" may be two figures.
  if (group && !/[,，]/.test(written[0])) readings.push(separately(written[0], power));
  const foreign: string[][] = [];
  let to = end;
  for (const other of [decimalComma, dottedThousands]) {
    const found = match(other, text, at);
    if (!found) continue;
    const isDecimal = other === decimalComma;
    const value = isDecimal
      ? found[0].replace(",", ".")
      : found[0].replaceAll(".", "").replace(",", ".");
    if (isDecimal) readings.splice(0, 1, separately(found[0], power));
    const foundEnd = at + found[0].length;
    if (foundEnd > numberEnd) to = foundEnd + (match(suffix, text, foundEnd)?.[0].length ?? 0);
    foreign.push([keyOf(value, power)]);
  }
  return {
    from: at,
    to,
    word: null,
    readings,
    foreign,
    bare: unit ? { key: keyOf(withoutGroups(written[0])), unit: name } : null,
    isPlain: end > numberEnd,
  };
}

function raisedAt(
  text: string,
  at: number,
  end: number,
  written: string,
): { mantissa: string; power: number; to: number } | null {
  const times = match(timesTen, text, end);
  if (times) return raised(withoutGroups(written), times, end);
  const short = match(exponent, text, end);
  if (short) return raised(withoutGroups(written), short, end);
  const isTen = end - at === 2 && plainDigits(written) === "10";
  const power = isTen ? match(powerOfTen, text, end) : null;
  return power && raised("1", power, end);
}

function raised(mantissa: string, found: RegExpExecArray, end: number) {
  const written = plainDigits(found[1] ?? found[2] ?? "0")
    .replace(/[−–⁻]/g, "-")
    .replace("⁺", "+");
  return { mantissa, power: Number(written), to: end + found[0].length };
}

function withoutGroups(written: string): string {
  return plainDigits(written).replace(/[^0-9.]/g, "");
}

/** "100,200" as 100 and 200. */
function separately(written: string, power: number): string[] {
  const parts = plainDigits(written).split(/[^0-9.]+/);
  return parts.map((part, index) => keyOf(part, index === parts.length - 1 ? power : 0));
}

/** A word's figures, of which all or the word itself must be found. */
function wordToken(word: string, from: number): NumberToken {
  const inside = /[0-9０-９]+(?:[.．][0-9０-９]+)?([kKMBT](?![\p{L}\p{N}]))?/gu;
  const figures = [...word.matchAll(inside)].map((found) => {
    const unit = (found[1] ?? "").toLowerCase();
    return keyOf(unit === "" ? found[0] : found[0].slice(0, -1), powers[unit] ?? 0);
  });
  return {
    from,
    to: from + word.length,
    word: wordKey(word),
    readings: [figures],
    foreign: [],
    bare: null,
  };
}

/** Whether a letter follows, with or without a hyphen. */
function joins(text: string, at: number): boolean {
  return match(joint, text, at) !== null;
}

const joint = new RegExp(`[-‐‑_]?[${letter}]`, "uy");

function wordEnd(text: string, at: number): number {
  return at + (match(words, text, at)?.[0].length ?? 0);
}

function match(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}

/** Full-width and raised digits as plain ones. */
function plainDigits(text: string): string {
  return text.replace(/[０-９．⁰¹²³⁴-⁹]/g, (each) => each.normalize("NFKC"));
}
