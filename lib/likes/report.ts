import { counted } from "../words";

/** What a refresh did; `libraries` and `papers` are those that were read or came. */
export type LikesReport = { libraries: number; papers: number; remarks: string[] };

/** "asked Zotero for a library and fetched 12 liked papers"; null where nothing was. */
export function likesInWords({ libraries, papers }: Omit<LikesReport, "remarks">): string | null {
  const parts = [
    libraries === 0
      ? []
      : `asked Zotero for ${libraries === 1 ? "a library" : `${libraries} libraries`}`,
    papers === 0 ? [] : `fetched ${counted(papers, "liked paper")}`,
  ].flat();
  return parts.length === 0 ? null : parts.join(" and ");
}

export const nothingLikedAnew: LikesReport = { libraries: 0, papers: 0, remarks: [] };
