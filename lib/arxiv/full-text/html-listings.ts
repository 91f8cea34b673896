import type { HTMLElement } from "node-html-parser";
import { formulaText, inlineText, isDropped } from "./html-inline";
import { hasClass, isElement, isText, maxDepth, nameOf, outermost } from "./html-nodes";

/** Of programs and algorithms, their numbers and indentation included. */
export function listingLines(listing: HTMLElement): string[] {
  const lines = outermost(listing, (element) => hasClass(element, "ltx_listingline"));
  if (lines.length === 0) return [inlineText(listing)];
  return lines.map((line) =>
    listingText(line, 0)
      .replaceAll("\u00a0", " ")
      .replace(/\u200b/g, ""),
  );
}

function listingText(element: HTMLElement, depth: number): string {
  let out = "";
  for (const child of element.childNodes) {
    if (isText(child)) out += child.text.replace(/(?<![ \t\r])[ \t\r]*\n\s*/g, "");
    else if (isElement(child) && depth < maxDepth && !isDropped(child)) {
      out += nameOf(child) === "math" ? formulaText(child) : listingText(child, depth + 1);
      if (hasClass(child, "ltx_tag")) out += " ";
    }
  }
  return out;
}

export function fenced(lines: readonly string[]): string {
  const text = lines.map((line) => line.trimEnd()).join("\n");
  return text.trim() === "" ? "" : `\`\`\`\n${text.replace(/^\n+/, "").trimEnd()}\n\`\`\``;
}
