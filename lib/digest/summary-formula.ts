import type { TokenizerExtension } from "marked";
import { formulaAt } from "../tex/dollars";
import { sourceOf } from "../tex/source";

/**
 * Formulas in a model's Markdown, read before Markdown can take their underscores for emphasis:
 * `$…$`, `$$…$$`, GitHub's form with backticks, and `\(…\)` and `\[…\]`.
 */
export type FormulaToken = { type: "formula"; raw: string; tex: string; isDisplay: boolean };

export const formulaSpan: TokenizerExtension = {
  name: "formula",
  level: "inline",
  start: (text) => {
    const at = text.search(/\$|\\[([]/);
    return at < 0 ? undefined : at;
  },
  tokenizer: (text) => formulaIn(text),
};

const mostCharacters = 2_000;

function formulaIn(text: string): FormulaToken | undefined {
  const bracketed = /^\\\(([\s\S]{1,2000}?)\\\)|^\\\[([\s\S]{1,2000}?)\\\]/.exec(text);
  if (bracketed !== null) {
    const [raw, inline, display] = bracketed;
    return {
      type: "formula",
      raw,
      tex: (inline ?? display ?? "").trim(),
      isDisplay: display !== undefined,
    };
  }
  const [raw, quoted] = /^\$`([^`]+)`\$/.exec(text) ?? [];
  if (raw !== undefined && quoted !== undefined)
    return { type: "formula", raw, tex: quoted, isDisplay: false };
  if (!text.startsWith("$")) return undefined;
  const near = text.slice(0, mostCharacters);
  const found = formulaAt(sourceOf(near), 0, near.length);
  if (found === undefined) return undefined;
  return {
    type: "formula",
    raw: near.slice(0, found.next),
    tex: near.slice(found.from, found.to).trim(),
    isDisplay: near.startsWith("$$"),
  };
}
