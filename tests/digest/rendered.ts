import { marked } from "marked";
import { type HTMLElement, parse } from "node-html-parser";

/** Markdown as a GFM renderer shows it, for looking around in it. */
export function rendered(markdown: string): HTMLElement {
  const html = marked.parse(markdown, { async: false, gfm: true });
  return parse(html, { comment: true, blockTextElements: {} });
}

/** What is read, without the zero-width spaces that keep GitHub from making links of it. */
export function textOf(markdown: string): string {
  return shown(markdown).replaceAll("\u200B", "").trim();
}

export function shown(markdown: string): string {
  return rendered(markdown).text;
}

/** Names of elements, each once, sorted. */
export function elementsIn(html: HTMLElement): string[] {
  return [...new Set(html.querySelectorAll("*").map(({ rawTagName }) => rawTagName))].sort();
}
