import { parseXml, type XmlElement } from "@/tests/feeds/xml";

/** A page's elements; throws where it is not well-formed. Pages are HTML that is XML as well. */
export function elementsOf(page: string): XmlElement[] {
  const all = (element: XmlElement): XmlElement[] => [element, ...element.children.flatMap(all)];
  return all(parseXml(page.replace(/^<!DOCTYPE html>\n/, "")));
}

/** What may not stand in a page of the site, whatever a paper holds; none for a page that is well. */
export function pageFaults(page: string): string[] {
  const faults: string[] = [];
  if (!page.startsWith("<!DOCTYPE html>\n<html lang=")) faults.push("no document type or language");
  const elements = elementsOf(page);
  const named = (name: string) => elements.filter((each) => each.name === name);
  for (const name of ["title", "h1", "main", "header", "footer"]) {
    if (named(name).length !== 1) faults.push(`${named(name).length} times <${name}>`);
  }
  const forbidden = /^(script|style|iframe|object|embed|img|form|base|video|audio)$/;
  for (const { name, attributes } of elements) {
    if (forbidden.test(name)) faults.push(`<${name}>`);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^(on|style$|src)/i.test(attribute)) faults.push(`${name} ${attribute}`);
      if (attribute === "href" && /^\s*(javascript|data|vbscript):/i.test(value)) {
        faults.push(`a link to ${value}`);
      }
    }
  }
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  if (new Set(ids).size < ids.length) faults.push("an id twice");
  const labels = named("nav").map(({ attributes }) => attributes["aria-label"]);
  if (labels.includes(undefined) || new Set(labels).size < labels.length) {
    faults.push("landmarks that cannot be told apart");
  }
  const levels = elements.flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []).map(Number);
  const skips = levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1);
  if (skips) faults.push(`headings that skip a level: ${levels}`);
  // What a browser fetches by itself: the site's own files, named from where the page stands.
  for (const { attributes } of named("link")) {
    if (/^(?:[a-z]+:|\/)/i.test(attributes.href ?? "") && !page.includes("<title>Not found")) {
      faults.push(`${attributes.href} is not relative`);
    }
  }
  return faults;
}

/** Where a page leads. */
export function linksOf(page: string): string[] {
  return elementsOf(page).flatMap(({ attributes }) => attributes.href ?? []);
}
