import { type HTMLElement, type Node, NodeType, TextNode } from "node-html-parser";

/** An element's name, in small letters. */
export function nameOf(element: HTMLElement): string {
  return element.rawTagName?.toLowerCase() ?? "";
}

/** An element's classes. The parser's own list costs more than all the rest. */
export function classesOf(element: HTMLElement): readonly string[] {
  const held = classes.get(element);
  if (held !== undefined) return held;
  const found = attribute(element, "class").split(/\s+/).filter(Boolean);
  classes.set(element, found);
  return found;
}

const classes = new WeakMap<HTMLElement, readonly string[]>();

export function hasClass(element: HTMLElement, ...names: readonly string[]): boolean {
  const found = classesOf(element);
  return names.some((name) => found.includes(name));
}

/** An attribute's value, decoded; "" where there is none. */
export function attribute(element: HTMLElement, name: string): string {
  const raw = element.rawAttrs ?? "";
  const match = forms[name]?.exec(raw);
  return decoded(match?.[1] ?? match?.[2] ?? match?.[3] ?? "");
}

const forms: Record<string, RegExp> = Object.fromEntries(
  ["class", "alttext", "display", "colspan"].map((name) => [
    name,
    new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, "i"),
  ]),
);

export function isElement(node: Node): node is HTMLElement {
  return node.nodeType === NodeType.ELEMENT_NODE;
}

export function isText(node: Node): boolean {
  return node.nodeType === NodeType.TEXT_NODE;
}

/** With its entities as characters. The parser knows them, but tells them of text nodes only. */
function decoded(value: string): string {
  return value.includes("&") ? new TextNode(value, null).text : value;
}

/** Nested deeper than this, an element is left out: a call stack has its end. */
export const maxDepth = 800;

/** The outermost elements beneath one that please, in order. */
export function outermost(
  within: HTMLElement,
  isWanted: (element: HTMLElement) => boolean,
  isEntered: (element: HTMLElement) => boolean = () => true,
): HTMLElement[] {
  const found: HTMLElement[] = [];
  const visit = (element: HTMLElement, depth: number) => {
    for (const child of element.childNodes) {
      if (!isElement(child)) continue;
      if (isWanted(child)) found.push(child);
      else if (depth < maxDepth && isEntered(child)) visit(child, depth + 1);
    }
  };
  visit(within, 0);
  return found;
}
