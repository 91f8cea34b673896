import { abstractUrl } from "../arxiv/ids";
import { html } from "./html";
import type { Site } from "./layout";
import { messagePage } from "./message-page";

/** Of a paper that may well be: only not here. */
export function missingPaperPage(id: string, sentence: string, site: Site): string {
  const more = html`<p><a href="${abstractUrl(id)}">Its abstract page at arXiv</a>, if there is such a paper.</p>`;
  return messagePage({ title: "This paper is not held here", sentence, more }, site);
}
