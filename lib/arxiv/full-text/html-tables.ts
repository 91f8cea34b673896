import type { HTMLElement } from "node-html-parser";
import { inlineText, isDropped, texOf, tidy } from "./html-inline";
import { attribute, hasClass, isElement, isText, maxDepth, nameOf, outermost } from "./html-nodes";

const maxRows = 80;
const maxColumns = 24;
const maxCellLength = 400;
const maxTableLength = 12_000;

/**
 * A table as Markdown rows, the first as the heading. A table in a cell is written in one line;
 * one of a single column is no table but lines. What is too much is told, not shown.
 */
export function tableText(table: HTMLElement): string {
  const rows = outermost(table, isRow, isNoTable);
  const written: string[][] = [];
  let length = 0;
  for (const row of rows.slice(0, maxRows)) {
    const cells = outermost(row, isCell, isNoTable).flatMap(cellTexts).slice(0, maxColumns);
    length += cells.join(" | ").length;
    if (length > maxTableLength) break;
    // Rules and spacing are rows without text.
    if (cells.some((cell) => cell !== "")) written.push(cells);
  }
  const columns = Math.max(0, ...written.map((cells) => cells.length));
  if (columns === 0) return "";
  if (columns === 1) return written.map(([cell]) => cell).join("\n");
  const lines = written.map((cells) => {
    const padded = [...cells, ...Array<string>(columns - cells.length).fill("")];
    return `| ${padded.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
  });
  lines.splice(1, 0, `|${" --- |".repeat(columns)}`);
  const isCut = rows.length > maxRows || length > maxTableLength;
  return isCut ? `${lines.join("\n")}\n(rows left out)` : lines.join("\n");
}

function isRow(element: HTMLElement): boolean {
  return nameOf(element) === "tr" || hasClass(element, "ltx_tr");
}

function isCell(element: HTMLElement): boolean {
  const name = nameOf(element);
  return name === "td" || name === "th" || hasClass(element, "ltx_td", "ltx_th");
}

function isNoTable(element: HTMLElement): boolean {
  return !hasClass(element, "ltx_tabular") && nameOf(element) !== "table";
}

/** The cell's text, and an empty one for each further column that it spans. */
function cellTexts(cell: HTMLElement): string[] {
  const text = inlineText(cell);
  const cut = text.length > maxCellLength ? `${text.slice(0, maxCellLength)}…` : text;
  const span = Number(attribute(cell, "colspan")) || 1;
  return [cut, ...Array<string>(Math.min(maxColumns, Math.max(1, span)) - 1).fill("")];
}

/** A displayed formula, or several: one in a line, with its number behind it. */
export function equationText(equation: HTMLElement): string {
  const rows = outermost(equation, (element) => hasClass(element, "ltx_eqn_row"));
  return (rows.length > 0 ? rows : [equation]).map(equationLine).filter(Boolean).join("\n");
}

function equationLine(row: HTMLElement): string {
  const parts = { tex: [] as string[], number: "", words: "" };
  readEquation(row, parts, 0);
  const words = tidy(parts.words);
  if (parts.tex.length === 0) return words;
  const formula = `$$${parts.tex.join(" ")}$$`;
  return [formula, words, tidy(parts.number)].filter(Boolean).join(" ");
}

function readEquation(
  element: HTMLElement,
  parts: { tex: string[]; number: string; words: string },
  depth: number,
): void {
  for (const child of element.childNodes) {
    if (isText(child)) parts.words += child.text;
    else if (isElement(child) && depth < maxDepth && !isDropped(child)) {
      if (nameOf(child) === "math") {
        const tex = texOf(child);
        if (tex !== "") parts.tex.push(tex);
      } else if (hasClass(child, "ltx_tag_equation", "ltx_tag_equationgroup")) {
        parts.number += inlineText(child);
      } else if (hasClass(child, "ltx_eqn_eqno")) parts.number += inlineText(child);
      else readEquation(child, parts, depth + 1);
    }
  }
}
