/** A paper set in one column or two, as TeX would: headings, hyphens, running titles, the stamp. */

import type {
  TextBlock,
  WrittenSection,
  WrittenText,
} from "@/tests/support/arxiv-full-text-invented";
import {
  makePdf,
  type PdfFont,
  type PdfPlan,
  type PlacedText,
  pdfPage,
  widthOf,
} from "@/tests/support/pdf-maker";

export type Setting = {
  id: string; // with its version
  columns: 1 | 2;
  /** Pages with further sections, as a thesis has; as many as the text takes unless given. */
  pages?: number;
} & Pick<PdfPlan, "isCompressed" | "isEncrypted" | "isScanned">;

const size = 10;
const leading = 12;
const top = 700;
const bottom = 72;
const left = 54;

export function paperPdf(text: WrittenText, setting: Setting): Buffer {
  return makePdf({ ...setting, pages: setPages(text, setting) });
}

/** What stands on each page. */
export function setPages(
  text: WrittenText,
  { id, columns, pages: wanted }: Setting,
): PlacedText[][] {
  const full = pdfPage.width - 2 * left;
  const width = columns === 2 ? (full - 18) / 2 : full;
  const pages: PlacedText[][] = [];
  let column = 0;
  let y = top;
  let start = top; // of the columns on this page

  const turnPage = () => {
    const number = pages.length + 1;
    pages.push([
      { text: String(number), x: pdfPage.width / 2, y: 40, size: 9 },
      ...(number > 1 ? [{ text: `A running title of ${id}`, x: left, y: 752, size: 8 }] : []),
    ]);
    [column, y, start] = [0, top, top];
  };
  const nextLine = (height: number) => {
    y -= height;
    if (y >= bottom) return;
    if (column + 1 < columns) [column, y] = [column + 1, start];
    else turnPage();
  };
  const place = (
    words: string,
    options: { size?: number; font?: PdfFont; indent?: number; x?: number } = {},
  ) => {
    const x = options.x ?? left + column * (width + 18) + (options.indent ?? 0);
    pages
      .at(-1)
      ?.push({ text: words, x, y, size: options.size ?? size, font: options.font ?? "regular" });
  };
  const setParagraph = (words: string, indent = 10, within = width) => {
    for (const [index, line] of brokenLines(words, within, indent).entries()) {
      place(line, { indent: index === 0 ? indent : 0 });
      nextLine(leading);
    }
  };
  const setHeading = (heading: string, isInner: boolean) => {
    nextLine(8);
    // No heading stands alone at the end of a column.
    if (y < bottom + 3 * leading) y = bottom;
    if (y === bottom) nextLine(leading);
    place(heading, { size: isInner ? 10 : 12, font: "bold" });
    nextLine(16);
  };
  const setSections = (sections: readonly WrittenSection[], isAppendix: boolean, from = 0) => {
    let [outer, inner] = [from, 0];
    for (const { heading, level, blocks } of sections) {
      if (level === 2) inner++;
      else [outer, inner] = [outer + 1, 0];
      const name = isAppendix ? String.fromCharCode(64 + outer) : String(outer);
      setHeading(`${name}${inner > 0 ? `.${inner}` : ""} ${heading}`, inner > 0);
      for (const block of blocks) setBlock(block);
    }
    return outer;
  };
  const setBlock = (block: TextBlock) => {
    if (block.kind === "paragraph") setParagraph(spoken(block.text));
    else if (block.kind === "list") for (const item of block.items) setParagraph(`- ${item}`);
    else if (block.kind === "formula")
      setParagraph(spoken(`$${block.tex}$ (${block.number ?? ""})`), 30);
    else if (block.kind === "figure") setParagraph(`Figure ${block.number}: ${block.caption}`, 0);
    else if (block.kind === "table") {
      setParagraph(`Table ${block.number}: ${block.caption}`, 0);
      for (const row of block.rows) {
        const at = left + column * (width + 18);
        for (const [index, cell] of row.entries())
          place(cell, { x: at + index * (width / row.length) });
        nextLine(leading);
      }
    } else for (const line of block.lines) setParagraph(spoken(line), 0);
  };

  turnPage();
  pages[0]?.push({
    text: `arXiv:${id} [cs.LG] 15 Jun 2026`,
    x: 30,
    y: 240,
    size: 16,
    isTurned: true,
  });
  for (const line of brokenLines(spoken(text.title), full, 0, 16)) {
    place(line, { x: (pdfPage.width - widthOf(line, 16)) / 2, size: 16, font: "bold" });
    y -= 20;
  }
  place(text.authors.join(", "), { x: left + 60 });
  y -= 30;
  start = y;
  place("Abstract", { size: 12, font: "bold" });
  nextLine(16);
  setParagraph(spoken(text.abstract), 0);
  let count = setSections(text.sections, false);
  while (wanted !== undefined && pages.length < wanted - 1) {
    count = setSections(
      text.sections.filter(({ level }) => level !== 2),
      false,
      count,
    );
    if (count > 90) count = 0;
  }
  setHeading("References", false);
  for (const [index, reference] of text.references.entries()) {
    setParagraph(`[${index + 1}] ${reference}`, 0);
  }
  setSections(text.appendix, true);
  return wanted === undefined ? pages : pages.slice(0, wanted);
}

/** Lines of words; a word of more than eight letters is broken where it does not fit. */
function brokenLines(words: string, width: number, indent: number, letters = size): string[] {
  const lines: string[] = [];
  let line = "";
  const room = () => width - (lines.length === 0 ? indent : 0);
  const fits = (more: string) =>
    widthOf(`${line}${line === "" ? "" : " "}${more}`, letters) <= room();
  for (const word of words.split(/\s+/).filter(Boolean)) {
    if (fits(word)) {
      line = line === "" ? word : `${line} ${word}`;
      continue;
    }
    const cut = /^[a-z]{9,}[.,]?$/.test(word)
      ? [6, 5, 4].find((at) => fits(`${word.slice(0, at)}-`))
      : undefined;
    const hyphen = word.indexOf("-") + 1;
    const at = cut ?? (hyphen > 1 && fits(word.slice(0, hyphen)) ? hyphen : 0);
    if (at > 0) line = `${line} ${word.slice(0, at)}${cut === undefined ? "" : "-"}`;
    lines.push(line);
    line = word.slice(at);
  }
  return line === "" ? lines : [...lines, line];
}

/** Formulas as a page shows them, near enough; nothing but Latin-1. */
function spoken(text: string): string {
  return text
    .replace(/\[\[[\s\S]*?\]\]/g, "")
    .replace(/\$([^$]*)\$/g, (_, tex: string) =>
      tex.replace(/\\([a-z]+)/gi, "$1").replace(/[{}_^\\]/g, ""),
    )
    .replace(/[\\{}]/g, "")
    .replace(/[^\x20-\x7e]/g, " ");
}
