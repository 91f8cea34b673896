import { parse } from "node-html-parser";
import type { PaperText } from "../../summaries/paper-text";
import { readArticle } from "./html-blocks";
import { inlineText } from "./html-inline";
import { isMonstrous, lightened } from "./html-markup";
import { hasClass, nameOf, outermost } from "./html-nodes";
import { Sections } from "./html-sections";
import type { TextFailure, TextPaper } from "./text-failure";
import { isSamePaper } from "./title-likeness";

/**
 * Reads a paper from the page that arXiv converts from its TeX source: `/html/<id>v<n>`.
 *
 * Form: what LaTeXML and latexml-oxide write, https://math.nist.gov/~BMiller/LaTeXML/manual/, with
 * arXiv's own header, banner and buttons around it. Some conversions break off, some are of a
 * wrong file; those are failures. `null` where the page is no such conversion at all.
 */
export function parseFullTextHtml(html: string, paper: TextPaper): PaperText | TextFailure | null {
  const light = lightened(html);
  if (!/\bltx_(?:document|page_content|page_main)\b/.test(light)) return null;
  if (isMonstrous(light)) {
    return { code: "unreadable", message: "arXiv's HTML has too many elements, one in another" };
  }
  const root = parse(light, {
    parseNoneClosedTags: true, // else what is left open takes the article with it
    blockTextElements: { script: false, noscript: false, style: false },
  });
  // arXiv's notice of packages that failed has the document's class, too, and stands before it.
  const documents = outermost(root, (element) => hasClass(element, "ltx_document"));
  const article =
    documents.find((element) => nameOf(element) === "article") ??
    outermost(root, (element) => hasClass(element, "ltx_page_content", "ltx_page_main"))[0] ??
    documents[0];
  if (article === undefined) return null;

  const sections = new Sections();
  readArticle(article, sections);
  const text = sections.result("html");
  const title = outermost(article, (element) => hasClass(element, "ltx_title_document"))[0];
  const found = {
    title: title === undefined ? "" : withoutFootnote(inlineText(title)),
    beginning: beginningOf(text),
  };
  const broken = whatIsBroken(light, text);
  // A conversion that failed at once has neither title nor text of the paper that it was of.
  if (broken !== null && sections.size < shortest) return broken;
  if (!isSamePaper(paper, found)) {
    const named = found.title === "" ? "without a title" : `"${found.title.slice(0, 120)}"`;
    return { code: "wrong_paper", message: `arXiv's HTML is of another paper, ${named}` };
  }
  return broken ?? text;
}

/** A title longer than any is somebody's trick; a footnote of its author's may stand behind it. */
function withoutFootnote(title: string): string {
  return title.slice(0, 5_000).replace(/ ?\[footnote: [^\]]*\]$/, "");
}

/** What a paper has at least besides its abstract: an erratum of one page has more. */
const shortest = 1_000;

function whatIsBroken(html: string, text: PaperText): TextFailure | null {
  if (fatal.test(html)) {
    return { code: "incomplete", message: "arXiv's conversion to HTML broke off" };
  }
  if (!/<\/html>\s*$/i.test(html.slice(-200))) {
    return { code: "incomplete", message: "arXiv's HTML ends in the middle" };
  }
  const length = text.sections
    .filter(({ kind, heading }) => kind !== "references" && heading !== "Abstract")
    .reduce((sum, section) => sum + section.text.length, 0);
  if (length < shortest) {
    return { code: "incomplete", message: `arXiv's HTML holds ${length} characters of text only` };
  }
  const errors = html.split("ltx_ERROR").length - 1;
  if (errors >= 30 && errors * charactersPerError > length) {
    const message = `arXiv's conversion to HTML failed in ${errors} places`;
    return { code: "incomplete", message };
  }
  return null;
}

/** More commands unknown to the converter than this mean that it lost much else. */
const charactersPerError = 400;

const fatal =
  /Conversion to HTML had a Fatal error|This document may be truncated or damaged|\bar5iv-severity-fatal\b|class=["'][^"']*\bltx_FATAL\b/i;

/** Where the abstract stands, by whatever name. */
function beginningOf({ sections }: PaperText): string {
  let out = "";
  for (const { text } of sections) {
    out += `${text}\n`;
    if (out.length > 8_000) break;
  }
  return out.slice(0, 8_000);
}
