import { canonicalId } from "./taxonomy";

/**
 * arXiv identifiers as people write and paste them: bare, with a version, behind `arXiv:`, as a DOI,
 * or as the address of a page that shows the paper, at arXiv or elsewhere.
 */
const addresses = [
  /^(?:[\w-]+\.)*(?:arxiv|ar5iv|alphaxiv)\.org\/(?:(?:abs|pdf|html|format|ps|e-print|src|overview|resources)\/)?(.+)$/i,
  /^(?:www\.)?(?:huggingface|hf)\.co\/papers\/(.+)$/i,
  /^(?:(?:(?:dx|www)\.)?doi\.org\/|doi:\s*)?10\.48550\/arxiv\.(.+)$/i,
  /^arxiv:\s*(.+)$/i,
];

/** The canonical id, without version, that a text names; null where it names no paper of arXiv's. */
export function writtenArxivId(text: string): string | null {
  if (text.length > 300) return null;
  const bare = text
    .trim()
    .replace(/^https?:\/\//i, "")
    .replace(/[?#].*$/, "")
    .replace(/\/+$/, "");
  const found = addresses.flatMap((form) => form.exec(bare)?.[1] ?? [])[0] ?? bare;
  return plainArxivId(found.replace(/\s*\[[\w.-]+\]$/, "").replace(/\.pdf$/i, ""));
}

const mention =
  /(?:\barxiv(?:\.org\/(?:abs|pdf|html)\/|[.:]\s*)|\b10\.48550\/arxiv\.|\babs\/)([a-z.-]+\/\d{7}|\d{4}\.\d{4,5})(?!\d)/i;

/** The id that a longer text mentions, as `arXiv preprint arXiv:1706.03762` does; else null. */
export function mentionedArxivId(text: string): string | null {
  const found = mention.exec(text.slice(0, 2_000))?.[1];
  return found === undefined ? null : plainArxivId(found);
}

/**
 * Both schemes, see https://info.arxiv.org/help/arxiv_identifier.html. A month that there is not, or
 * an archive, makes arXiv's API refuse a whole list of identifiers. Of the old scheme the class of
 * the subject (`math.GT/0309136`) is no part of the identifier.
 */
function plainArxivId(text: string): string | null {
  const current = /^(\d\d(?:0[1-9]|1[0-2]))\.(\d{4,5})(?:v[1-9]\d{0,2})?$/i.exec(text);
  if (current !== null) {
    const [, month = "", number = ""] = current;
    const digits = month < "1501" ? 4 : 5;
    return month >= "0704" && number.length === digits ? `${month}.${number}` : null;
  }
  const old =
    /^([a-z]+(?:-[a-z]+)*)(?:\.[a-z]{2})?\/(\d\d(?:0[1-9]|1[0-2])\d{3})(?:v[1-9]\d{0,2})?$/i.exec(
      text,
    );
  const [, archive = "", number = ""] = old ?? [];
  if (old === null || canonicalId(archive) === null) return null;
  return `${archive.toLowerCase()}/${number}`;
}
