/**
 * A paper's markup made small before it becomes a tree. Most of a LaTeXML document is MathML, of
 * which the `alttext` tells all, and pictures and programs, of which nothing is wanted: without
 * them the tree is a tenth of its size. Takes time linear in the length.
 */
export function lightened(html: string): string {
  let out = "";
  let at = 0;
  opening.lastIndex = 0;
  for (let match = opening.exec(html); match !== null; match = opening.exec(html)) {
    const name = (match[1] ?? "").toLowerCase();
    if (name === cdata) {
      out += html.slice(at, match.index);
      at = opening.lastIndex;
      continue;
    }
    const headEnd = name === "!--" ? match.index + 4 : endOfTag(html, opening.lastIndex);
    const end = name === "!--" ? after(html, "-->", headEnd) : endOfElement(html, name, headEnd);
    out += html.slice(at, match.index);
    if (name === "math") out += formula(html.slice(match.index, headEnd), html.slice(headEnd, end));
    at = end;
    opening.lastIndex = end;
  }
  return out + html.slice(at);
}

/**
 * Whether a document has more elements, or more of them open at once, than any paper's. A tree of
 * it would take minutes.
 */
export function isMonstrous(html: string): boolean {
  let elements = 0;
  let open = 0;
  for (const [, slash, name = ""] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)/gi)) {
    if (slash === "/") open--;
    else if (!voids.has(name.toLowerCase())) {
      elements++;
      open++;
    }
    if (open > maxOpen || elements > maxElements) return true;
  }
  return false;
}

const maxOpen = 3_000;
const maxElements = 500_000;
const voids = new Set("area base br col embed hr img input link meta source track wbr".split(" "));

const opening = /<((?:math|svg|script|style|noscript|template)(?=[\s>/])|!--|!\[cdata\[)/gi;

/** Its mark alone goes: HTML knows no such sections, and the parser looks for the end of each anew. */
const cdata = "![cdata[";

/** Behind the `>` that ends a tag; one within a quoted value does not. */
function endOfTag(html: string, from: number): number {
  let quote = "";
  for (let at = from; at < html.length; at++) {
    const c = html[at] ?? "";
    if (quote !== "") quote = c === quote ? "" : quote;
    else if (c === ">") return at + 1;
    else if (c === '"' || c === "'") quote = c;
  }
  return html.length;
}

/** Behind the end tag; elements of the same name may stand within (a formula in a formula's text). */
function endOfElement(html: string, name: string, from: number): number {
  if (html[from - 2] === "/") return from;
  const tags = new RegExp(`<(/?)${name}(?=[\\s>/])`, "gi");
  tags.lastIndex = from;
  let depth = 1;
  for (let match = tags.exec(html); match !== null; match = tags.exec(html)) {
    depth += match[1] === "/" ? -1 : 1;
    if (depth === 0) return after(html, ">", tags.lastIndex);
  }
  return html.length;
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

/** The formula's own tag, with its TeX told in it where only an annotation has it. */
function formula(tag: string, content: string): string {
  if (/\salttext\s*=/.test(tag)) return `${tag.replace(/\/?>$/, ">")}</math>`;
  const annotations = [...content.matchAll(/<annotation\b([^<>]*)>([^<]*)</g)];
  const isTex = /\bencoding=["']application\/x-(?:tex|latex)["']/;
  const tex = annotations.find(([, attributes = ""]) => isTex.test(attributes))?.[2] ?? "";
  const display = /\sdisplay=["']block["']/.test(tag) ? ' display="block"' : "";
  return `<math alttext="${tex.replaceAll('"', "&quot;")}"${display}></math>`;
}
