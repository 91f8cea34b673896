import { isInWrongScript, knownLanguage } from "../language";
import { type SummaryPart, summaryParts } from "../summary";
import { answerText } from "./answer-text";
import { type Block, readBlocks, type TextBlock, writeBlocks } from "./blocks";
import { partHeadings, saysNotStated } from "./headings";
import { cleanInline, withoutAddresses } from "./inline";
import { type Part, type Parted, partBlocks } from "./parts";
import { markdownPieces } from "./pieces";
import { closingFrom, isFarewell, isLabel, isLeadIn, sentenceFrom } from "./sentence";
import { fitBlocks } from "./size";

/** What is made of a model's answer; see `Summary` for the fields. */
export type Reply = {
  sentence: string | null;
  markdown: string;
  missing: SummaryPart[];
  /** It was longer than any summary needs to be, and its end was left out. */
  isCut: boolean;
};

export type ReplyFailure = {
  code: "wrong_language" | "empty" | "shapeless";
  message: string;
};

export type ReplyWishes = {
  language: string; // as config.json writes it
  /** Addresses may stay if they stand in here, such as in the abstract; all others go. */
  knownUrls?: string;
};

/**
 * A model's answer as a summary: normalised Markdown with the parts in their order, whatever shape
 * the model gave them. Never throws; time is linear in the length. Reading the Markdown again
 * gives the same Markdown.
 */
export function readReply(answer: string, wishes: ReplyWishes): Reply | ReplyFailure {
  const text = answerText(answer);
  if (!/[\p{L}\p{N}]/u.test(text)) return { code: "empty", message: "The model wrote nothing." };
  const first = readOnce(text, wishes);
  if (!("markdown" in first)) return first;
  // What was cleaned may read as Markdown once more, such as a `#` that stood behind a tag.
  let reply = first;
  for (let round = 0; round < mostRounds; round += 1) {
    const again = readOnce(reply.markdown, wishes);
    if (!("markdown" in again)) return again;
    if (again.markdown === reply.markdown) break;
    const missing = summaryParts.filter(
      (part) => reply.missing.includes(part) || again.missing.includes(part),
    );
    reply = { ...reply, markdown: again.markdown, missing, isCut: reply.isCut || again.isCut };
  }
  return reply;
}

const mostRounds = 6;

function readOnce(text: string, { language, knownUrls = "" }: ReplyWishes): Reply | ReplyFailure {
  const blocks = readBlocks(text).flatMap((block) => cleaned(block, knownUrls));
  if (isInWrongScript(proseOf(blocks), language)) {
    const message = `The model did not answer in the language asked for (${language}).`;
    return { code: "wrong_language", message };
  }
  const known = knownLanguage(language);
  const parted = partBlocks(blocks, known === null);
  const closing = takeClosing(parted.parts);
  const parts = new Map([...parted.parts].filter(([, part]) => !isNotStated(part)));
  const present = summaryParts.filter((name) => parts.has(name));
  if (present.length === 0) {
    return { code: "shapeless", message: "The model's answer has none of the parts asked for." };
  }
  const { sentence, end } = sentenceOf(parted, closing);
  if (end) parts.get(present.at(-1) ?? "conclusions")?.blocks.push(end);
  const { fitted, isCut } = fitBlocks(
    present.map((name) => parts.get(name)?.blocks ?? []),
    longestMarkdown,
  );
  const markdown = present
    .map((name, index) => {
      const heading = known ? partHeadings[known][name] : (parts.get(name)?.heading ?? "");
      return `## ${heading}\n\n${writeBlocks(fitted[index] ?? [])}`;
    })
    .join("\n\n");
  const bare = sentence === null ? "" : withoutAddresses(sentence, knownUrls).trim();
  return {
    sentence: bare || null,
    markdown,
    missing: summaryParts.filter((name) => !parts.has(name)),
    isCut,
  };
}

/** Three times the longest of the predecessor's summaries. */
const longestMarkdown = 20_000;

function cleaned(block: Block, knownUrls: string): Block[] {
  if (block.kind === "code") {
    return [{ ...block, lines: block.lines.map((line) => withoutAddresses(line, knownUrls)) }];
  }
  if (block.kind === "table") {
    const rows = block.rows.map((row) => cleanInline(row, knownUrls)).filter((row) => row !== "");
    return rows.length === 0 ? [] : [{ ...block, rows }];
  }
  const text = cleanInline(block.text, knownUrls);
  return text === "" ? [] : [{ ...block, text }];
}

function proseOf(blocks: readonly Block[]): string {
  return blocks
    .flatMap((block) => (block.kind === "text" ? markdownPieces(block.text) : []))
    .flatMap((piece) => (piece.kind === "prose" ? piece.raw : " "))
    .join("\n");
}

function isNotStated({ blocks }: Part): boolean {
  return blocks.every((block) => {
    if (block.kind === "heading") return true;
    if (block.kind !== "text") return false;
    const label = /^\**[^:：*\n]{1,60}\**\s*[:：]\s*\**/.exec(block.text)?.[0] ?? "";
    return (
      saysNotStated(block.text) || (label !== "" && saysNotStated(block.text.slice(label.length)))
    );
  });
}

/**
 * Takes a closing conclusion of one line from the end of the last part: a block quote, or a
 * paragraph that is labelled so. What a model says to its user behind it is dropped.
 */
function takeClosing(parts: Parted["parts"]): TextBlock | null {
  const last = [...parts.values()].at(-1)?.blocks ?? [];
  while (last.length > 1 && isText(last.at(-1)) && isFarewell((last.at(-1) as TextBlock).text)) {
    last.pop();
  }
  const end = last.at(-1);
  if (!isText(end) || last.length < 2 || end.marker !== "") return null;
  if (end.quotes === 0 && closingFrom(end.text) === null) return null;
  last.pop();
  return asQuote(end);
}

/**
 * The one sentence: what stands before the parts, else what stands under a heading of its own, else
 * the closing conclusion. `end` is the block quote that closes the summary.
 */
function sentenceOf(
  { before, sentences }: Parted,
  closing: TextBlock | null,
): { sentence: string | null; end: TextBlock | null } {
  const aside = sentences.find((block) => isText(block) && sentenceFrom(block.text) !== null);
  const set = isText(aside) ? asQuote(aside) : null;
  const opening = openingOf(before);
  if (opening !== null) return { sentence: opening, end: closing ?? set };
  if (set) return { sentence: sentenceFrom(set.text), end: closing };
  return { sentence: closing && sentenceFrom(closing.text), end: closing };
}

function asQuote(block: TextBlock): TextBlock {
  return { ...block, quotes: 1, indent: 0, marker: "", isApart: true };
}

function isText(block: Block | undefined): block is TextBlock {
  return block?.kind === "text";
}

function openingOf(before: readonly Block[]): string | null {
  for (const block of before) {
    if (block.kind !== "text" || block.marker !== "") continue;
    const lines = block.text.split("\n").filter((line) => !isLeadIn(line) && !isLabel(line));
    const sentence = sentenceFrom(lines.join("\n"));
    if (sentence !== null) return sentence;
  }
  return null;
}
