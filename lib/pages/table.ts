import { type Html, html, type Shown } from "./html";

/** A table with its caption; the first cell of a row is its heading. */
export function table(
  caption: string,
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
): Html {
  return html`<div class="wide"><table>
<caption>${caption}</caption>
<thead><tr>${columns.map((column) => html`<th scope="col">${column}</th>`)}</tr></thead>
<tbody>
${rows.map(([heading, ...cells]) => html`<tr><th scope="row">${content(heading)}</th>${cells.map(td)}</tr>\n`)}
</tbody>
</table></div>`;
}

/** What stands in a cell; the class, where it has one, is one of the style sheet's. */
export type Cell = Shown | { content: Shown; kind: "long" | "trouble" | "long trouble" };

function td(cell: Cell): Html {
  const kind = hasKind(cell) && html` class="${cell.kind}"`;
  return html`<td${kind}>${content(cell)}</td>`;
}

function content(cell: Cell): Shown {
  return hasKind(cell) ? cell.content : cell;
}

function hasKind(cell: Cell): cell is Extract<Cell, { kind: string }> {
  return typeof cell === "object" && cell !== null && "kind" in cell;
}
