import { type HTMLElement, type Node, NodeType } from "node-html-parser";
import { z } from "zod";
import { type Author, paperSchema } from "../papers/paper";
import { parseAuthors } from "./authors";
import type { HistoryEntry } from "./history";
import { parseArxivId } from "./ids";
import { collapse, paragraphs } from "./texts";
import { firstIssue } from "./xml";

/**
 * One paper of a catchup page: a `dt` with its addresses and the `dd` behind it with its texts.
 *
 * arXiv writes titles as they were submitted, in abstracts accents as letters (`\'e` as é) and
 * everything else as it was, and of more than a hundred authors the first hundred.
 */
export function parseCatchupEntry(
  term: HTMLElement,
  kind: HistoryEntry["kind"],
): HistoryEntry | { problem: string } {
  const addresses = term.querySelectorAll("a").map((link) => link.getAttribute("href") ?? "");
  const id = identityIn(addresses, /^(?:https:\/\/arxiv\.org)?\/abs\/(.+)$/)?.id;
  const body = term.nextElementSibling;
  if (id === undefined) return { problem: "it has no address of an abstract" };
  if (body?.tagName !== "DD") return { problem: `${id} has no text` };
  // The page names a version only in the address of a paper's HTML, which not every paper has.
  // A paper that is new has one version; of the few others, and of cross-lists, too low a number
  // does no harm, since the feed's own announcement of a paper replaces what is filled in.
  const version = identityIn(addresses, /\/html\/(.+)$/)?.version ?? 1;
  const paper = listedPaper.safeParse({
    id,
    version,
    title: collapse(textWithin(body.querySelector(".list-title"))),
    abstract: paragraphs(textWithin(body.querySelector("p.mathjax"))),
    authors: authorsIn(body.querySelector(".list-authors")),
    categories: categoriesIn(body.querySelector(".list-subjects")),
    journalReference: collapse(textWithin(body.querySelector(".list-journal-ref"))) || undefined,
  });
  return paper.success
    ? { paper: paper.data, kind }
    : { problem: `${id}: ${firstIssue(paper.error)}` };
}

const listedPaper = paperSchema.extend({
  title: z.string().min(1, "it is missing"),
  abstract: z.string().min(1, "it is missing"),
});

function identityIn(addresses: readonly string[], form: RegExp) {
  for (const address of addresses) {
    const identity = parseArxivId(form.exec(address)?.[1] ?? "");
    if (identity !== null) return identity;
  }
  return null;
}

/**
 * What was written, from how it is shown: without labels, a line break for each new paragraph,
 * and each link's address where arXiv shows "this https URL" in its place.
 */
function textWithin(node: Node | null): string {
  if (node === null) return "";
  if (node.nodeType === NodeType.TEXT_NODE) return node.text;
  const element = node as HTMLElement;
  if (element.tagName === "BR") return "\n\n";
  if (element.classList?.contains("descriptor")) return "";
  if (element.tagName === "A" && /^this \w+ URL$/.test(collapse(element.text))) {
    return element.getAttribute("href") ?? element.text;
  }
  return element.childNodes.map(textWithin).join("");
}

/** A link for each, and behind it, in brackets, the affiliations. */
function authorsIn(element: HTMLElement | null): Author[] {
  const authors: Author[] = [];
  for (const node of element?.childNodes ?? []) {
    const text = collapse(node.text);
    const last = authors.at(-1);
    if ((node as HTMLElement).tagName === "A") {
      if (text !== "") authors.push({ name: text });
    } else if (last !== undefined && text.startsWith("(")) {
      const affiliations = parseAuthors(`X ${text.replace(/,$/, "")}`)[0]?.affiliations;
      if (affiliations !== undefined) last.affiliations = affiliations;
    }
  }
  return authors;
}

/** "Machine Learning (cs.LG); Systems and Control (eess.SY)", the primary one first. */
function categoriesIn(element: HTMLElement | null): string[] {
  const subjects = textWithin(element).split(";");
  return subjects.flatMap((subject) => /\(([^()\s]+)\)\s*$/.exec(subject)?.[1] ?? []);
}
