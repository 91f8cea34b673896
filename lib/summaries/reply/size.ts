import { type Block, writeBlocks } from "./blocks";

/** A paragraph, table or listing of more than this is a model that went round in circles. */
const longestBlock = 4000;

/**
 * As many blocks of each part as fit, from its beginning: every part gets its share, and what one
 * leaves of it goes to the others.
 */
export function fitBlocks(
  parts: readonly (readonly Block[])[],
  maxChars: number,
): { fitted: Block[][]; isCut: boolean } {
  const short = parts.map((blocks) => blocks.map(shortened));
  const isShortened = short.some((blocks, part) =>
    blocks.some((block, index) => block !== parts[part]?.[index]),
  );
  // A part's heading, and what writing adds between blocks.
  const lengths = short.map((blocks) => blocks.map((block) => writeBlocks([block]).length + 24));
  const sums = lengths.map((each) => each.reduce((sum, length) => sum + length, 100));
  if (sums.reduce((sum, each) => sum + each, 0) <= maxChars) {
    return { fitted: short, isCut: isShortened };
  }
  const shares = sharesOf(sums, maxChars);
  const fitted = short.map((blocks, part) => {
    let room = (shares[part] ?? 0) - 100;
    const count = blocks.findIndex((_, index) => {
      room -= lengths[part]?.[index] ?? 0;
      return room < 0;
    });
    return withoutBareHeading(count < 0 ? blocks : blocks.slice(0, Math.max(count, 1)));
  });
  return { fitted, isCut: true };
}

/** Room for each: the smallest are served first, so that what they leave is shared again. */
function sharesOf(sums: readonly number[], maxChars: number): number[] {
  const shares = sums.map(() => 0);
  let room = maxChars;
  const order = sums.map((_, index) => index).sort((a, b) => (sums[a] ?? 0) - (sums[b] ?? 0));
  order.forEach((part, place) => {
    const share = Math.min(sums[part] ?? 0, Math.floor(room / (order.length - place)));
    shares[part] = share;
    room -= share;
  });
  return shares;
}

function withoutBareHeading(blocks: Block[]): Block[] {
  const last = blocks.at(-1);
  return last?.kind === "heading" && blocks.length > 1 ? blocks.slice(0, -1) : blocks;
}

function shortened(block: Block): Block {
  if (block.kind === "heading") {
    return block.text.length <= 200 ? block : { ...block, text: cutShort(block.text, 200) };
  }
  if (block.kind === "text") {
    return block.text.length <= longestBlock
      ? block
      : { ...block, text: cutShort(block.text, longestBlock - 1) };
  }
  const lines = block.kind === "code" ? block.lines : block.rows;
  let room = longestBlock;
  const count = lines.findIndex((line) => {
    room -= line.length + 1;
    return room < 0;
  });
  if (count < 0) return block;
  const kept = lines.slice(0, Math.max(count, 1)).map((line) => cutShort(line, longestBlock - 1));
  return block.kind === "code" ? { ...block, lines: kept } : { ...block, rows: kept };
}

/** Cut at a word where there is one near, and never within a character. */
function cutShort(text: string, length: number): string {
  if (text.length <= length) return text;
  const cut = text.slice(0, length - 1);
  const blank = cut.lastIndexOf(" ");
  const kept = blank > length / 2 ? cut.slice(0, blank) : cut;
  return `${kept.toWellFormed().replace(/[\uFFFD\s]+$/, "")}…`;
}
