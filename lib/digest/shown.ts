/** A paper as a page of ours shows it. */
export type ShownPaper = {
  id: string;
  hasSummary: boolean;
  text: string; // its section without the summary
};

/**
 * The papers of a page in its order; none where a template leaves their sections out.
 *
 * Of a paper or a model nothing begins a line that looks like a heading of ours or ends a block, but
 * for code, which only its fence can end.
 */
export function shownPapers(page: string): ShownPaper[] {
  const lines = page.replaceAll("\r\n", "\n").replace(code, "");
  const [, ...sections] = lines.split(/^### \d+\. (?=\[)/m);
  return sections.flatMap((section): ShownPaper[] => {
    const id = /^\[.*\]\(https:\/\/arxiv\.org\/abs\/([^)\s]+)\)$/m.exec(section)?.[1];
    const bare = section.replace(summary, "");
    const [text = bare] = /^[\s\S]*?\n---$/m.exec(bare) ?? [];
    return id === undefined ? [] : [{ id, hasSummary: bare !== section, text }];
  });
}

const code = /^(`{3,})[^`\n]*\n[\s\S]*?\n\1$/gm;
const summary =
  /\n<details><summary>[\s\S]*?\n<\/details>\n|\n\*\*🤖 AI Summary \(by .*\*\*: \[.*\]\(.*\)\n/;

/** How many of the papers that both pages show have a summary, before and after. */
export function summarisedInBoth(
  before: readonly ShownPaper[],
  after: readonly ShownPaper[],
): { before: number; after: number } {
  const count = (some: readonly ShownPaper[], others: readonly ShownPaper[]) => {
    const ids = new Set(others.map(({ id }) => id));
    return some.filter(({ id, hasSummary }) => hasSummary && ids.has(id)).length;
  };
  return { before: count(before, after), after: count(after, before) };
}

/** Whether the later page has summaries that the earlier one lacks, and differs in no paper else. */
export function hasOnlyMoreSummaries(
  before: readonly ShownPaper[],
  after: readonly ShownPaper[],
): boolean {
  return (
    before.length === after.length &&
    before.every(({ id, text, hasSummary }, index) => {
      const other = after[index];
      return other?.id === id && other.text === text && (other.hasSummary || !hasSummary);
    }) &&
    after.some(({ hasSummary }, index) => hasSummary && !before[index]?.hasSummary)
  );
}
