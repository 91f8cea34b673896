import { describe, expect, it } from "vitest";
import { type CatchupPage, parseCatchupHtml } from "@/lib/arxiv/catchup-html";
import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import { catchupAt } from "@/tests/support/arxiv-catchup";
import { errorPage } from "@/tests/support/arxiv-catchup-html";
import { inventHistory } from "@/tests/support/arxiv-history";
import { rssFeed } from "@/tests/support/arxiv-xml";

const day = "2026-06-16";
const now = new Date("2026-06-20T22:00:00Z");

/** A whole page as arXiv writes it, with every element that arXiv may leave out. */
const page = `<!DOCTYPE html>
<html lang="en">

<head>  <title></title>
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <script language="javascript" src="/static/accordion.js" /></script>
</head>

<body  class="with-cu-identity">
  <div class="flex-wrap-footer">
    <header>
      <a href="#content" class="is-sr-only">Skip to main content</a>
      <div id="header" class="is-hidden-mobile">
<div class="header-breadcrumbs">
  <a href="/"><img src="/static/logo.svg" alt="arxiv logo" style="height:40px;"/></a> <span>&gt;</span>
  <a href="/catchup">catchup</a>
  </div>
      </div>
    </header>

    <main>
      <div id="content">
<div id='content-inner'>
<div id='dlpage'>
  <h1>Catchup results for Machine Learning on Tue, 16 Jun 2026</h1>

    <ul>
      <li><a href="#item1">New submissions</a></li>
      <li><a href="#item3">Cross-lists</a></li>
      <li><a href="#item4">Replacements</a></li>
    </ul>

    <div>
        <a href="/catchup/cs.LG/2026-06-17?abs=True&amp;page=1">Continue to the next day</a>
        <br><br>
      Total of 4 entries for Tue, 16 Jun 2026

    </div>

<dl id='articles'>
    <h3>New submissions (showing 2 of 2 entries)</h3>

    <dt>
      <a name='item1'>[1]</a>
      <a href ="/abs/2606.48001" title="Abstract" id="2606.48001">
        arXiv:2606.48001
      </a>

        [<a href="/pdf/2606.48001" title="Download PDF" id="pdf-2606.48001" aria-labelledby="pdf-2606.48001">pdf</a>, <a href="https://arxiv.org/html/2606.48001v2" title="View HTML" id="html-2606.48001" aria-labelledby="html-2606.48001" rel="noopener noreferrer" target="_blank">html</a>, <a href="/format/2606.48001" title="Other formats" id="oth-2606.48001" aria-labelledby="oth-2606.48001">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          Sharp Bounds when $a&lt;b$ &amp; $c&gt;d$: Erd\\H{o}s&#39; &#34;Book&#34; Revisited
        </div>
        <div class='list-authors'><a href="https://arxiv.org/search/cs?searchtype=author&amp;query=Nachtigall,+A" rel="nofollow">Ada Nachtigall</a> (Institute (Hall 3), Town), <a href="https://arxiv.org/search/cs?searchtype=author&amp;query=Heliograph" rel="nofollow">Heliograph Collaboration</a>: <a href="https://arxiv.org/search/cs?searchtype=author&amp;query=Wei,+L" rel="nofollow">Li Wei Jr.</a></div>
        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
          12 pages; see <a href="https://code.invalid/" rel="external noopener nofollow" class="link-external link-https">this https URL</a>
        </div>
        <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span>
          J. Invented Res. 12 (2026) 101--117 &amp; erratum
        </div>

        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">Machine Learning (cs.LG)</span>; Systems and Control (eess.SY); Mesoscale and Nanoscale Physics (cond-mat.mes-hall)

        </div>
        <p class='mathjax'>
          A first paragraph on $x \\in \\{y : y&lt;z\\}$, which
goes on in a new line, with code at <a href="https://code.invalid/a?b=1&amp;c=2" rel="external noopener nofollow" class="link-external link-https">this https URL</a>, as in <a href="https://arxiv.org/abs/2501.00001" data-arxiv-id="2501.00001" class="link-https">arXiv:2501.00001</a>.
<br />A second paragraph by João &amp; others.
        </p>
      </div>
    </dd>
    <dt>
      <a name='item2'>[2]</a>
      <a href ="/abs/2606.48002" title="Abstract" id="2606.48002">
        arXiv:2606.48002
      </a>

        [<a href="/pdf/2606.48002" title="Download PDF" id="pdf-2606.48002" aria-labelledby="pdf-2606.48002">pdf</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          Title: Written in No TeX
        </div>
        <div class='list-authors'>(author list is unavailable)</div>

        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">Machine Learning (cs.LG)</span>

        </div>
        <p class='mathjax'>
          A text.
        </p>
      </div>
    </dd>
</dl>

<dl id='articles'>
    <h3>Cross submissions (showing 1 of 1 entries)</h3>

    <dt>
      <a name='item3'>[3]</a>
      <a href ="/abs/math/0211159" title="Abstract" id="math/0211159">
        arXiv:math/0211159
      </a>

    (cross-list from math.CO)

        [<a href="/pdf/math/0211159" title="Download PDF" id="pdf-math/0211159" aria-labelledby="pdf-math/0211159">pdf</a>, <a href="https://arxiv.org/html/math/0211159v3" title="View HTML" id="html-math/0211159" aria-labelledby="html-math/0211159" rel="noopener noreferrer" target="_blank">html</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          Counting Crooked Walks by Hand
        </div>
        <div class='list-authors'><a href="https://arxiv.org/search/math?searchtype=author&amp;query=Walczak-Reyes,+T" rel="nofollow">Tamsin Walczak-Reyes</a></div>

        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">Combinatorics (math.CO)</span>; Machine Learning (cs.LG)

        </div>
        <p class='mathjax'>
          An identifier of the old style.
        </p>
      </div>
    </dd>
</dl>

<dl id='articles'>
    <h3>Replacement submissions (showing 1 of 1 entries)</h3>

    <dt>
      <a name='item4'>[4]</a>
      <a href ="/abs/2501.00001" title="Abstract" id="2501.00001">
        arXiv:2501.00001
      </a>

    (replaced)

        [<a href="/pdf/2501.00001" title="Download PDF" id="pdf-2501.00001" aria-labelledby="pdf-2501.00001">pdf</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          Replaced
        </div>
      </div>
    </dd>
</dl>

    <div></div>
      Total of 4 entries for Tue, 16 Jun 2026

      <br> <br>
        <a href="/catchup/cs.LG/2026-06-17?abs=True&amp;page=1">Continue to the next day</a>
    </div>

</div>
</div>
      </div>
    </main>

    <footer style="clear: both;">
      <ul style="list-style: none; line-height: 2;"><li><a href="https://info.arxiv.org/about">About</a></li></ul>
    </footer>
  </div>
</body>

</html>
`;

function parsed(html: string): CatchupPage {
  const result = parseCatchupHtml(html);
  if ("code" in result) throw new Error(`${result.code}: ${result.message}`);
  return result;
}

function failureOf(html: string) {
  const result = parseCatchupHtml(html);
  return "code" in result ? result : null;
}

/** The page at an address of the stand-in. */
function served(
  address: string,
  papers = inventHistory({ seed: 5, from: day, to: day, count: 300, hostile: true }),
) {
  return catchupAt(`/catchup/${address}`, papers, now)?.body ?? "";
}

describe("parseCatchupHtml on what arXiv writes", () => {
  it("reads a whole page, but for replacements", () => {
    expect(parseCatchupHtml(page)).toEqual({
      day: "2026-06-16",
      total: 4,
      entryCount: 4,
      hasReplacements: true,
      malformed: [],
      entries: [
        {
          kind: "new",
          paper: {
            id: "2606.48001",
            version: 2,
            title: 'Sharp Bounds when $a<b$ & $c>d$: Erd\\H{o}s\' "Book" Revisited',
            abstract:
              "A first paragraph on $x \\in \\{y : y<z\\}$, which goes on in a new line, with code at " +
              "https://code.invalid/a?b=1&c=2, as in arXiv:2501.00001.\n\n" +
              "A second paragraph by João & others.",
            authors: [
              { name: "Ada Nachtigall", affiliations: ["Institute (Hall 3)", "Town"] },
              { name: "Heliograph Collaboration" },
              { name: "Li Wei Jr." },
            ],
            categories: ["cs.LG", "eess.SY", "cond-mat.mes-hall"],
            journalReference: "J. Invented Res. 12 (2026) 101--117 & erratum",
          },
        },
        {
          kind: "new",
          paper: {
            id: "2606.48002",
            version: 1,
            title: "Title: Written in No TeX",
            abstract: "A text.",
            authors: [],
            categories: ["cs.LG"],
          },
        },
        {
          kind: "cross",
          paper: {
            id: "math/0211159",
            version: 3,
            title: "Counting Crooked Walks by Hand",
            abstract: "An identifier of the old style.",
            authors: [{ name: "Tamsin Walczak-Reyes" }],
            categories: ["math.CO", "cs.LG"],
          },
        },
      ],
    });
  });

  it("reads every new paper and cross-list as the feed has it, but for what the page leaves out", () => {
    const papers = inventHistory({ seed: 5, from: day, to: day, count: 300, hostile: true });
    const items = papers.map(({ announced }) => announced);
    const { entries, malformed, total } = parsed(served("cs.LG/2026-06-16?abs=True", papers));
    expect(malformed).toEqual([]);

    const feed = parseFeedXml(rssFeed({ asked: ["cs.LG"], items, day, builtAt: now }));
    if ("code" in feed) throw new Error(feed.message);
    expect(total).toBe(feed.papers.length);
    const inFeed = feed.papers.filter(({ announceType }) => /^(new|cross)$/.test(announceType));
    expect(inFeed.length).toBeGreaterThan(60);
    expect(entries.map(({ paper, kind }) => [paper.id, kind])).toEqual(
      inFeed.map(({ paper, announceType }) => [paper.id, announceType]),
    );
    for (const [index, { paper }] of inFeed.entries()) {
      const shown = entries[index]?.paper;
      // Neither licence nor DOI is on the page, and the version only where there is HTML.
      const version = paper.id.endsWith("0") ? 1 : paper.version;
      const { licence: _, doi: __, ...told } = paper;
      expect(shown).toEqual({ ...told, version, authors: told.authors.slice(0, 100) });
    }
  });

  it("reads the page of a day without announcements, and knows it from a broken one", () => {
    expect(parseCatchupHtml(served("cs.LG/2026-06-20?abs=True"))).toEqual({
      day: "2026-06-20",
      entries: [],
      malformed: [],
      entryCount: 0,
      total: 0,
      hasReplacements: false,
    });
  });

  it("knows whether replacements have begun, and counts them", () => {
    const papers = inventHistory({ seed: 6, from: day, to: day, count: 90 });
    const replaced = papers.filter(({ announced }) => announced.action === "replace");
    const others = papers.filter(({ announced }) => announced.action !== "replace");
    const all = parsed(served("cs/2026-06-16?abs=True", papers));
    expect(all).toMatchObject({ hasReplacements: true, entryCount: 90, total: 90 });
    expect(all.entries).toHaveLength(others.length);
    expect(parsed(served("cs/2026-06-16?abs=True", others)).hasReplacements).toBe(false);
    expect(parsed(served("cs/2026-06-16?abs=True", replaced)).entries).toEqual([]);
  });

  it.each([
    "New submissions for Tuesday, 16 June 2026 (showing 2 of 2 entries )",
    "New submissions (showing first 2 of 119 entries)",
    "New submissions (continued, showing 2 of 119 entries)",
    "New submissions (continued, showing last 2 of 119 entries)",
  ])("takes %j for a heading", (heading) => {
    const html = page.replace("New submissions (showing 2 of 2 entries)", heading);
    expect(parsed(html).entries.map(({ kind }) => kind)).toEqual(["new", "new", "cross"]);
  });
});

describe("parseCatchupHtml on an entry that cannot be read", () => {
  it.each([
    ["no address of an abstract", 'href ="/abs/2606.48002"', 'href ="/abs/"', "it has no address"],
    ["no title", "Title: Written in No TeX", "", "2606.48002: title: it is missing"],
    ["no abstract", "A text.", " ", "2606.48002: abstract: it is missing"],
    [
      "no subject",
      '<span class="primary-subject">Machine Learning (cs.LG)</span>\n',
      "",
      "2606.48002: categories: ",
    ],
  ])("skips one with %s, tells so, and keeps the others", (_, written, wrong, why) => {
    expect(page.split(written)).toHaveLength(2);
    const { entries, malformed, entryCount } = parsed(page.replace(written, wrong));
    expect(entries.map(({ paper }) => paper.id)).toEqual(["2606.48001", "math/0211159"]);
    expect(entryCount).toBe(4);
    expect(malformed).toHaveLength(1);
    expect(malformed[0]).toContain(`entry 2 of arXiv's page was skipped: ${why}`);
  });

  it("refuses a page of which most cannot be read, since its form is another", () => {
    expect(failureOf(page.replaceAll("list-subjects", "subjects"))).toEqual({
      code: "not_a_feed",
      message: expect.stringContaining("arXiv's page cannot be read: entry 1 of arXiv's page was"),
    });
    expect(failureOf(served("cs.LG/2026-06-16?abs=False"))?.message).toContain("abstract: it is");
  });
});

describe("parseCatchupHtml on what is no whole listing", () => {
  it("never takes the beginning of a page for all of it", () => {
    const html = served("cs.LG/2026-06-16?abs=True").trimEnd();
    for (let length = 0; length < html.length; length += 997) {
      const code = failureOf(html.slice(0, length))?.code;
      expect(code, `the first ${length} letters`).toMatch(/^(not_a_feed|truncated)$/);
    }
    expect(failureOf(html.slice(0, -1))?.code).toBe("truncated");
  });

  it("never takes a section for whole that lists fewer than it says", () => {
    const hole = page.replace(/<dt>\s*<a name='item2'>[\s\S]*?<\/dd>/, "");
    expect(failureOf(hole)).toEqual({
      code: "truncated",
      message: "arXiv's page lists 1 of 2 papers under one heading",
    });
  });

  it.each([
    ["nothing", ""],
    ["a sentence", "Rate exceeded."],
    ["a web page", "<!doctype html>\n<html><head></head><body><h1>Log in</h1></body></html>\n"],
    ["a page with lists", "<html><body><dl><dt>1</dt><dd>2</dd></dl></body></html>"],
    ["a notice on a page of arXiv's", page.replace(/<h1>Catchup[^<]*/, "<h1>Maintenance")],
    ["the page of a mistake", errorPage("Invalid subject")],
    ["a listing of no day", page.replace(" on Tue, 16 Jun 2026</h1>", "</h1>")],
    ["a listing of the 31st of June", page.replace("16 Jun 2026</h1>", "31 Foo 2026</h1>")],
    ["a listing without a total", page.replaceAll(/Total of 4 entries/g, "")],
    ["a section of another name", page.replace("Cross submissions", "Withdrawn submissions")],
    ["a section without a number", page.replace(" (showing 1 of 1 entries)", "")],
    ["tags without end, one in another", page.replace("<dd>", "<d>".repeat(200_000))],
    ["comments without end", page.replace("<dd>", "<!--".repeat(200_000))],
    ["an Atom feed", '<?xml version="1.0"?><feed><title>x</title></feed>'],
  ])("refuses %s", (_, html) => {
    expect(failureOf(html)?.code).toBe("not_a_feed");
  });

  it("reads no script and follows no markup in a text", () => {
    const title = "&lt;script&gt;alert(1)&lt;/script&gt; &lt;a href=x&gt;this https URL&lt;/a&gt;";
    const html = page.replace("Title: Written in No TeX", title);
    expect(parsed(html).entries[1]?.paper.title).toBe(
      "<script>alert(1)</script> <a href=x>this https URL</a>",
    );
  });
});
