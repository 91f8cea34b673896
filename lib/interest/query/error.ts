/**
 * What is wrong with a query, in one sentence that names the place.
 *
 * `at` counts UTF-16 units from 0, as `slice` does, and is the text's length where something is
 * missing at its end. The sentence counts characters from 1, as people do.
 */
export class QueryError extends Error {
  readonly at: number;

  constructor(query: string, at: number, what: string) {
    const character = [...query.slice(0, at)].length + 1;
    super(`At character ${character} of the query ${what}`);
    this.name = "QueryError";
    this.at = at;
  }
}

/** A piece of the query as a sentence shows it: in quotation marks, on one line, not too long. */
export function shownPiece(piece: string): string {
  const characters = [...piece.toWellFormed().replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")];
  return `"${characters.length <= 40 ? characters.join("") : `${characters.slice(0, 37).join("")}...`}"`;
}
