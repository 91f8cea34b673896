import type { Edition } from "@/lib/editions/edition";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { summaryHtml } from "@/lib/feeds/summary";
import { links } from "@/tests/feeds/builders";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { readFeed } from "@/tests/feeds/reading";
import { parseXml, type XmlElement } from "@/tests/feeds/xml";

/**
 * What holds of every feed, whatever is in it. The rules are those of the conformance tests; on top
 * of them content may have nothing but the few attributes that we write, and texts in JSON nothing
 * that XML would forbid, since readers put the one into the other.
 */
const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };

export function requireSoundFeeds(edition: Edition, maxBytes?: number): void {
  for (const format of formats) {
    const text = renderFeed(edition, format, links, maxBytes, summaryHtml).toString("utf8");
    const selfUrl = links.feed(format, edition.interest);
    const faults = violationsOf[format](text, { selfUrl });
    if (format === "json") faults.push(...faultsInStrings(JSON.parse(text)));
    if (faults.length === 0) {
      for (const { content } of readFeed(format, text).items) faults.push(...faultsInHtml(content));
    }
    if (faults.length > 0) throw new Error(`${format}: ${faults.slice(0, 5).join("; ")}`);
  }
}

const forbidden = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

function faultsInStrings(value: unknown): string[] {
  if (typeof value === "string") {
    return value.isWellFormed() && !forbidden.test(value) ? [] : [`${JSON.stringify(value)}`];
  }
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(faultsInStrings);
}

const attributesAllowed: Readonly<Record<string, RegExp>> = {
  a: /^href="https?:\/\/[^\s<>"]+"$/,
  ol: /^start="\d{1,6}"$/,
};

/** Everything that is alive in HTML and may not be; MathML is looked at by the conformance tests. */
export function faultsInHtml(html: string): string[] {
  const faults: string[] = [];
  if (/<[!?]/.test(html)) faults.push("a comment, a section or an instruction");
  const visit = ({ name, attributes, children }: XmlElement) => {
    if (name === "math") return;
    for (const [key, value] of Object.entries(attributes)) {
      if (!attributesAllowed[name]?.test(`${key}="${value}"`)) {
        faults.push(`<${name} ${key}="${value}">`);
      }
    }
    children.forEach(visit);
  };
  try {
    parseXml(`<div>${html}</div>`).children.forEach(visit);
  } catch (error) {
    faults.push(String(error));
  }
  return faults;
}
