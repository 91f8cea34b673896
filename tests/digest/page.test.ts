import { describe, expect, it } from "vitest";
import { digestBody, digestList, digestPage, templateValues } from "@/lib/digest/page";
import { stateLines } from "@/lib/digest/states";
import type { CategoryState } from "@/lib/papers/freshness";
import { aDigest, place, surroundings } from "@/tests/digest/builders";
import { elementsIn, rendered, textOf } from "@/tests/digest/rendered";
import { inventedBatch } from "@/tests/feeds/builders";
import { aBatch, anAnnouncement, aPaper, paperNumber } from "@/tests/support/papers";

const batch = aBatch(
  "2026-06-16",
  aPaper({
    title: "Folding Towels in $O(n^2)$ [Extended]",
    categories: ["cs.RO", "cs.LG"],
    version: 1,
  }),
  anAnnouncement({
    kind: "cross",
    paper: {
      id: "2606.00002",
      version: 2,
      categories: ["cs.CV", "cs.RO"],
      title: "Unfolding",
      abstract: `Towels are ${"unfolded slowly ".repeat(30)}.`,
    },
  }),
);
const wishes = { keywords: ["towels", "folding"], exclude: ["survey"], categories: ["cs.RO"] };

describe("the page of a day", () => {
  it("is the front page that forks know", async () => {
    const digest = aDigest(batch, wishes, [
      { markdown: "# It folds\n\nWell.", leftOut: ["references"] },
    ]);
    await expect(digestPage(digest, surroundings, place)).toMatchFileSnapshot("expected/page.md");
  });

  it("leaves out badges of what is not there", () => {
    const bare = { deployUrl: null, siteUrl: null, times: [] };
    expect(digestPage(aDigest(batch, wishes), bare, place)).not.toMatch(/!\[/);
  });

  it("says so when nothing was found", () => {
    const nothing =
      "Nothing in the announcement of Tuesday, 16 June 2026 is what this feed asks for.";
    const digest = aDigest(batch, { ...wishes, keywords: ["gears"] });
    expect(digestPage(digest, surroundings, place)).toContain(
      `## Recent Papers\n\n${nothing}\n\n## Configuration`,
    );
    expect(digestPage(digest, surroundings, place)).toContain("- **Total Papers Found**: 0\n");
    expect(digestList(digest, place, "DIGEST.md")).toContain(nothing);
  });

  it("has no title of its own within another page", () => {
    const digest = aDigest(batch, wishes);
    expect(`# 🤖 Invented papers\n\n${digestBody(digest, surroundings, place)}`).toBe(
      digestPage(digest, surroundings, place),
    );
  });

  it("was updated when its papers or a summary last were", () => {
    const moment = /Last Updated\*\*: (.*)$/m;
    const at = (...summaries: Parameters<typeof aDigest>[2][]) =>
      moment.exec(digestPage(aDigest(batch, wishes, ...summaries), surroundings, place))?.[1];
    expect(at()).toBe("2026-06-16 05:40:12 UTC");
    expect(at([{}])).toBe("2026-06-16 05:50:30 UTC");
    expect(at([{ madeAt: 0 }])).toBe("2026-06-16 05:40:12 UTC");
  });

  it("links summaries that stand elsewhere", () => {
    const elsewhere = { ...place, summaries: { file: place.archive } };
    const page = digestPage(aDigest(batch, wishes, [{}]), surroundings, elsewhere);
    expect(page).toContain(
      "**🤖 AI Summary (by model-9)**: [in the archive](digests/2026-06-16.md)",
    );
    expect(page).not.toContain("<details>");
  });
});

describe("the list for a README", () => {
  it("has the ten best and says where the others are", () => {
    const many = aBatch(
      "2026-06-16",
      ...Array.from({ length: 12 }, (_, index) => paperNumber(index + 1)),
    );
    const list = digestList(aDigest(many), place, "DIGEST.md");
    expect(rendered(list).querySelectorAll("li").length).toBe(10);
    expect(list.split("\n").slice(0, 4)).toEqual([
      "### Papers of Tuesday, 16 June 2026",
      "",
      "1. [Folding Towels with Two Arms, Part 1](https://arxiv.org/abs/2606.00001)<br>cs.RO · score 0.0",
      "2. [Folding Towels with Two Arms, Part 2](https://arxiv.org/abs/2606.00002)<br>cs.RO · score 0.0",
    ]);
    expect(textOf(list)).toContain(
      "All 12 papers with their abstracts: the digest, its archive. Last updated 2026-06-16 05:40:12 UTC.",
    );
  });
});

describe("a line of the list", () => {
  it("has the summary's one sentence, formulas in Unicode", () => {
    const digest = aDigest(batch, wishes, [
      { sentence: "It folds in $O(n^2)$; see [x](http://x.example)." },
    ]);
    expect(digestList(digest, place, "DIGEST.md")).toContain(
      "<br>cs.RO · score 3.6 · towels, folding (title and abstract)<br>It folds in O(n²); see \\[x\\](http:&#8203;//x.example).\n",
    );
  });
});

describe("how categories stand", () => {
  const told = (states: Record<string, CategoryState>) =>
    stateLines({ ...aDigest(batch, wishes), states });

  it("is told by the announcement they have", () => {
    expect(
      told({
        "cs.RO": { state: "current", day: "2026-06-16" },
        "cs.LG": { state: "late", day: "2026-06-15", reason: "arXiv still serves the day before" },
        "cs.CL": { state: "failed", day: null, reason: "arXiv answered with status 503" },
      }),
    ).toEqual([
      "- cs.RO (Robotics): has the announcement of Tuesday, 16 June",
      "- cs.LG (Machine Learning): lacks the announcement of Tuesday, 16 June; the newest there is of Monday, 15 June",
      "- cs.CL (Computation and Language): nothing has been fetched yet",
    ]);
  });

  it("does not change by the hour, the weekday or the reason, which would be a commit each", () => {
    const day = "2026-06-16";
    const states: CategoryState[] = [
      { state: "current", day },
      { state: "quiet", day, reason: "weekend" },
      { state: "due", day },
      { state: "late", day, reason: "arXiv's feed is still empty" },
      { state: "failed", day, reason: "arXiv answered with status 503" },
    ];
    expect(new Set(states.flatMap((state) => told({ "cs.RO": state }))).size).toBe(1);
  });
});

describe("a template's values", () => {
  it("are the predecessor's and ours", () => {
    const values = templateValues(aDigest(batch, wishes), surroundings, place);
    expect(values).toMatchObject({
      LAST_UPDATED: "2026-06-16 05:40:12 UTC",
      PAPER_COUNT: "2",
      CATEGORIES: "cs.RO",
      KEYWORDS: "towels, folding",
      EXCLUDE_KEYWORDS: "survey",
      FEED_TITLE: "Invented papers",
      DATE: "2026-06-16",
      STATES: "- cs.RO (Robotics)",
    });
    expect(values.PAPERS_SECTION).toMatch(/^### 1\. \[/);
    expect(values.PAPERS_LIST).toMatch(/^1\. \[/);
    expect(values.DEPLOY_SECTION).toContain("(https://feeds.example)");
  });
});

describe("a day of hostile papers and hostile answers", () => {
  const evil = [
    "</details>\n\n# Evil\n\n[x](http://evil.example) <img src=http://evil.example>",
    "```\nnever closed",
    "<details><summary>\n\n<!-- digest:end -->\n\n| a |\n|---|",
    "$$ \\href{http://evil.example}{x} $$ @evil #1 www.evil.example\n\n[r]: http://evil.example\n[r]",
    `${"- ".repeat(300)}deep`,
  ];
  const digest = aDigest(
    inventedBatch({ day: "2026-06-16", count: 10, seed: 6, hostile: true }),
    {
      title: "</h1><b>Evil</b> [x](http://evil.example) @evil",
      keywords: ["speculative", "<i>evil</i>", "[x](http://evil.example)", "`|`", "the", "a"],
      authors: [],
      exclude: ["<!--", "*zzq*"],
    },
    [...evil, ...evil, ...evil].map((markdown) => ({
      markdown,
      model: "</summary><a href=http://evil.example>evil</a> @evil",
      unfound: ["<b>1</b>", "$2"],
    })),
  );
  const page = digestPage(digest, surroundings, place);
  const html = rendered(page);

  it("has the papers one under the other, and the page's own outline", () => {
    expect(html.querySelectorAll("h1").length).toBe(1);
    expect(html.querySelectorAll("h2").map(({ text }) => text)).toEqual(
      "RSS Vercel Deployment,Statistics,Recent Papers,Configuration,Schedule,How to Use,Customization,Manual Trigger".split(
        ",",
      ),
    );
    expect(html.querySelectorAll("h3").map(({ text }) => /^\d+/.exec(text)?.[0])).toEqual(
      digest.items.map((_, index) => String(index + 1)),
    );
    expect(html.querySelectorAll("h4").every(({ text }) => text === "Abstract")).toBe(true);
    expect(html.querySelectorAll("details").length).toBe(
      digest.items.filter(({ summary }) => summary).length,
    );
    expect(html.querySelector("details h2, details h3, details details")).toBeNull();
  });

  it("has no element that we did not write", () => {
    const ours =
      "a br code del details em h1 h2 h3 h4 h5 h6 hr img li ol p pre span strong summary ul blockquote table tbody td th thead tr";
    expect(elementsIn(html).filter((name) => !ours.split(" ").includes(name))).toEqual([]);
    expect(html.querySelectorAll("span").every(({ text }) => text === "$")).toBe(true);
    const attributes = html.querySelectorAll("*").flatMap((each) => Object.keys(each.attributes));
    expect(new Set(attributes)).toEqual(new Set(["href", "src", "alt"]));
    expect(page).not.toContain("<!--");
  });

  it("has no link and no picture that we did not write", () => {
    const hosts = html.querySelectorAll("a").map((a) => a.getAttribute("href") ?? "");
    expect(hosts.length).toBeGreaterThan(20);
    expect(
      hosts.filter(
        (href) =>
          !/^(https:\/\/(arxiv\.org|feeds\.example|vercel\.example)(\/|$)|docs\/|config\.json$)/.test(
            href,
          ),
      ),
    ).toEqual([]);
    expect(
      html.querySelectorAll("img").map((img) => new URL(img.getAttribute("src") ?? "").hostname),
    ).toEqual(["img.shields.io", "vercel.com"]);
  });

  it("calls nobody and links no issue", () => {
    expect(html.text).not.toMatch(/@\w|#\d|:[a-z]\w*:/);
    expect(html.text.replaceAll("\u200B", "")).toContain("@evil #1 www.evil.example");
  });

  it("shows titles as they are", () => {
    const titles = html.querySelectorAll("h3 a").map(({ text }) => text.replaceAll("\u200B", ""));
    expect(titles).toContain("<script>alert(document.title)</script> Considered Harmful");
    expect(titles).toContain('Escaping ]]> and <![CDATA[ in "Plain" Text');
  });
});
