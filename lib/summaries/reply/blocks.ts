/**
 * A model's Markdown as a list of blocks, and back. It reads what models write, not all of
 * Markdown: rules are dropped, nesting is bounded, a fence that never closes is no fence.
 */
export type Block =
  | { kind: "heading"; level: number; text: string }
  | { kind: "code"; info: string; lines: readonly string[] }
  | { kind: "table"; rows: readonly string[] }
  | TextBlock;

/** A paragraph or a list item. */
export type TextBlock = {
  kind: "text";
  quotes: number; // how many block quotes it stands in
  indent: number; // blanks before its marker, or before its text
  marker: string; // "-" or "3."; "" for a paragraph
  text: string; // may have line breaks
  isApart: boolean; // a blank line stands before it
};

export function readBlocks(markdown: string): Block[] {
  const lines = markdown.replaceAll("\t", "    ").split("\n");
  const blocks: Block[] = [];
  const fences = closingFences(lines);
  let isApart = true;
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    const last = blocks.at(-1);
    const fence = fenceOf(line);
    if (fence) {
      const end = fences.get(index);
      if (end !== undefined) {
        const inside = lines.slice(index + 1, end).map((each) => withoutIndent(each, fence.indent));
        blocks.push({ kind: "code", info: fence.info, lines: inside });
        index = end;
      }
      isApart = true;
    } else if (line.trim() === "" || isRule(line)) {
      isApart = true;
    } else {
      const { isQuotedHeading, ...text } = readContainers(line, isApart);
      const heading = isQuotedHeading ? null : headingOf(text);
      if (heading) {
        blocks.push(heading);
        isApart = true;
      } else if (isRow(text, isApart ? undefined : last, lines[index + 1] ?? "")) {
        if (last?.kind === "table" && !isApart) {
          blocks[blocks.length - 1] = { kind: "table", rows: pushed(last.rows, text.text) };
        } else blocks.push({ kind: "table", rows: [text.text] });
        isApart = false;
      } else if (text.text !== "") {
        if (!isApart && last?.kind === "text" && continues(text, last)) {
          last.text += `\n${text.text}`;
        } else blocks.push(text);
        isApart = false;
      }
    }
  }
  return blocks;
}

/** In place: a table of many rows shall not be copied at each. */
function pushed(rows: readonly string[], row: string): readonly string[] {
  (rows as string[]).push(row);
  return rows;
}

/** Runs of text of a paragraph, or of the item above it, that was broken into lines. */
function continues(text: TextBlock, last: TextBlock): boolean {
  return text.marker === "" && (text.quotes === last.quotes || text.quotes === 0);
}

const mostQuotes = 2;
const deepestList = 4;

/** What a line's text stands in: quotes and one list item; whatever nests deeper is flattened. */
function readContainers(line: string, isApart: boolean): TextBlock & { isQuotedHeading: boolean } {
  let rest = line;
  let quotes = 0;
  let marker = "";
  let indent = 0;
  for (;;) {
    const text = rest.trimStart();
    const found = /^(?:(>) ?|([-*+•])(?= )|(\d{1,3})[.)](?= ))/.exec(text);
    if (marker === "") indent = rest.length - text.length;
    rest = text;
    if (!found) break;
    rest = text.slice(found[0].length);
    if (found[1]) quotes = Math.min(quotes + 1, mostQuotes);
    else if (marker === "") {
      marker = found[2] ? "-" : `${Number(found[3])}.`;
    }
  }
  const isQuotedHeading = quotes > 0 && rest.startsWith("#");
  const text = (isQuotedHeading ? rest.replace(/^[#\s]+/, "") : rest).trim();
  return { kind: "text", quotes, indent, marker, text, isApart, isQuotedHeading };
}

/** `## Results`, also `##Results`, `1. ## Results`, and with marks at the end. */
function headingOf({ text, marker, quotes }: TextBlock): Block | null {
  const marks = /^#+/.exec(text)?.[0].length ?? 0;
  if (quotes > 0 || marks === 0) return null;
  if (marks === 1 && !/^#\s/.test(text)) return null;
  let end = text.length;
  while (end > marks && (text[end - 1] === "#" || text[end - 1] === " ")) end -= 1;
  const title = text.slice(marks, end).trim();
  if (title === "") return null;
  const number = /^\d/.test(marker) ? `${marker} ` : "";
  return { kind: "heading", level: Math.min(marks, 6), text: number + title };
}

function isRow(text: TextBlock, last: Block | undefined, next: string): boolean {
  if (text.quotes > 0 || text.marker !== "" || !text.text.includes("|")) return false;
  return text.text.startsWith("|") || last?.kind === "table" || isDelimiterRow(next);
}

/** `|---|:--:|`, the line under a table's head. */
export function isDelimiterRow(line: string): boolean {
  return line.includes("|") && line.includes("-") && /^[\s|:-]+$/.test(line);
}

/** `---`, `* * *`, and the line of `===` under a title. */
function isRule(line: string): boolean {
  const bare = line.replace(/\s+/g, "");
  const mark = bare[0] ?? "";
  return bare.length >= 3 && "-*_=".includes(mark) && bare === mark.repeat(bare.length);
}

function fenceOf(line: string): { mark: string; info: string; indent: number } | null {
  const found = /^( *)(`{3,}|~{3,}(?!~))([^`]*)$/.exec(line);
  if (!found) return null;
  const [, indent = "", mark = "", info = ""] = found;
  return { mark, info: /^[\w+-]{1,20}/.exec(info.trim())?.[0] ?? "", indent: indent.length };
}

/** For each opening fence, by its line, the line that closes it. */
function closingFences(lines: readonly string[]): Map<number, number> {
  const closings = new Map<number, number>();
  const fences = lines.flatMap((line, index) => {
    const fence = fenceOf(line);
    return fence ? [{ ...fence, index }] : [];
  });
  /** The longest fence of each mark from here on: without it no search is worth it. */
  const longest: Record<string, number>[] = [];
  let below: Record<string, number> = {};
  for (const { mark, info } of fences.toReversed()) {
    longest.push(below);
    const kind = mark[0] ?? "";
    if (info === "") below = { ...below, [kind]: Math.max(below[kind] ?? 0, mark.length) };
  }
  longest.reverse();
  for (let at = 0; at < fences.length; at += 1) {
    const opening = fences[at];
    if (!opening) break;
    const kind = opening.mark[0] ?? "";
    if ((longest[at]?.[kind] ?? 0) < opening.mark.length) continue;
    let end = at + 1;
    while (end < fences.length && !closes(fences[end], opening)) end += 1;
    const closing = fences[end];
    if (closing) closings.set(opening.index, closing.index);
    at = end;
  }
  return closings;
}

function closes(
  fence: { mark: string; info: string } | undefined,
  opening: { mark: string },
): boolean {
  return fence !== undefined && fence.info === "" && fence.mark.startsWith(opening.mark);
}

function withoutIndent(line: string, indent: number): string {
  let at = 0;
  while (at < indent && line[at] === " ") at += 1;
  return line.slice(at);
}

/** The blocks as Markdown, each way of writing a thing become one. */
export function writeBlocks(blocks: readonly Block[]): string {
  const items: Item[] = []; // the list items that the next block may stand in
  let written = "";
  let last: Block | undefined;
  for (const block of blocks) {
    const isItemBelow =
      block.kind === "text" &&
      last?.kind === "text" &&
      block.marker !== "" &&
      last.marker !== "" &&
      block.quotes === last.quotes &&
      !block.isApart;
    if (last) written += isItemBelow ? "\n" : "\n\n";
    if (last?.kind !== "text" || (block.kind === "text" && last.quotes !== block.quotes)) {
      items.length = 0;
    }
    written += block.kind === "text" ? writeText(block, items) : writeOther(block);
    last = block;
  }
  return written;
}

type Item = { indent: number; width: number };

function writeText({ quotes, indent, marker, text }: TextBlock, items: Item[]): string {
  while (items.length > 0 && (items.at(-1)?.indent ?? 0) >= indent) items.pop();
  if (marker !== "" && items.length >= deepestList) items.pop();
  if (marker === "" && indent < 2) items.length = 0;
  const within = items.reduce((sum, item) => sum + item.width, 0);
  const outside = "> ".repeat(quotes) + " ".repeat(within);
  const start = marker === "" ? "" : `${marker} `;
  if (marker !== "") items.push({ indent, width: start.length });
  return outside + start + text.replaceAll("\n", `\n${outside}${" ".repeat(start.length)}`);
}

function writeOther(block: Exclude<Block, TextBlock>): string {
  if (block.kind === "heading") return `${"#".repeat(block.level)} ${block.text}`;
  if (block.kind === "table") return block.rows.join("\n");
  const inside = block.lines.join("\n");
  const longest = Math.max(2, ...(inside.match(/`{3,}/g) ?? []).map((run) => run.length));
  const mark = "`".repeat(longest + 1);
  return `${mark}${block.info}\n${inside}\n${mark}`;
}
