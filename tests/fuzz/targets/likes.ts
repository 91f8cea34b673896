import fc from "fast-check";
import { mentionedArxivId, writtenArxivId } from "@/lib/arxiv/written-id";
import { papersInBibtex } from "@/lib/likes/bibliography";
import { parseBibtex } from "@/lib/likes/bibtex";
import { likedPaperSchema } from "@/lib/likes/liked-paper";
import { createZotero } from "@/lib/likes/zotero";
import { bibtexOf } from "@/lib/papers/bibtex";
import type { Paper } from "@/lib/papers/paper";
import { mutated } from "@/tests/fuzz/mutations";
import { hostilePaper } from "@/tests/fuzz/papers";
import { shortPieces, shortText } from "@/tests/fuzz/short-texts";
import { requireEqual, target } from "@/tests/fuzz/target";
import { hostileText } from "@/tests/fuzz/texts";
import { inventDay } from "@/tests/support/invented";

/** Papers that a reader names: in a file of BibTeX, in a library of Zotero's, by whatever address. */

const bibPieces = [
  ...shortPieces,
  ...[
    "@article{a, ",
    "@misc{b,\n",
    "@string{x = {y}}",
    "@string(",
    "@comment{",
    "@preamble{",
    "@",
    "}",
  ],
  ...[
    "title = {",
    'title = "',
    "author = {A and B and {The C}},",
    "eprint = {2606.01234},",
    " # x # ",
    "and ",
  ],
  ...[
    "archivePrefix = {arXiv}",
    "journal = {arXiv preprint arXiv:2606.01234}",
    "date-added = {x}",
    "{{{",
    "}}}",
  ],
];

const files = () => {
  const papers = inventDay({ seed: "bib", count: 4, day: "2026-06-16", hostile: true }).map(
    ({ creator, ...paper }): Paper => ({
      ...paper,
      authors: [{ name: creator.split(",")[0] ?? "" }],
    }),
  );
  const entries = papers.map(bibtexOf);
  return [entries.slice(0, 6).join("\n"), entries.slice(6).join("\n"), "@article{x, title={T}}"];
};

export const bibtex = target({
  name: "BibTeX",
  casesInTests: 300,
  cases: () =>
    fc.oneof(
      mutated(files(), bibPieces),
      fc.array(fc.constantFrom(...bibPieces), { maxLength: 40 }).map((parts) => parts.join("")),
    ),
  monsters: () =>
    [
      "@",
      "@a{",
      "@a{b,c={",
      "@a{b,c=d#",
      "@comment{",
      "@string{a=",
      "{",
      "\n@a{b,",
      "@a{b,title={$",
      "\\",
    ].map((piece) => piece.repeat(200_000)),
  check: (text) => {
    for (const paper of papersInBibtex(text)) {
      requireEqual(likedPaperSchema.strict().parse(paper), paper, "a paper is of another form");
      if (paper.id !== null) requireEqual(writtenArxivId(paper.id), paper.id, "its id");
    }
  },
});

export const bibtexOfPapers = target({
  name: "papers to BibTeX and back",
  casesInTests: 200,
  cases: () => hostilePaper,
  check: (paper) => {
    const text = bibtexOf(paper);
    const entries = parseBibtex(text);
    requireEqual(entries.length, 1, "the number of entries");
    requireEqual(entries[0]?.fields.get("eprint"), paper.id, "the eprint");
    requireEqual(entries[0]?.fields.get("url"), `https://arxiv.org/abs/${paper.id}`, "the url");
    requireEqual(papersInBibtex(text)[0]?.id, paper.id, "the id");
    const doubled = papersInBibtex(`${text}\n${text}`);
    requireEqual(doubled.length, 2, "two entries behind each other");
  },
});

export const writtenIds = target({
  name: "ids as people write them",
  casesInTests: 500,
  cases: () => fc.oneof(shortText, hostileText),
  monsters: () =>
    ["a", "arxiv:", "10.48550/arxiv.", "abs/", "a-", "1"].map((a) => a.repeat(100_000)),
  check: (text) => {
    for (const id of [writtenArxivId(text), mentionedArxivId(text)]) {
      if (id === null) continue;
      requireEqual(writtenArxivId(id), id, "an id that was read");
      requireEqual(writtenArxivId(`https://arxiv.org/pdf/${id}v3`), id, "its address");
      requireEqual(mentionedArxivId(`see arXiv:${id}`), id, "its mention");
    }
  },
});

const item = fc.record(
  {
    key: fc.string(),
    data: fc.oneof(
      { weight: 1, arbitrary: fc.anything() },
      {
        weight: 9,
        arbitrary: fc.record(
          Object.fromEntries(
            [
              ...[
                "itemType",
                "title",
                "abstractNote",
                "archiveID",
                "number",
                "DOI",
                "url",
                "extra",
              ],
              ...["publicationTitle", "dateAdded"],
            ].map((name) => [
              name,
              fc.oneof(
                { weight: 5, arbitrary: hostileText },
                { weight: 3, arbitrary: shortText },
                { weight: 1, arbitrary: fc.anything() },
              ),
            ]),
          ),
          { requiredKeys: ["itemType", "title"] },
        ),
      },
    ),
  },
  { requiredKeys: ["data"] },
);

const answer = fc.record({
  status: fc.constantFrom(200, 200, 200, 200, 304, 403, 404, 429, 500),
  body: fc.oneof(
    fc.array(item, { maxLength: 4 }).map((items) => JSON.stringify(items)),
    mutated(
      [JSON.stringify([{ data: { itemType: "preprint", title: "T", creators: [] } }])],
      shortPieces,
    ),
  ),
  version: fc.constantFrom("7", "-1", "x", "", "1e99"),
  link: fc.constantFrom("", '<x>; rel="next"', "rel=next", ";;;"),
  backoff: fc.constantFrom("", "1", "999999999", "x", "-5", "Tue, 16 Jun 2026 00:00:00 GMT"),
});

const ok = { status: 200, body: "[]", version: "1", link: "", backoff: "" };

export const zotero = target({
  name: "Zotero's answers",
  casesInTests: 150,
  cases: () => fc.array(answer, { minLength: 1, maxLength: 3 }),
  check: async (answers) => {
    let asked = 0;
    const reader = createZotero({
      apiUrl: "https://zotero.example",
      apiKey: "a-secret-key",
      userAgent: "tests",
      timeoutMs: 60_000,
      sleep: async () => {},
      now: () => new Date("2026-06-16T12:00:00Z"),
      fetch: async () => {
        const { status, body, version, link, backoff } = answers[asked++ % answers.length] ?? ok;
        const headers = { "last-modified-version": version, link, backoff };
        return new Response([204, 304].includes(status) ? null : body, { status, headers });
      },
    });
    const found = await reader.papersOf({ zotero: "users/1" });
    if ("code" in found && found.message.includes("a-secret-key"))
      throw new Error("the key is told");
    if (!("papers" in found)) return;
    for (const paper of found.papers) likedPaperSchema.strict().parse(paper);
  },
});
