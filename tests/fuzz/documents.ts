import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { apiErrorFeed, apiFeed } from "@/tests/support/arxiv-api-xml";
import { catchupAt } from "@/tests/support/arxiv-catchup";
import { errorPage } from "@/tests/support/arxiv-catchup-html";
import { arxivPage, latexmlPage } from "@/tests/support/arxiv-full-text-html";
import { inventText, type WrittenText } from "@/tests/support/arxiv-full-text-invented";
import { paperPdf } from "@/tests/support/arxiv-full-text-pdf";
import { inventHistory } from "@/tests/support/arxiv-history";
import { emptyFeed, errorFeed, rssFeed } from "@/tests/support/arxiv-xml";
import { inventDay, inventPaper } from "@/tests/support/invented";

/**
 * Documents to be mutated: recorded ones where there are any beside the project, cut down to a few
 * items, and invented ones in the same form.
 */
const corpus = resolve(import.meta.dirname, "../../../shared/corpus");
const day = "2026-06-16";
const at = new Date("2026-06-16T04:00:00Z");

export function rssDocuments(): string[] {
  const asked = ["cs.LG", "cs.CL"];
  const items = inventDay({ seed: "fuzz", count: 6, day, hostile: true });
  return [
    rssFeed({ asked, day, builtAt: at, items: items.slice(0, 5) }),
    rssFeed({ asked, day, builtAt: at, items: items.slice(5) }),
    emptyFeed({ asked, day, builtAt: at }),
    errorFeed("cs.XX", "No such category", at),
    ...recorded("rss").map((xml) => inShort(xml, "item")),
  ];
}

/** arXiv's Atom feeds have the form of its API's answers, but for a few elements. */
export function apiDocuments(): string[] {
  const entries = inventHistory({ seed: "fuzz", count: 3, from: day, to: day, hostile: true });
  const feed = { text: "cat:cs.LG", start: 0, maxResults: 100, total: entries.length, at };
  const total = "<opensearch:totalResults>3</opensearch:totalResults><entry>";
  return [
    apiFeed({ ...feed, entries: entries.slice(0, 5) }),
    apiFeed({ ...feed, entries: entries.slice(5) }),
    apiFeed({ ...feed, entries: [], total: 0 }),
    apiErrorFeed("incorrect id format for x", at),
    ...recorded("atom").map((xml) => inShort(xml, "entry").replace("<entry>", total)),
  ];
}

export function catchupDocuments(): string[] {
  const papers = inventHistory({ seed: "fuzz", count: 5, from: day, to: day, hostile: true });
  const now = new Date("2026-06-20T22:00:00Z");
  const page = (subject: string, on: string) =>
    catchupAt(`/catchup/${subject}/${on}?abs=True`, papers, now)?.body ?? "";
  return [page("cs.LG", day), page("cs.CL", day), page("cs.LG", "2026-06-17"), errorPage("No day")];
}

export const textPaper = { ...inventPaper({ id: "2606.04711" }, "fuzz"), version: 1 };

export function fullTextPages(): string[] {
  const text = shortText();
  const id = `${textPaper.id}v1`;
  const lone = { ...text, sections: text.sections.slice(0, 1), references: [], appendix: [] };
  return [
    latexmlPage(text, { id }),
    latexmlPage(lone, { id, isFatal: true }),
    arxivPage("No file", "<h1>No HTML for 'x'</h1>"),
  ];
}

/** Uncompressed, so that what is changed is the text and not only its packing. */
export function fullTextPdfs(): Uint8Array[] {
  const text = shortText();
  const setting = { id: `${textPaper.id}v1`, columns: 2 } as const;
  return [
    paperPdf(text, setting),
    paperPdf(text, { ...setting, columns: 1, isCompressed: true }),
    paperPdf(text, { ...setting, isScanned: true }),
  ];
}

function shortText(): WrittenText {
  const { sections, references, appendix, ...text } = inventText(textPaper);
  return {
    ...text,
    sections: sections.slice(0, 4),
    references: references.slice(0, 4),
    appendix: appendix.slice(0, 1),
  };
}

/** Recorded documents of one form, none where there is no folder of them. */
function recorded(form: "rss" | "atom"): string[] {
  if (!existsSync(corpus)) return [];
  const folders = readdirSync(corpus).filter((name) => existsSync(join(corpus, name, form)));
  const days = folders.flatMap((name) =>
    readdirSync(join(corpus, name, form)).map((file) => join(corpus, name, form, file)),
  );
  const raw = join(corpus, "raw");
  const excerpts = existsSync(raw)
    ? readdirSync(raw)
        .filter((file) => file.startsWith(`${form}-`))
        .map((file) => join(raw, file))
    : [];
  return [...days, ...excerpts].map((file) => readFileSync(file, "utf8"));
}

/** A document with four of its items: the beginning, the middle and the end of the list. */
function inShort(xml: string, item: "item" | "entry"): string {
  const [head = "", ...items] = xml.split(`<${item}>`);
  if (items.length <= 4) return xml;
  const last = items.pop() ?? "";
  const middle = Math.floor(items.length / 2);
  const some = [items[0], items[middle], items[middle + 1], last];
  return [head, ...some].join(`<${item}>`);
}
