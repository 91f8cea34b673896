import { escapeHtml } from "@/lib/escape";
import type { SimpleElement } from "@/lib/tex/mathml-simple";
import { names } from "@/lib/tex/table";

/**
 * MathML as text, legible without its tags, which is how some readers show it: a blank stands where
 * two things would run together that only their places keep apart (`x^T y` is "x T y", not "xTy").
 * Between elements MathML itself ignores blanks.
 */
export function markup(elements: readonly SimpleElement[]): string {
  return inRow(elements.map(written)).xml;
}

interface Written {
  readonly xml: string;
  readonly text: string;
  /** Needs a blank before or behind it where a letter or digit would touch it. */
  readonly before: boolean;
  readonly behind: boolean;
}

/** Characters that run together with their like. */
const FIRST = /^[\p{Lu}\p{Ll}\p{Lo}\p{N}√∑∏∫]/u;
const LAST = /[\p{Lu}\p{Ll}\p{Lo}\p{N}]$/u;

/** Elements that show by place, and those that draw a line, which holds its marks already. */
const SCRIPTS = names("msub msup msubsup munder mover munderover mmultiscripts");
const TABLES = names("mroot mtable mtr");
const LINES = names("mfrac msqrt");

function written(element: SimpleElement): Written {
  const { name, text, children, attributes } = element;
  if (children.length === 0) {
    const isWord = /^\p{L}{2,}/u.test(text) || /\p{L}{2,}$/u.test(text);
    const xml = `<${name}${attributes}>${escapeHtml(text)}</${name}>`;
    return { xml, text, before: isWord, behind: isWord };
  }
  const parts = children.map(written);
  const inner = SCRIPTS.has(name) || TABLES.has(name) ? inPlaces(parts) : inRow(parts);
  const xml = `<${name}${attributes}>${inner.xml}</${name}>`;
  if (TABLES.has(name) || LINES.has(name)) {
    return { xml, text: inner.text, before: true, behind: true };
  }
  const isScripted = SCRIPTS.has(name) && !MARK.test(parts.at(-1)?.text ?? "");
  return {
    xml,
    text: inner.text,
    before: parts[0]?.before ?? false,
    behind: isScripted || (parts.at(-1)?.behind ?? false),
  };
}

/** Scripts that are marks on their letter: primes, stars, accents. */
const MARK = /^[^\p{Lu}\p{Ll}\p{Lo}\p{N}+\-−±(]{1,4}$/u;

/** Side by side on a line. */
function inRow(parts: readonly Written[]): { xml: string; text: string } {
  let xml = "";
  let text = "";
  let isOpen = false;
  for (const part of parts) {
    const touches = LAST.test(text) && FIRST.test(part.text);
    const areDigits = /\d$/.test(text) && /^\d/.test(part.text);
    if (touches && (isOpen || part.before || areDigits)) {
      xml += " ";
      text += " ";
    }
    xml += part.xml;
    text += part.text;
    if (part.text !== "") isOpen = part.behind;
  }
  return { xml, text };
}

/** One above, below or beside the other. */
function inPlaces(parts: readonly Written[]): { xml: string; text: string } {
  let xml = "";
  let text = "";
  for (const part of parts) {
    if (part.text !== "" && text !== "" && !MARK.test(part.text)) {
      xml += " ";
      text += " ";
    }
    xml += part.xml;
    text += part.text;
  }
  return { xml, text };
}
