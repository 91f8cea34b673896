import { readable } from "../../tex/readable";
import { collapse } from "../texts";

/**
 * Whether a paper's title or abstract says that its authors, or arXiv, withdrew it.
 *
 * arXiv asks authors to replace the abstract by a sentence such as "This paper has been withdrawn
 * by the author due to …"; the title stays, at times with "[Withdrawn]". A paper about
 * withdrawals, or one that mentions a withdrawn product, is none: the sentence has to be about the
 * paper itself, and to stand where such sentences stand.
 */
export function isWithdrawn({ title, abstract }: { title: string; abstract: string }): boolean {
  if (titleMarks.some((mark) => mark.test(plain(title)))) return true;
  const text = plain(abstract);
  // Some put the sentence before the old abstract or behind it, never into its middle.
  const ends = [text.slice(0, endLength), text.slice(-endLength)];
  return sentence.test(text) && ends.some((end) => sentence.test(end));
}

const endLength = 300;

/** "[Withdrawn] …", "… (withdrawn)", "WITHDRAWN: …", and a title that is nothing else. */
const titleMarks = [
  /^[[(]\s*(?:this )?(?:paper |article |submission )?(?:has been |is )?(?:withdrawn|retracted)\b[^\])]*[\])]/i,
  /[[(]\s*(?:paper |article )?(?:withdrawn|retracted)(?: by (?:the )?(?:author|arxiv)s?\w*)?\s*[\])]$/i,
  /^(?:withdrawn|retracted)\s*(?:[:–—]|-\s|$)/i,
  /^this (?:paper|article|submission|manuscript) (?:has been|was|is) (?:withdrawn|retracted)\b/i,
];

const work =
  "(?:paper|article|submission|manuscript|preprint|work|version|document|note|e-?print|report|thesis)";

/** Said of the paper at hand, not of any paper: "this paper", "the paper", "we", "withdrawn by the authors". */
const sentence = new RegExp(
  [
    // A sentence of its own that begins with it.
    `(?:^|[.!?\\])*:]\\s*|\\*+)(?:this|the|our|the present) (?:\\w+ )?${work} (?:has been|have been|was|is|is being|is now|is hereby) (?:temporarily |now |hereby |since )?(?:withdrawn|retracted)(?!-)`,
    "(?:^|[.!?]\\s*)(?:the )?authors? (?:has|have) (?:decided to )?(?:withdrawn?|retract(?:ed)?) (?:this|the|their) " +
      work,
    `(?:^|[.!?]\\s*)we (?:have )?(?:withdraw|withdrew|withdrawn|retract|retracted) this ${work}`,
    "^[[(*]*\\s*(?:withdrawn|retracted)(?:\\s*[\\])*.:]|\\s+(?:by|due to|because|since)\\b|$)",
    `^${work} (?:has been )?(?:withdrawn|retracted)\\b`,
    "[[(]\\s*(?:withdrawn|retracted)\\s*[\\])]",
  ].join("|"),
  "i",
);

function plain(tex: string): string {
  return collapse(readable(tex).replace(/\s+/g, " ")).trim();
}
