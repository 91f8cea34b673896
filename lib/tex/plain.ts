/**
 * An address as TeX sources carry it: only the characters TeX makes one escape are unescaped, and
 * the tilde has the two names that authors know for it.
 */
export function unescaped(address: string): string {
  return address
    .replace(/\\textasciitilde(?:\{\})?|\$\\sim\$/g, "~")
    .replace(/\\([%#&_~{}])/g, "$1");
}

const NUMERALS: readonly (readonly [number, string])[] = [
  [1000, "m"],
  [900, "cm"],
  [500, "d"],
  [400, "cd"],
  [100, "c"],
  [90, "xc"],
  [50, "l"],
  [40, "xl"],
  [10, "x"],
  [9, "ix"],
  [5, "v"],
  [4, "iv"],
  [1, "i"],
];

/** What `\romannumeral` prints. */
export function roman(value: number): string {
  let rest = value;
  let out = "";
  for (const [worth, letters] of NUMERALS) {
    while (rest >= worth) {
      out += letters;
      rest -= worth;
    }
  }
  return out;
}
