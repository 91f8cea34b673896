import { escapeHtml } from "../escape";
import { licenceName } from "../papers/licence";
import type { Paper } from "../papers/paper";
import { webAddress } from "./addresses";
import { anchor } from "./prose";
import { plainLine, printable } from "./text";

/** What is on record about a paper: where it was published, and what one may do with it. */
export type PaperRecord = { journalReference?: string; dois: string[]; licence?: Licence };
export type Licence = { name: string; url?: string };

export function recordOf(paper: Pick<Paper, "doi" | "journalReference" | "licence">): PaperRecord {
  const journalReference = plainLine(paper.journalReference ?? "");
  const written = printable(paper.licence ?? "").trim();
  return {
    ...(journalReference !== "" && { journalReference }),
    dois: printable(paper.doi ?? "")
      .split(/\s+/)
      .map((doi) => doi.replace(/(?<![,;.])[,;.]+$/, ""))
      .filter((doi) => doi !== ""),
    ...(written !== "" && { licence: licenceOf(written) }),
  };
}

function licenceOf(written: string): Licence {
  const url = /^https?:/i.test(written) ? webAddress(written) : null;
  return url === null ? { name: written } : { name: licenceName(written), url };
}

/** Labels, and HTML of what they say. */
export function recordLines({ journalReference, dois, licence }: PaperRecord): [string, string][] {
  const lines: [string, string][] = [];
  if (journalReference !== undefined) {
    lines.push(["Journal reference", escapeHtml(journalReference)]);
  }
  if (dois.length > 0) lines.push(["DOI", dois.map(doiHtml).join(", ")]);
  if (licence !== undefined) {
    const { name, url } = licence;
    lines.push(["Licence", url === undefined ? escapeHtml(name) : anchor(url, name)]);
  }
  return lines;
}

/** `10.1000/x<y>` is a DOI too: what an address may not hold is escaped (https://www.doi.org/). */
function doiHtml(doi: string): string {
  const bare = doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:)/i, "");
  if (!/^10\.\d{4,9}(?:\.\d+)*\/\S+$/.test(bare)) return escapeHtml(doi);
  const path = bare.split("/").map(encodeURIComponent).join("/");
  return anchor(`https://doi.org/${path}`, bare);
}
