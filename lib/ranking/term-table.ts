import { termCounts } from "./term-table-data";

/** How common terms are in arXiv's computer science, for servers that have seen few papers yet. */
export type TermTable = { documents: number; terms: ReadonlyMap<string, number> };

let table: TermTable | undefined;

/** Read when first asked for: some milliseconds. */
export function defaultTerms(): TermTable {
  table ??= readTermTable(termCounts);
  return table;
}

/**
 * The text of a table: the number of documents, then a line for each count with the terms that
 * occur in so many of them: `26535\n5 abacus abandon\n6 …`.
 */
export function readTermTable(text: string): TermTable {
  const [documents = "0", ...lines] = text.split("\n");
  const terms = new Map<string, number>();
  for (const line of lines) {
    const [count, ...words] = line.split(" ");
    for (const word of words) terms.set(word, Number(count));
  }
  return { documents: Number(documents), terms };
}

/** Terms in fewer documents than `least` are left out. */
export function writeTermTable({ documents, terms }: TermTable, least: number): string {
  const byCount = new Map<number, string[]>();
  for (const [term, count] of terms) {
    if (count >= least) byCount.set(count, [...(byCount.get(count) ?? []), term]);
  }
  const lines = [...byCount]
    .sort(([a], [b]) => a - b)
    .map(([count, words]) => [count, ...words.sort()].join(" "));
  return [documents, ...lines].join("\n");
}
