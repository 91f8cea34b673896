/**
 * Undoes the hyphens that breaking lines put into words. Which hyphens belong to a word, the
 * document itself tells: it uses most words more than once.
 */
export class Hyphens {
  private readonly words = new Set<string>();

  constructor(lines: readonly string[]) {
    for (const line of lines) {
      // Neither the first nor the last word of a line need be whole.
      for (const word of line.split(/\s+/).slice(1, -1)) this.words.add(bare(word));
    }
  }

  /** A text and the line that follows, as one. */
  joined(text: string, line: string): string {
    if (text === "") return line;
    const before = /(\S*\p{L})[-‐]$/u.exec(text.slice(-80))?.[1];
    const after = /^\p{Ll}\S*/u.exec(line)?.[0];
    if (before === undefined || after === undefined) {
      // "GPT-" and "4", "Cauchy-" and "Schwarz": the hyphen is the word's own.
      return /\S[-‐–]$/.test(text.slice(-2)) && /^[\p{L}\p{N}]/u.test(line)
        ? text + line
        : `${text} ${line}`;
    }
    return this.keeps(before, after) ? text + line : text.slice(0, -1) + line;
  }

  private keeps(before: string, after: string): boolean {
    const [first, second] = [bare(before), bare(after)];
    if (this.words.has(first + second)) return false;
    if (this.words.has(`${first}-${second}`)) return true;
    // "state-of-the-" and "art"; "state-" and "of-the-art".
    return first.includes("-") || second.includes("-");
  }
}

function bare(word: string): string {
  return word
    .toLowerCase()
    .replace(/^[^\p{L}\p{N}]+|(?<![^\p{L}\p{N}])[^\p{L}\p{N}]+$/gu, "")
    .replaceAll("‐", "-");
}
