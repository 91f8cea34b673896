import { pageTree } from "../page-tree";
import { inlineText } from "./html-inline";
import { nameOf, outermost } from "./html-nodes";
import type { TextFailure } from "./text-failure";

/**
 * What arXiv says in place of a paper's file; `null` where it says nothing of the paper, as when
 * it throttles or fails.
 *
 * Pages: browse/templates/dissemination of https://github.com/arXiv/arxiv-browse. Their status
 * tells little: that of a withdrawn paper comes with 200 or 404, that of one whose PDF could not
 * be made with 500.
 */
export function readRefusal(answer: { status?: number; page?: string }): TextFailure | null {
  const { status, page = "" } = answer;
  if (status !== undefined && ofRobots.includes(status)) return null;
  const said = headingOf(page);
  if (/^(?:no file for|file unavailable for)\b/i.test(said) || /\bwithdrawn\b/i.test(said)) {
    return { code: "withdrawn", message: "arXiv keeps no file of this paper: it was withdrawn" };
  }
  if (/^no html for\b/i.test(said)) {
    return { code: "none", message: "arXiv has no HTML of this paper" };
  }
  if (/^(?:file|pdf) unavailable/i.test(said)) {
    return { code: "none", message: "arXiv could not make a PDF of this paper" };
  }
  if (status !== undefined && status >= 400 && status < 500) {
    return { code: "none", message: `arXiv has no such file of this paper (${status})` };
  }
  return null;
}

/** Said to whoever asks too much, or may not ask at all, rather than of the paper. */
const ofRobots = [401, 403, 406, 407, 408, 425, 429, 451];

/** The first heading of a page; its title where it has none. arXiv's logo is a heading in some. */
function headingOf(page: string): string {
  const root = pageTree(page, { parseNoneClosedTags: true });
  if (root === null) return "";
  for (const name of ["h1", "title"]) {
    const found = outermost(root, (element) => nameOf(element) === name)
      .map((element) => inlineText(element))
      .filter((text) => text !== "");
    const telling = found.find((text) => /\b(?:no|unavailable|withdrawn)\b/i.test(text));
    if (telling !== undefined) return telling;
  }
  return "";
}
