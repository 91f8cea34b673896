import { type Html, html, type Shown } from "./html";

/**
 * A table with its caption; the first cell of a row is its heading. On a narrow screen the cells of
 * a row stand below each other.
 */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<div class="rows">${tableOf(caption, columns, rows)}</div>`;
}

/** A table of short cells, which have room beside each other on any screen. */
export function narrowTable(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<div class="short">${tableOf(caption, columns, rows)}</div>`;
}

/** A table of figures, which on a narrow screen is moved sideways, by keys as well. */
export function figuresTable(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<div class="figures" role="region" aria-label="${caption}" tabindex="0">${tableOf(caption, columns, rows)}</div>`;
}

function tableOf(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map(
  ([heading, ...cells]) =>
    html`<tr><th scope="row">${content(heading)}</th>${cells.map((cell, at) => td(cell, columns[at + 1]))}</tr>\n`,
)}
</tbody>
</table>`;
}

/** What stands in a cell; the class, where it has one, is one of the style sheet's. */
export type Cell = Shown | { content: Shown; kind: "long" | "trouble" | "long trouble" };

/** Knows its column, for where that has no head. */
function td(cell: Cell, column: string | undefined): Html {
  const kind = hasKind(cell) && html` class="${cell.kind}"`;
  return html`<td${kind} data-in="${column}">${content(cell)}</td>`;
}

function content(cell: Cell): Shown {
  return hasKind(cell) ? cell.content : cell;
}

function hasKind(cell: Cell): cell is Extract<Cell, { kind: string }> {
  return typeof cell === "object" && cell !== null && "kind" in cell;
}
