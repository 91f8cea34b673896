import type { MathStyle } from "@/lib/tex/math-style";
import { mathml } from "@/lib/tex/mathml";
import type { Formula } from "@/lib/tex/pieces";

/** A formula as a MathML element; a display formula wants a block of its own. */
export type MathMarkup = { kind: "math"; markup: string; isDisplay: boolean };

/**
 * A formula as a reader wants it: text, not yet escaped, or markup. What MathML cannot say is its
 * line of Unicode, and what this cannot say either its source. The caller drops what XML forbids.
 */
export function shown(formula: Formula, style: MathStyle): string | MathMarkup {
  if (style === "tex") return formula.written;
  const isUnicode = style === "unicode" || (style === "auto" && isBestInUnicode(formula));
  const markup = isUnicode ? undefined : mathml(formula.tex, formula.isDisplay);
  if (markup === undefined) return formula.text;
  return { kind: "math", markup, isDisplay: formula.isDisplay };
}

/** Who asks for a line of its own has more to show than a line of text can. */
function isBestInUnicode({ isSaidWell, isDisplay }: Formula): boolean {
  return isSaidWell && !isDisplay;
}
