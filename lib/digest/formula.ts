import { mathml } from "../tex/mathml";
import type { Formula } from "../tex/pieces";
import { codeBlock, markdownText } from "./escape";

/**
 * Formulas as GitHub shows them: `` $`a_1`$ `` in a line, a block of the language `math` by itself.
 *
 * GitHub shows no formula behind a letter, digit or hyphen, in links or at the end of emphasis, and
 * an error in red for each command that it does not allow; where one would not be shown its line of
 * Unicode stands in its place. Observed at https://github.com/nschloe/github-math-bugs
 */
export function inlineFormula(
  formula: Formula,
  { before, after }: { before: string; after: string }, // the Markdown around it, or its ends
): string {
  const asText = markdownText(formula.text);
  if (isBestInUnicode(formula) || !isShown(formula)) return asText;
  if (!/(^|[\s(])$/.test(before) || !/^($|[\s.,;:!?)])/.test(after)) return asText;
  return `$\`${tidied(formula.tex)}\`$`;
}

/** A formula that has its lines for itself; null where GitHub would not show it. */
export function formulaBlock(formula: Formula): string | null {
  return isShown(formula) ? codeBlock(tidied(formula.tex), "math") : null;
}

/** Who asks for a line of its own has more to show than a line of text can. */
function isBestInUnicode({ isSaidWell, isDisplay }: Formula): boolean {
  return isSaidWell && !isDisplay;
}

/** What this program can read itself, MathJax can as well. */
function isShown({ tex, isDisplay }: Formula): boolean {
  return !/[`$%]/.test(tex) && !refused.test(tex) && mathml(tex, isDisplay) !== undefined;
}

const refused =
  /\\(?:operatorname|newcommand|renewcommand|providecommand|DeclareMathOperator|newenvironment|[egx]?def|let|href|url|class|cssId|style|data|require|unicode|mathchoice|label|ref|eqref|tag|color|colorbox|fcolorbox|textcolor|includegraphics|bbox|html\w*)(?![A-Za-z])/;

/** GitHub escapes a bare `<` twice. */
function tidied(tex: string): string {
  return tex
    .replace(/\s+/g, " ")
    .trim()
    .replace(/(?<!\\)</g, " \\lt ")
    .replace(/(?<!\\)>/g, " \\gt ")
    .replace(/ {2,}/g, " ");
}
