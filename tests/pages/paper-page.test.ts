import { describe, expect, it } from "vitest";
import { standingOf } from "@/lib/editions/standing";
import type { Interest } from "@/lib/interest/interest";
import { missingPaperPage } from "@/lib/pages/missing-paper-page";
import { paperPage } from "@/lib/pages/paper-page";
import { standingWords } from "@/lib/pages/standing";
import type { Paper } from "@/lib/papers/paper";
import { emptyStatistics } from "@/lib/ranking/statistics";
import type { FeedStanding, PaperSeen } from "@/lib/server/papers";
import { anInterest, inventedBatch } from "@/tests/feeds/builders";
import { attributesOf, faultsIn, named, site } from "@/tests/pages/page";
import { hostilePaper } from "@/tests/site/builders";
import { aBatch, aPaper, paperNumber } from "@/tests/support/papers";

const day = "2026-06-16";

function standing(paper: Paper, partial: Partial<Interest>): FeedStanding {
  const interest = anInterest(partial);
  const batch = aBatch(day, paper);
  const found = standingOf(interest, { batch, id: paper.id }, emptyStatistics);
  if (found === null) throw new Error("not announced");
  return { interest, day, standing: found };
}

function seen(paper: Paper = aPaper(), partial: Partial<PaperSeen> = {}): PaperSeen {
  return {
    paper,
    announced: [{ day, version: 1, kind: "new" }],
    summaries: [],
    standings: [standing(paper, { keywords: ["towels", "paper"] })],
    similar: { papers: [{ paper: hostilePaper, day, likeness: 0.5, words: ["towels"] }], days: 3 },
    ...partial,
  };
}

const contents = (page: string, name: string) =>
  named(page, "meta").flatMap(({ attributes }) =>
    attributes.name === name ? (attributes.content ?? []) : [],
  );

describe("a paper's page", () => {
  it("is well made, whatever the paper holds", () => {
    const papers = inventedBatch({ day, count: 40, seed: 12, hostile: true }).announcements;
    for (const paper of [hostilePaper, ...papers.map((each) => each.paper)]) {
      expect(faultsIn(paperPage(seen(paper), site)), paper.id).toEqual([]);
    }
    const evil = '"><script>alert(1)</script>';
    const paper = aPaper({
      title: evil,
      abstract: evil,
      authors: [{ name: evil }],
      categories: [evil],
      licence: `javascript:${evil}`,
      doi: `10.1/${evil} javascript:x`,
      journalReference: evil,
    });
    const standings = [
      {
        interest: anInterest({ title: evil, path: `/${evil}` }),
        day,
        standing: { kind: "elsewhere" },
      },
    ] as const;
    expect(faultsIn(paperPage(seen(paper, { standings: [...standings] }), site))).toEqual([]);
    expect(faultsIn(missingPaperPage("2606.00001", evil, site))).toEqual([]);
  });

  it("shows the title with its formulas, and marks what feeds found", () => {
    const paper = aPaper({ title: "Folding $n^2$ Towels", abstract: "Of towels." });
    const page = paperPage(seen(paper), site);
    expect(page).toMatch(/<h1>Folding <math.*<\/math> <mark>Towels<\/mark><\/h1>/);
    expect(page).toContain("<p>Of <mark>towels</mark>.</p>");
    expect(page).toContain("<title>Folding n² Towels · arXiv papers</title>");
  });

  it("links to arXiv's pages first, then to DOI and code", () => {
    const paper = aPaper({
      version: 2,
      doi: "10.1000/x 10.1000/y",
      abstract: "See https://github.com/towels/socks.",
      licence: "http://creativecommons.org/licenses/by/4.0/",
    });
    const page = paperPage(seen(paper), site);
    const outside = attributesOf(page, "a", "href").filter((href) => href.startsWith("http"));
    expect(outside.slice(0, 6)).toEqual([
      "https://arxiv.org/abs/2606.00001",
      "https://arxiv.org/pdf/2606.00001v2",
      "https://arxiv.org/html/2606.00001v2",
      "https://doi.org/10.1000/x",
      "https://doi.org/10.1000/y",
      "https://github.com/towels/socks",
    ]);
    expect(page).toMatch(/rel="license">CC BY 4.0</);
    expect(page).toContain("cs.RO (Robotics)");
    expect(attributesOf(page, "a", "href")).toContain("/?like=2606.00001");
  });

  it("tells when each version was announced", () => {
    const announced = [
      { day: "2026-06-18", version: 2, kind: "replace" },
      { day, version: 1, kind: "cross" },
    ] as const;
    const text = paperPage(seen(aPaper(), { announced: [...announced] }), site).replace(
      /<[^>]+>/g,
      "",
    );
    expect(text).toContain("version 2 on Thursday, 18 June");
    expect(text).toContain("version 1 on Tuesday, 16 June, cross-listed");
  });

  it("has what Google Scholar and Zotero read", () => {
    const paper = aPaper({ id: "hep-th/9901001", title: "On $S_3$", doi: "10.1000/x" });
    const page = paperPage(seen(paper, { announced: [{ day, version: 1, kind: "cross" }] }), site);
    expect(contents(page, "citation_title")).toEqual(["On S₃"]);
    expect(contents(page, "citation_author")).toEqual(["Ada Ferrant", "Bo Lindqvist"]);
    expect(contents(page, "citation_date")).toEqual(["1999/01"]);
    expect(contents(page, "citation_doi")).toEqual(["10.1000/x"]);
    expect(contents(page, "citation_public_url")).toEqual(["https://arxiv.org/abs/hep-th/9901001"]);
    expect(contents(page, "citation_pdf_url")).toEqual(["https://arxiv.org/pdf/hep-th/9901001v1"]);
    expect(contents(paperPage(seen(), site), "citation_date")).toEqual(["2026/06/16"]);
  });

  it("gives its BibTeX, and similar papers with their days and words", () => {
    const page = paperPage(seen(), site);
    expect(named(page, "pre")[0]?.text).toMatch(/^@misc\{ferrant2026folding,\n {2}title/);
    expect(page).toMatch(
      /<a href="\/papers\/[^"]+">.*<\/a>\n<span class="quiet"><time.*> · towels</,
    );
    expect(page).toContain("of the 3 announcement days that were looked through");
    const alone = paperPage(seen(aPaper(), { similar: { papers: [], days: 1 } }), site);
    expect(alone).toContain("No other paper of the 1 announcement day that was looked through");
  });
});

describe("why a feed has a paper or not is one sentence", () => {
  it.each<[Partial<Interest>, string]>([
    [{ keywords: ["towels"] }, "Number 1 on Tuesday, 16 June."],
    [
      { keywords: ["towels"], minScore: 7 },
      "Its score on Tuesday, 16 June is below the least of 7.",
    ],
    [{ keywords: ["moe"] }, "None of its keywords was found on Tuesday, 16 June."],
    [
      { keywords: ["moe"], likes: ["2606.00009"] },
      "None of its keywords was found on Tuesday, 16 June, and it is not enough like the papers that are liked.",
    ],
    [
      { exclude: ["towels", "robot", "survey"] },
      "Excluded on Tuesday, 16 June by “towels” and “robot”.",
    ],
    [
      { keywords: ["towels", "moe"], match: "all" },
      "Left out on Tuesday, 16 June: of the keywords, which must all be there, it has “towels” only.",
    ],
    [{ categories: ["cs.CL", "math"] }, "Not announced in its categories (cs.CL, math)."],
    [
      { announceTypes: ["cross"] },
      "Announced on Tuesday, 16 June as new, which this feed leaves out.",
    ],
    [{ authors: ["Nemo"] }, "By none of the people of this feed."],
  ])("%j", (partial, sentence) => {
    expect(standingWords(standing(aPaper(), partial))).toBe(sentence);
  });

  it("says how far below the cut it is", () => {
    const interest = anInterest({ keywords: ["towels"], maxPapers: 1, scoring: "count" });
    const batch = aBatch(day, aPaper(), paperNumber(2));
    const found = standingOf(interest, { batch, id: "2606.00002" }, emptyStatistics);
    if (found === null) throw new Error("not announced");
    expect(standingWords({ interest, day, standing: found })).toBe(
      "Number 2 on Tuesday, 16 June, below the cut of 1.",
    );
  });
});
