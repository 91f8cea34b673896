import { describe, expect, it } from "vitest";
import { patternsIn } from "@/tests/support/pattern-literals";
import { slowText } from "@/tests/support/pattern-work";

/**
 * Our own regular expressions over texts that strangers write: for each one hostile texts are made
 * of what it repeats, and the steps of a backtracking engine are counted. What grows faster than the
 * text is either written anew (a run is begun once: `(?<!\s)\s+$`) or stands here, by how it begins,
 * with its bound.
 */
const bounded: Record<string, string[]> = {
  "300 characters, before it is looked at": [
    "lib/arxiv/written-id.ts [?#].*$",
    String.raw`lib/arxiv/written-id.ts \/+$`,
    String.raw`lib/arxiv/written-id.ts \s*\[[\w.-]+\]$`,
  ],
  "2,000 characters, of which no more is looked at": [
    String.raw`lib/arxiv/written-id.ts (?:\barxiv(?:\.org`,
  ],
  "80 to 200 characters of a line, 5,000 of a title": [
    String.raw`lib/arxiv/full-text/html.ts  ?\[footnote: [^\]]*\]$`,
    String.raw`lib/arxiv/full-text/pdf-margins.ts ^(?:page )?[-–—]?\s*`,
    String.raw`lib/summaries/reply/figures.ts (?:\b(?:tab(?:le|\.)`,
    String.raw`lib/arxiv/full-text/pdf-headings.ts (?:\. ?){4,}\d*$`,
    String.raw`lib/arxiv/full-text/pdf-hyphens.ts (\S*\p{L})[-‐]$`,
  ],
  "4,000 characters of a provider's error": [
    String.raw`lib/summaries/model/error.ts \S+$`,
    String.raw`lib/summaries/model/error.ts \b[a-z][a-z\d+.-]*:\/\/\S+`,
  ],
  "a heading or a sentence, cut to its length before": [
    String.raw`lib/summaries/reply/headings.ts [\s:：]+$`,
    String.raw`lib/summaries/reply/sentence.ts [\uFFFD\s]+$`,
    String.raw`lib/summaries/reply/size.ts [\uFFFD\s]+$`,
  ],
  "a word of a title or an abstract, which arXiv lets have 1,920 characters": [
    "lib/ranking/stem.ts [aeiouy].*ell$|(sign|tot|equ|initi|spir|riv|marsh)all$|(contr|patr)oll$|(foc|bi)(uss|ass)$",
    String.raw`lib/ranking/terms.ts ^\p{L}*\p{Lu}\p{L}*\p{Lu}\p{L}*$`, // of five characters
    String.raw`lib/ranking/terms.ts \p{Lu}\p{L}*\p{Lu}s$|\p{Lu}\p{Lu}\p{L}?s$`,
  ],
  "a person's name": [
    String.raw`lib/papers/bibtex.ts (?:,|\s)\s*(?:jr|sr|i{2,3}|iv)\.?$`,
    String.raw`lib/papers/bibtex.ts ^(.+?),?\s+(Jr|Sr|II|III|IV)\.?$`,
    String.raw`lib/papers/bibtex.ts \s(?:\p{Ll}[\p{L}']*\s)*\S+$`,
    String.raw`lib/ranking/people.ts ^[^\s,]*_[^\s,]*$`,
  ],
  "brackets that the reader of TeX has found closed": [
    String.raw`lib/tex/arguments.ts \[([^\]]+)\]`,
  ],
  "what Temml makes of a formula of 2,000 characters": [
    String.raw`lib/tex/mathml-elements.ts ([\w:-]+)="([^"]*)"`,
    String.raw`lib/tex/mathml-markup.ts \p{L}{2,}$`,
  ],
  "headings and links of arXiv's own pages": [
    String.raw`lib/arxiv/catchup-entry.ts \/html\/(.+)$`,
    String.raw`lib/arxiv/catchup-html.ts ^(?<name>\w+)\b.*\(.*\bshowing (?:\w+ )?(?<shown>\d{1,9}) of \d+ entries ?\)$`,
  ],
  "our own settings, addresses, templates and pages": [
    String.raw`lib/config/environment.ts \/+$`,
    String.raw`lib/config/schema.ts \/+$`,
    String.raw`lib/digest/prose.ts [\s.,:;]+$`,
    String.raw`lib/digest/schedule.ts ^\s*-\s*cron:\s*["'](\d{1,2}) (\d{1,2}) `,
    "lib/digest/shown.ts ^(`{3,})[^`\\n]*\\n[\\s\\S]*?\\n\\1$",
    String.raw`lib/digest/shown.ts ^\[.*\]\(https:`,
    String.raw`lib/digest/shown.ts \n<details><summary>`,
    "lib/feeds/xml-text.ts <title(?: type=",
    'lib/site/days.ts <nav class="days"',
    String.raw`lib/pages/html.ts \s*\n\s*`,
    String.raw`lib/pages/marking.ts <math[\s>][\s\S]*?<\/math>|<[^>]*>|[^<]+`,
    String.raw`lib/pages/readers.ts \/+$`,
    String.raw`lib/site/base.ts \/*$`,
    "lib/site/digest-links.ts (^[> \\t]*`{3,}[^`\\n]*\\n[\\s\\S]*?\\n[> \\t]*`{3,}[ \\t]*$|`[^`\\n]+`)",
  ],
};

const patterns = ["lib", "app", "public"].flatMap(patternsIn);
const isNamed = ({ file, source }: { file: string; source: string }, name: string) =>
  `${file} ${source}`.startsWith(name);
const known = Object.values(bounded).flat();

describe("our regular expressions", () => {
  it("are all found", () => {
    expect(patterns.length).toBeGreaterThan(500);
    const isGone = (name: string) => !patterns.some((pattern) => isNamed(pattern, name));
    expect(known.filter(isGone)).toEqual([]);
  });

  it("take work that grows as the text does, but for those whose texts are bounded", () => {
    const slow = patterns.flatMap((pattern) => {
      if (known.some((name) => isNamed(pattern, name))) return [];
      const text = slowText(pattern.source, pattern.flags);
      return text === null
        ? []
        : `${pattern.file}:${pattern.line} /${pattern.source}/ over ${text}`;
    });
    expect(slow).toEqual([]);
  });
});

describe("the counting of steps", () => {
  it.each([
    "(a+)+$",
    "(a|a)*b",
    "(.*)*x",
    "\\s+$",
    "^\\s*-?\\s*$",
    "<[^>]*>",
    "<<+(?=\\s*END)",
    "^bearer +(\\S.*?) *$",
    "([\"'])[^x]*\\1y",
  ])("finds a slow text for /%s/", (source) => {
    expect(slowText(source, "i")).not.toBeNull();
  });

  it.each([
    "^\\s+",
    "(?<!\\s)\\s+$",
    "<[^<>]*>",
    "(?<!<)<<+(?=\\s*END)",
    "^bearer +(\\S.*)$",
    "^[a-z]+(?:-[a-z]+)*$",
    "(?:a{0,30}){30}",
    "\\p{L}{2,}",
  ])("finds none for /%s/", (source) => {
    expect(slowText(source, "u")).toBeNull();
  });
});
