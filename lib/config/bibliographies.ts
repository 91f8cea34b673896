import { papersInBibtex } from "../likes/bibliography";
import type { LikedPaper } from "../likes/liked-paper";
import { bibFilesIn, type Liking, textIn } from "./bib-files";

/**
 * The papers of the BibTeX files that config.json names, by their paths. A file that has gone since
 * the configuration was checked is left out.
 *
 * Apart from that check, since Next.js reads the configuration before it knows of `@/`.
 */
export function readBibliographies(config: Liking): ReadonlyMap<string, readonly LikedPaper[]> {
  return new Map(
    bibFilesIn(config).flatMap(({ file }) => {
      const text = textIn(file);
      const isText = text !== null && text !== "too large";
      return isText ? [[file, papersInBibtex(text.bibtex)] as const] : [];
    }),
  );
}
