import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { composeEdition, type Edition } from "@/lib/editions/edition";
import { renderFeed } from "@/lib/feeds/render";
import type { Paper } from "@/lib/papers/paper";
import { anInterest, links } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, aPaper } from "@/tests/support/papers";

/** `tests/feeds/expected/`: documents as a reader gets them, written down once and kept. */
function expected(name: string): string {
  return readFileSync(new URL(`expected/${name}`, import.meta.url), "utf8");
}

const revised: Paper = aPaper({
  id: "2606.00011",
  title: "Folding Towels: $O(n^2)$ Folds Suffice",
  abstract:
    "We fold $n$ towels $t_{i,j}$.\n\nThe second paragraph is about socks; its code is at " +
    "https://github.com/towels/socks\\_and\\_more.",
  authors: [{ name: "Ada Ferrant" }, { name: 'Bj\\"orn \\O{}sterg\\aa{}rd' }],
  categories: ["cs.RO", "cs.LG"],
  licence: "http://creativecommons.org/licenses/by/4.0/",
});
const crowded: Paper = aPaper({
  id: "2606.00012",
  title: "A Census of Towels",
  abstract: "There are many.",
  authors: Array.from({ length: 25 }, (_, index) => ({ name: `Person ${index + 1}` })),
});
const hostile: Paper = aPaper({
  id: "math/0211159",
  version: 3,
  title: '<b>R&D</b> ]]> & ]]>\u0007 &amp; "a<b" 🚀',
  abstract: "Ends a section ]]> and a <script>, says &lt; and \uFFFE nothing.",
  authors: [{ name: "The R&D Collaboration" }],
  categories: ["math.CO", "cs.RO"],
  doi: "10.99999/towels.1 10.99999/towels.2",
  journalReference: "J. Towels 12 (2008) 101--117 & erratum",
});

/** Two days and three papers, the first of which was replaced on the second day. */
function smallEdition(): Edition {
  const [monday, tuesday] = ["2026-06-15", "2026-06-16"];
  const interest = anInterest({
    path: "/cs.RO+cs.LG",
    query: "keywords=towels%2Csocks&limit=30",
    title: "Towels & socks",
    categories: ["cs.RO", "cs.LG"],
    keywords: ["towels", "socks"],
    maxPapers: 30,
  });
  const plan = {
    interest,
    days: [tuesday, monday],
    states: {
      "cs.RO": { state: "current" as const, day: tuesday },
      "cs.LG": { state: "late" as const, day: monday, reason: "arXiv's feed is still empty" },
    },
    behindOn: null,
    changedAt: new Date("2026-06-16T04:20:11.123Z"),
    hash: "0123",
  };
  const towels = { keyword: "towels", where: "both" as const, points: 1.72 };
  const socks = { keyword: "socks", where: "abstract" as const, points: 0.31 };
  return composeEdition(
    plan,
    [
      {
        day: tuesday,
        ranked: [{ paper: hostile, announceType: "replace-cross", score: 0, reasons: [] }],
      },
      {
        day: monday,
        ranked: [
          { paper: revised, announceType: "new", score: 2.03, reasons: [towels, socks] },
          { paper: crowded, announceType: "cross", score: 1.72, reasons: [towels] },
        ],
      },
    ],
    [
      aBatch(
        tuesday,
        anAnnouncement({ kind: "replace", paper: hostile }),
        anAnnouncement({
          kind: "replace",
          paper: { ...revised, version: 2, title: "Folding Towels: $O(n)$ Folds Suffice" },
        }),
      ),
      aBatch(monday, revised, crowded),
    ],
  );
}

describe("a whole feed", () => {
  it("is this document in RSS 2.0", () => {
    expect(renderFeed(smallEdition(), "rss", links).toString("utf8")).toBe(
      expected("small.rss.xml"),
    );
  });

  it("is this document in Atom 1.0", () => {
    expect(renderFeed(smallEdition(), "atom", links).toString("utf8")).toBe(
      expected("small.atom.xml"),
    );
  });

  it("is this document in JSON Feed 1.1, without blanks", () => {
    const text = renderFeed(smallEdition(), "json", links).toString("utf8");
    expect(JSON.parse(text)).toEqual(JSON.parse(expected("small.json")));
    expect(text).toBe(JSON.stringify(JSON.parse(expected("small.json"))));
  });
});
