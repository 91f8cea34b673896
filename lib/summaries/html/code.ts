/** A stretch of Markdown and whether it is code, where a dollar and a `<` are just that. */
export type Stretch = { text: string; isCode: boolean };

const fence = /^[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})/;

/** The paragraphs of a text and the blank lines between them, fenced blocks and code spans apart. */
export function stretchesOf(markdown: string): Stretch[] {
  return fencedAndNot(markdown).flatMap((part) =>
    part.isCode ? [part] : part.text.split(/(\n[ \t]*(?=\n))/).flatMap(withoutSpans),
  );
}

/** Fenced blocks by lines, an unclosed one up to the end. */
function fencedAndNot(markdown: string): Stretch[] {
  const parts: Stretch[] = [];
  let lines: string[] = [];
  let closing: string | null = null;
  const flush = (isCode: boolean) => {
    if (lines.length > 0) parts.push({ text: lines.join(""), isCode });
    lines = [];
  };
  for (const line of markdown.split(/(?<=\n)/)) {
    if (closing === null) {
      const begin: string | undefined = fence.exec(line.trimEnd())?.[1];
      if (begin !== undefined) {
        flush(false);
        closing = begin;
      }
      lines.push(line);
    } else {
      lines.push(line);
      const mark = line.replace(/^[ \t>]+/, "").trimEnd();
      const isEnd = mark.startsWith(closing) && /^(?:`+|~+)$/.test(mark);
      if (isEnd) {
        flush(true);
        closing = null;
      }
    }
  }
  flush(closing !== null);
  return parts;
}

/** A code span ends at the next run of as many backticks as began it, within its paragraph. */
function withoutSpans(paragraph: string): Stretch[] {
  if (!paragraph.includes("`")) return paragraph === "" ? [] : [{ text: paragraph, isCode: false }];
  const runs = [...paragraph.matchAll(/\\`|`+/g)].filter(([run]) => run !== "\\`");
  const hopeless = new Set<number>();
  const parts: Stretch[] = [];
  let from = 0;
  for (let i = 0; i < runs.length; i++) {
    const run = runs[i];
    const length = run?.[0].length ?? 0;
    if (run === undefined || hopeless.has(length)) continue;
    let end = i + 1;
    while (end < runs.length && runs[end]?.[0].length !== length) end++;
    if (end === runs.length) hopeless.add(length);
    else {
      const to = (runs[end]?.index ?? 0) + length;
      parts.push({ text: paragraph.slice(from, run.index), isCode: false });
      parts.push({ text: paragraph.slice(run.index, to), isCode: true });
      from = to;
      i = end;
    }
  }
  parts.push({ text: paragraph.slice(from), isCode: false });
  return parts.filter(({ text }) => text !== "");
}
