import { type HTMLElement, type Options, parse } from "node-html-parser";
import { isMonstrous, lightened } from "./full-text/html-markup";

/**
 * A page of arXiv's as a tree, without its programs, pictures and comments. Null where it has more
 * elements, one in another, than any page of theirs: the parser would take minutes.
 */
export function pageTree(html: string, options: Partial<Options> = {}): HTMLElement | null {
  const light = lightened(html);
  return isMonstrous(light) ? null : parse(light, options);
}
