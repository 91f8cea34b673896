import { XMLValidator } from "fast-xml-parser";
import { HTMLElement, type Node, parse } from "node-html-parser";
import { requireMathMl } from "@/tests/feeds/mathml-rules";
import { parseXml, type XmlElement } from "@/tests/feeds/xml";

/** Elements that a summary may have, each with those that may stand directly in it. */
const inline = ["strong", "em", "sup", "sub", "code", "br", "math"];
const flow = ["p", "hr", "pre", "ul", "ol", "blockquote", "table", "h4", "h5", "h6"];
const cells = ["th", "td"];
const contents: Readonly<Record<string, readonly string[]>> = {
  div: flow,
  ...Object.fromEntries(["p", "pre", "h4", "h5", "h6", ...inline].map((name) => [name, inline])),
  br: [],
  hr: [],
  ul: ["li"],
  ol: ["li"],
  li: [...flow, ...inline],
  blockquote: flow,
  table: ["thead", "tbody"],
  thead: ["tr"],
  tbody: ["tr"],
  tr: cells,
  td: [...flow, ...inline],
  th: [...flow, ...inline],
};
const holdsNoText = /^(?:div|ul|ol|blockquote|table|thead|tbody|tr|br|hr)$/;

/** Everything in blocks of a summary's HTML that may not be there, in words. */
export function faultsIn(blocks: readonly string[]): string[] {
  const html = `<div>${blocks.join("\n")}</div>`;
  const faults: string[] = [];
  const found = (what: string) => faults.push(what);
  const validity = XMLValidator.validate(html);
  if (validity !== true) return [`not well-formed: ${validity.err.msg}`];
  if (/\p{Co}/u.test(html)) found("a private-use character");
  const byHtml = namesIn(parse(html, { comment: true, blockTextElements: {} }), found);
  const root = parseXml(html);
  if (byHtml !== namesInXml(root)) found("HTML and XML read different elements");
  visit(root, found);
  return faults;
}

function visit(element: XmlElement, found: (what: string) => void): void {
  const { name, attributes, children, text } = element;
  if (name === "math") {
    requireMathMl(element, "the summary", found);
    return;
  }
  const allowed = contents[name];
  if (allowed === undefined) found(`<${name}>`);
  if (holdsNoText.test(name) && text.trim() !== "") found(`text in <${name}>`);
  for (const [key, value] of Object.entries(attributes)) {
    if (name !== "ol" || key !== "start" || !/^\d{1,6}$/.test(value)) found(`${key}="${value}"`);
  }
  for (const child of children) {
    if (!allowed?.includes(child.name)) found(`<${child.name}> in <${name}>`);
    visit(child, found);
  }
}

/** The elements as a parser of HTML sees them; what is neither element nor text is a fault. */
function namesIn(node: Node, found: (what: string) => void): string {
  if (!(node instanceof HTMLElement)) {
    if (node.nodeType !== 3) found(`a node that is no text: ${node.toString()}`);
    return "";
  }
  const inside = node.childNodes.map((child) => namesIn(child, found)).join("");
  const name = node.rawTagName?.toLowerCase() ?? "";
  return name === "" ? inside : `${name}(${inside})`;
}

function namesInXml({ name, children }: XmlElement): string {
  return `${name}(${children.map(namesInXml).join("")})`;
}
