import { configSchema } from "@/lib/config/schema";
import type { Edition } from "@/lib/editions/edition";
import { createLinks } from "@/lib/feeds/links";
import { type ReadingPlace, readingPage } from "@/lib/pages/reading-page";
import type { XmlElement } from "@/tests/feeds/xml";
import { elementsOf } from "@/tests/site/html";

export const config = configSchema.parse({});
export const links = createLinks("https://feeds.example");
export const site = {
  title: "arXiv papers",
  links,
  assets: { style: "/page.css?v=1", script: "/page.js?v=1" },
};

/** The page of an edition's newest day, as the server makes it. */
export function pageOf(edition: Edition, partial: Partial<ReadingPlace> = {}): string {
  const days = edition.days.map(({ day }) => day);
  const place = { interest: edition.interest, day: null, reader: null, lack: null, ...partial };
  return readingPage({ edition, days, store: null }, place, { site, config });
}

export function named(page: string, name: string): XmlElement[] {
  return elementsOf(page).filter((each) => each.name === name);
}

export function attributesOf(page: string, name: string, attribute: string): string[] {
  return named(page, name).flatMap(({ attributes }) => attributes[attribute] ?? []);
}

/** What may not stand in any page, whatever a paper or an address holds; none for one that is well. */
export function faultsIn(page: string): string[] {
  const faults: string[] = [];
  const elements = elementsOf(page);
  const count = (name: string) => elements.filter((each) => each.name === name).length;
  for (const name of ["title", "h1", "main", "header", "footer", "script"]) {
    const charts = name === "title" ? count("svg") : 0; // each may have a title of its own
    if (count(name) < 1 || count(name) > 1 + charts) faults.push(`${count(name)} times <${name}>`);
  }
  for (const { name, attributes, text } of elements) {
    if (/^(style|iframe|object|embed|base|img)$/.test(name)) faults.push(`<${name}>`);
    if (name === "script" && (text.trim() !== "" || !attributes.src?.startsWith("/page.js"))) {
      faults.push("a script that is not ours");
    }
    for (const [attribute, value] of Object.entries(attributes)) {
      if (/^(on|style$)/i.test(attribute)) faults.push(`${name} ${attribute}`);
      if (
        /^(href|action|src)$/.test(attribute) &&
        !/^(https?:|feed:https?:|\/(?!\/)|#)/.test(value)
      ) {
        faults.push(`${name} to ${value}`);
      }
    }
  }
  const ids = elements.flatMap(({ attributes }) => attributes.id ?? []);
  if (new Set(ids).size < ids.length) faults.push("an id twice");
  for (const name of ["for", "aria-describedby", "aria-labelledby", "list"]) {
    for (const { attributes } of elements) {
      for (const target of attributes[name]?.split(" ") ?? []) {
        if (!ids.includes(target)) faults.push(`${name}=${target} leads nowhere`);
      }
    }
  }
  const labelled = elements.filter((each) => each.name === "label");
  for (const { name, attributes } of elements.filter((each) =>
    /^(input|select|textarea)$/.test(each.name),
  )) {
    const isLabelled =
      attributes.type === "hidden" ||
      attributes.type === "checkbox" ||
      labelled.some((label) => label.attributes.for === attributes.id);
    if (!isLabelled) faults.push(`${name} ${attributes.name} without a label`);
  }
  const landmarks = elements.filter((each) => each.name === "nav");
  const labels = landmarks.map(({ attributes }) => attributes["aria-label"]);
  if (labels.includes(undefined) || new Set(labels).size < labels.length) {
    faults.push("landmarks that cannot be told apart");
  }
  const levels = elements.flatMap(({ name }) => /^h([1-6])$/.exec(name)?.[1] ?? []).map(Number);
  if (levels.some((level, index) => level > (levels[index - 1] ?? 0) + 1)) {
    faults.push(`headings that skip a level: ${levels}`);
  }
  return faults;
}
