import type { Day } from "@/lib/arxiv/calendar";
import type { Edition } from "@/lib/editions/edition";
import type { Interest } from "@/lib/interest/interest";
import type { Batch } from "@/lib/papers/batch";
import { type SiteSource, siteFiles } from "@/lib/site/site";
import { anInterest, editionOf } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, aPaper } from "@/tests/support/papers";

export const base = "https://someone.github.io/papers/";
const [friday, monday, tuesday] = ["2026-06-12", "2026-06-15", "2026-06-16"];

export const hostilePaper = aPaper({
  id: "math/0211159",
  version: 3,
  title: '</h2><script>alert(1)</script> R&D \u0007 "<b" 🚀',
  abstract:
    'A <nav class="days"> and </details></article><img src=x onerror=alert(1)>.\n\nSee ' +
    '\\href{javascript:alert(1)}{this} or https://github.com/towels/a"onclick=x, &amp; $x^{<b>}$.',
  authors: [{ name: '<a href="https://evil.example">Eve</a>' }],
  categories: ["math.CO", "cs.RO"],
  doi: '10.99999/"><script>',
  journalReference: "</p><style>*{display:none}</style>",
});

/** Three days: the first of one paper, the second without any, the third with a hostile one. */
export function smallEdition(partial: Partial<Interest> = {}): Edition {
  const edition = editionOf(
    [
      aBatch(friday, aPaper({ id: "2606.00001" })),
      aBatch(monday, aPaper({ id: "2606.00002", categories: ["physics.optics"] })),
      aBatch(
        tuesday,
        aPaper({
          id: "2606.00011",
          title: "Folding Towels: $O(n^2)$ Folds Suffice",
          abstract:
            "We fold $n$ towels $t_{i,j}$.\n\nThe second paragraph is about socks; its code is at " +
            "https://github.com/towels/socks\\_and\\_more.",
          authors: Array.from({ length: 14 }, (_, index) => ({ name: `Person ${index + 1}` })),
          licence: "http://creativecommons.org/licenses/by/4.0/",
        }),
        anAnnouncement({ kind: "cross", paper: hostilePaper }),
      ),
    ],
    {
      title: "Towels & socks",
      categories: ["cs.RO", "cs.LG"],
      keywords: ["towels", "nav", "paper"],
      maxPapers: 30,
      ...partial,
    },
  );
  return {
    ...edition,
    states: {
      "cs.RO": { state: "current", day: tuesday },
      "cs.LG": { state: "late", day: monday, reason: "arXiv's feed is <still> empty" },
    },
  };
}

export function batches(...days: Day[]): Batch[] {
  return days.map((day, index) => aBatch(day, aPaper({ id: `2606.0010${index}` })));
}

/** A site of one feed unless a test wants more. */
export function aSource(partial: Partial<SiteSource> = {}): SiteSource {
  const edition = smallEdition();
  return {
    base,
    feeds: [{ name: "main", feed: edition, pages: edition }],
    today: tuesday,
    kept: new Map(),
    digest: { days: new Map() },
    assets: new Map(
      ["style.css", "icon.svg", "icon-144.png"].map((name) => [name, new Uint8Array([1])]),
    ),
    ...partial,
  };
}

/** All files of a site that are text, by their paths. */
export function textsOf(source: SiteSource): Map<string, string> {
  return new Map(
    [...siteFiles(source)].map(([path, content]) => [path, Buffer.from(content).toString("utf8")]),
  );
}

/** The editions of a feed, of which the pages reach further back than the feed. */
export function siteFeed(name: string, days: readonly Batch[], daysBack = 7) {
  const interest = anInterest({
    path: name === "main" ? "" : `/${name}`,
    title: `Feed ${name}`,
    categories: ["cs.RO"],
    daysBack,
  });
  const pages = { ...editionOf(days, { ...interest, daysBack: 90 }), interest };
  return { name, feed: editionOf(days, interest), pages };
}
