/** arXiv breaks lines anywhere; what a text says is told apart from how it was wrapped. */

/** Most texts need nothing done, and looking is much cheaper than replacing every blank. */
export function collapse(value: string): string {
  return /[^\S ]| {2}|^ | $/.test(value) ? value.replace(/\s+/g, " ").trim() : value;
}

/** An abstract's paragraphs, parted by a blank line; arXiv writes a line feed and two blanks. */
export function paragraphs(abstract: string): string {
  return abstract
    .split(/\n(?: {2,}|\s*\n)/)
    .map(collapse)
    .filter((paragraph) => paragraph !== "")
    .join("\n\n");
}
