export function markUnfound(
  summary: { sentence: string | null; markdown: string },
  _paper: readonly string[],
): { sentence: string | null; markdown: string; unfound: string[] } {
  return { sentence: summary.sentence, markdown: summary.markdown, unfound: [] };
}
