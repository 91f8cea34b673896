import { existsSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { addStatistics, emptyStatistics, statisticsOf } from "../lib/ranking/statistics";
import { writeTermTable } from "../lib/ranking/term-table";
import { readPool } from "./paper-pool";

/**
 * `npm run term-table -- FOLDER`: counts in how many papers of a folder (`<day>.jsonl.gz`, a line a
 * paper: id, title, abstract, authors, categories) each term stands, and writes the default table,
 * `lib/ranking/term-table-data.ts`: single terms and counts, no texts. To be run anew when terms
 * change (`termsVersion`).
 */
const leastDocuments = 5;

const [folder] = process.argv.slice(2);
if (folder === undefined || !existsSync(folder)) {
  console.error("Name a folder with the papers of some days: npm run term-table -- FOLDER");
  process.exit(1);
}

let counted = emptyStatistics;
for (const { papers } of readPool(resolve(folder))) {
  counted = addStatistics(counted, statisticsOf(papers.map((paper) => ({ paper }))));
}
const table = {
  documents: counted.documents,
  terms: new Map([...counted.terms].filter(([term]) => /^[\p{L}\p{N}+#]{2,30}$/u.test(term))),
};
const text = writeTermTable(table, leastDocuments);
const file = join(import.meta.dirname, "../lib/ranking/term-table-data.ts");
writeFileSync(
  file,
  `/** Made by \`npm run term-table\`; see \`readTermTable\` for its form. */\nexport const termCounts = \`${text}\`;\n`,
);
console.log(`${counted.documents} papers, ${text.split(/\s/).length} terms and counts,`);
console.log(`${Math.round(text.length / 1000)} KB in ${file}`);
