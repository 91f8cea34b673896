/** The text of a model's answer: without its thoughts, and put together from several answers. */

const thoughtTag = /^[ \t]*<(?<opens>think(?:ing)?)>|(?<![`"'“])<\/think(?:ing)?>(?![`"'”])\s*/gim;

/**
 * Thoughts that stand in the text in `<think>…</think>`. Some servers put the opening tag into the
 * question, so that everything up to the closing one is thought; one that was never closed takes
 * the rest. A tag that the text only speaks of, quoted or amid a line, opens nothing.
 */
export function withoutThoughts(text: string): string {
  let kept = "";
  let from = 0;
  let isThought = false;
  let isFirst = true;
  for (const { index, 0: tag, groups } of text.matchAll(thoughtTag)) {
    const opens = groups?.opens !== undefined;
    if (opens && !isThought) {
      kept += text.slice(from, index);
      isThought = true;
      isFirst = false;
    } else if (!opens && (isThought || isFirst)) {
      from = index + tag.length;
      isThought = false;
      isFirst = false;
    }
  }
  return isThought ? kept : kept + text.slice(from);
}

export const longestText = 100_000; // characters; a summary has some thousands

/** At most `longestText` of it, no character halved. */
export function cutShort(text: string): string {
  return text.slice(0, longestText).replace(/[\uD800-\uDBFF]$/, "");
}

const unspaced =
  "\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Thai}\\u3000-\\u303f\\uff00-\\uffef";
const lastWord = new RegExp(`(?<=[\\s${unspaced}])[^\\s${unspaced}]{1,40}$`, "u");

/**
 * An answer that was cut anywhere, up to the last whole word, for a model to go on from: it would
 * begin with a new word, and half a word or number could not be told from a whole one.
 * Scripts without blanks between words stay as they are.
 */
export function upToWholeWord(text: string): string {
  return text.replace(lastWord, "");
}

const leastOverlap = 12; // characters; less may be the same by chance
const longestOverlap = 2_000;

/** A text and how it goes on, without what the second repeats of the first. */
export function joined(before: string, after: string): string {
  if (startsAnew(before, after)) return after.length > before.length ? after : before;
  const going = after.slice(overlapOf(before, after));
  // Whoever goes on in mid-line often begins with a blank that is there already.
  return before + (/[ \t]$/.test(before) ? going.replace(/^ +/, "") : going);
}

/** Some models write the whole answer again. */
function startsAnew(before: string, after: string): boolean {
  const start = before.trimStart().slice(0, 60);
  return start.length === 60 && after.trimStart().startsWith(start);
}

function overlapOf(before: string, after: string): number {
  const most = Math.min(before.length, after.length, longestOverlap);
  for (let length = most; length >= leastOverlap; length--) {
    if (before.endsWith(after.slice(0, length))) return length;
  }
  return 0;
}
