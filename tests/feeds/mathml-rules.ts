import { namespaces } from "@/tests/feeds/namespaces";
import type { XmlElement } from "@/tests/feeds/xml";

/**
 * MathML as readers can take it: presentation elements of those that Miniflux keeps, with the number
 * of children each must have, text in tokens only, and few attributes.
 */
type Rule = { children?: number; attributes?: RegExp; isToken?: boolean };

const rules: Readonly<Record<string, Rule>> = {
  mrow: {},
  mi: { isToken: true },
  mn: { isToken: true },
  mo: { isToken: true, attributes: /^(stretchy="false"|form="(pre|post)fix")$/ },
  mtext: { isToken: true },
  mspace: { children: 0 },
  mfrac: { children: 2 },
  msqrt: {},
  mroot: { children: 2 },
  msub: { children: 2 },
  msup: { children: 2 },
  msubsup: { children: 3 },
  munder: { children: 2 },
  mover: { children: 2 },
  munderover: { children: 3 },
  mmultiscripts: {},
  mprescripts: { children: 0 },
  mtable: {},
  mtr: {},
  mtd: {},
  mpadded: { children: 1, attributes: /^width="0"$/ },
  mphantom: { children: 1 },
};

export function requireMathMl(math: XmlElement, what: string, found: (what: string) => void): void {
  const { xmlns, alttext, display, ...others } = math.attributes;
  if (math.namespace !== namespaces.mathml || xmlns === undefined) {
    found(`${what} has <math> without its namespace`);
  }
  if (!alttext) found(`${what} has a formula without its source`);
  if (display !== undefined && display !== "block") found(`${what} has display="${display}"`);
  for (const name of Object.keys(others)) found(`${what} has <math> with ${name}`);
  if (math.children.length === 0) found(`${what} has an empty formula`);
  requireNoText(math, what, found);
  for (const child of math.children) visit(child, what, found);
}

function visit(element: XmlElement, what: string, found: (what: string) => void): void {
  const { name, text, children } = element;
  const rule = rules[name];
  if (rule === undefined) {
    found(`${what} has an element <${name}> in a formula`);
    return;
  }
  for (const [key, value] of Object.entries(element.attributes)) {
    if (!rule.attributes?.test(`${key}="${value}"`))
      found(`${what} has <${name} ${key}="${value}">`);
  }
  if (rule.children !== undefined && children.length !== rule.children) {
    found(`${what} has <${name}> with ${children.length} children`);
  }
  if (name === "mrow" && children.length < 2) found(`${what} has a row of ${children.length}`);
  if (/[\u2061-\u2064]/.test(text)) found(`${what} has an invisible operator`);
  if (rule.isToken) {
    if (text === "" || children.length > 0) found(`${what} has <${name}> that is no token`);
    return;
  }
  requireNoText(element, what, found);
  for (const child of children) visit(child, what, found);
}

function requireNoText({ name, text }: XmlElement, what: string, found: (what: string) => void) {
  if (text.trim() !== "") found(`${what} has text in <${name}>`);
}
