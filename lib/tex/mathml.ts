import temml from "temml";
import { escapeHtml } from "@/lib/escape";
import { type MathElement, mathElement } from "@/lib/tex/mathml-elements";
import { markup } from "@/lib/tex/mathml-markup";
import { simplified } from "@/lib/tex/mathml-simple";

/**
 * A formula (without its delimiters) as a MathML element, or undefined where it does not parse or
 * would lose something: the caller still has its text and its source.
 *
 * Presentation elements only, of those that Miniflux lets pass, and as few attributes as can be,
 * because sanitizers drop them; no annotation, because those that drop the tags keep the text. What
 * is left without tags can be read: see `markup`.
 */
export function mathml(tex: string, isDisplay: boolean): string | undefined {
  if (tex.length > MAX_LENGTH || REFUSED.test(tex) || depthOf(tex) > MAX_DEPTH) return undefined;
  const root = parsed(tex, isDisplay);
  const children = root && simplified(root);
  const body = children && markup(children);
  if (!body) return undefined;
  const source = escapeHtml(tex.replace(/\s+/g, " "));
  const display = isDisplay ? ' display="block"' : "";
  return `<math xmlns="${NAMESPACE}"${display} alttext="${source}">${body}</math>`;
}

const NAMESPACE = "http://www.w3.org/1998/Math/MathML";

/**
 * What arXiv takes as a whole abstract is shorter. It bounds time (a few ms), the depth of calls and
 * the size of what comes out.
 */
const MAX_LENGTH = 2000;
const MAX_DEPTH = 40;

/**
 * Commands that define others, that refer to something outside the formula, which Temml would leave
 * empty, and that load or link.
 */
const REFUSED =
  /\\(?:[gex]?def|(?:future)?let|(?:re)?new(?:command|environment)|providecommand|global|long|(?:eq|auto|page|[cC])?ref|cite[a-z]*|href|url|includegraphics|html[A-Z][A-Za-z]*|class|cssId|data|style|phantom|require|definecolor|DeclareMathOperator)(?![A-Za-z])/;

function parsed(tex: string, displayMode: boolean): MathElement | undefined {
  // To TeX a bare % begins a comment, but authors mean percent.
  const source = tex.replace(/\\[\s\S]|%/g, (found) => (found === "%" ? "\\%" : found));
  try {
    return mathElement(
      temml.renderToString(source, {
        displayMode,
        throwOnError: true,
        xml: true,
        trust: false,
        maxExpand: 500,
        maxSize: [10, 100],
      }),
    );
  } catch {
    // It says so by throwing, of many kinds; none of them is worth more than the text that is shown.
    return undefined;
  }
}

/** How deep its groups are nested. */
function depthOf(tex: string): number {
  let depth = 0;
  let deepest = 0;
  for (const [brace] of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (brace === "{") depth++;
    else if (brace === "}") depth--;
    deepest = Math.max(deepest, depth);
  }
  return deepest;
}
