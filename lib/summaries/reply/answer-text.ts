import { printable } from "../../feeds/text";

/**
 * A model's answer as text that is safe to read on: no characters that nobody sees, none that turn
 * the direction of what follows, without thoughts before it or a fence around all of it.
 */
export function answerText(answer: string): string {
  const text = printable(answer.slice(0, longestAnswer))
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, "\n")
    .replace(unseen, "")
    .replaceAll("\u00A0", " ");
  return withoutFence(withoutThoughts(text)).trim();
}

/** Five times the longest summary seen; what is beyond can only be a loop. */
const longestAnswer = 100_000;

/** Marks of direction, blanks of no width, and the private use area, in which we keep formulas. */
const unseen = /[\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF\u00AD\uE000-\uF8FF]/g;

function withoutThoughts(text: string): string {
  const from = /^\s*<think(?:ing)?>/i.exec(text);
  if (!from) return text;
  const end = /<\/think(?:ing)?>/i.exec(text);
  return end ? text.slice(end.index + end[0].length) : "";
}

/** Without the fence of "```markdown" that some models put around all they write. */
function withoutFence(text: string): string {
  const lines = text.split("\n");
  const opening = lines.findIndex((line) => /^\s*(?:`{3,}|~{3,})/.test(line));
  const line = lines[opening];
  if (line === undefined || !/^\s*(?:`{3,}|~{3,})\s*(?:(?:markdown|md|text)\s*)?$/i.test(line))
    return text;
  const isNamed = /[a-z]/i.test(line);
  const headings = /^\s*(?:#{1,6}\s|\*\*)/;
  const isBefore = lines.slice(0, opening).some((each) => headings.test(each));
  if (
    isBefore ||
    !(isNamed || lines.slice(opening + 1).some((each) => /^\s*#{1,6}\s/.test(each)))
  ) {
    return text;
  }
  const mark = line.trim().replace(/[^`~]/g, "");
  const isBare = (each: string) => each.trim().startsWith(mark) && /^[`~]+$/.test(each.trim());
  const fences = lines.slice(opening + 1).filter((each) => each.trim().startsWith(mark));
  const closing = fences.length % 2 === 1 ? lines.findLastIndex(isBare) : -1;
  return lines.filter((_, index) => index !== opening && index !== closing).join("\n");
}
