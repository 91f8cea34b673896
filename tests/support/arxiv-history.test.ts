import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { announcementOf, isAnnouncementDay, submissionWindow } from "@/lib/arxiv/calendar";
import { type HistoryPaper, inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type Announced, inventDay, inventPaper } from "@/tests/support/invented";

const now = () => new Date("2026-06-20T22:00:00Z");

let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv({ now });
});
afterEach(() => arxiv.close());

const odd: Announced = {
  id: "2606.48001",
  version: 1,
  title:
    'Where $a<b$ & "c" > d\'s: A Title That Is So Long That arXiv Breaks It, and Breaks It Anew Later On',
  abstract:
    "A first paragraph, which is long enough that a line does not hold it, as most of them are.\n" +
    "  A second one at https://code.invalid/a?b=1&c, by Jo\\~ao.",
  creator: " Heliograph, Ada Nachtigall (Institute (Hall 3), Town)",
  categories: ["cs.AI", "cs.SY", "eess.SY"],
  action: "new",
  doi: "10.99999/inv.1",
  journalReference: "Invented Letters 7 & 8",
};

type Wanted = Partial<Omit<HistoryPaper, "announced">> & { announced?: Partial<Announced> };

/** In cs.AI and announced on Tuesday the 16th unless a test says otherwise. */
function paper(id: string, { announced, ...rest }: Wanted = {}): HistoryPaper {
  return {
    submittedAt: new Date("2026-06-15T12:00:00Z"),
    announcedOn: "2026-06-16",
    ...rest,
    announced: inventPaper({ id, categories: ["cs.AI"], ...announced }),
  };
}

const get = (path: string) => fetch(`${arxiv.url}${path}`, { redirect: "manual" });

describe("inventHistory", () => {
  const plan = { seed: 5, from: "2026-06-12", to: "2026-06-23", count: 200, hostile: true };

  it("announces the papers of each announcement day, and none on others", () => {
    const papers = inventHistory(plan);
    const days = [...new Set(papers.map(({ announcedOn }) => announcedOn))];
    expect(days).toEqual([
      ...["2026-06-12", "2026-06-15", "2026-06-16", "2026-06-17", "2026-06-18", "2026-06-19"],
      ...["2026-06-22", "2026-06-23"],
    ]);
    expect(days.every(isAnnouncementDay)).toBe(true);
    const ofDay = papers.filter(({ announcedOn }) => announcedOn === "2026-06-16");
    expect(ofDay.map(({ announced }) => announced)).toEqual(
      inventDay({ seed: 5, count: 200, hostile: true, day: "2026-06-16" }),
    );
  });

  it("lets new papers come in anywhere in their window, but for those that were held", () => {
    const papers = inventHistory(plan).filter(({ announced }) => announced.action === "new");
    const inTime = papers.filter((each) => announcementOf(each.submittedAt) === each.announcedOn);
    const share = 1 - inTime.length / papers.length;
    expect(share).toBeGreaterThan(0.02);
    expect(share).toBeLessThan(0.08);
    for (const { submittedAt, announcedOn } of papers) {
      expect(submittedAt < submissionWindow(announcedOn).to).toBe(true);
      expect(submittedAt.getTime() % 1000).toBe(0);
    }
    const { from, to } = submissionWindow("2026-06-16");
    const thirds = inTime
      .filter(({ announcedOn }) => announcedOn === "2026-06-16")
      .map((each) => Math.floor((3 * (+each.submittedAt - +from)) / (+to - +from)));
    expect(new Set(thirds)).toEqual(new Set([0, 1, 2]));
  });

  it("holds as many as told, and gives the same for the same plan", () => {
    const none = inventHistory({ ...plan, heldShare: 0 });
    const all = inventHistory({ ...plan, heldShare: 1 });
    const held = (papers: HistoryPaper[]) =>
      papers.filter(
        (each) =>
          each.announced.action === "new" && announcementOf(each.submittedAt) !== each.announcedOn,
      );
    expect(held(none)).toEqual([]);
    expect(held(all)).toEqual(all.filter(({ announced }) => announced.action === "new"));
    expect(inventHistory(plan)).toEqual(inventHistory(plan));
    expect(inventHistory({ ...plan, seed: 6 })).not.toEqual(inventHistory(plan));
  });

  it("lets old papers come in long before", () => {
    for (const { announced, submittedAt } of inventHistory(plan)) {
      if (announced.action === "new") continue;
      expect(submittedAt.getTime()).toBeLessThan(Date.parse("2026-05-03"));
      if (announced.id === "math/0211159") {
        expect(submittedAt.toISOString()).toBe("2002-11-02T12:00:00.000Z");
      }
    }
  });
});

describe("the query API", () => {
  const query = (search: string, more: Record<string, string> = {}) =>
    get(`/api/query?${new URLSearchParams({ search_query: search, ...more })}`);
  const idsIn = async (response: Promise<Response>) =>
    [...(await (await response).text()).matchAll(/\/abs\/([^<"]+)<\/id>/g)].map(
      (match) => match[1],
    );

  it("writes a whole document as arXiv does", async () => {
    arxiv.history([
      {
        announced: odd,
        submittedAt: new Date("2026-06-15T17:59:58Z"),
        announcedOn: "2026-06-16",
        latestVersion: 2,
      },
    ]);
    const search = "(cat:cs.AI OR cat:cs.LG) AND submittedDate:[202606121800 TO 202606151759]";
    const response = await query(search, { sortBy: "submittedDate", max_results: "5" });
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/atom+xml");
    expect(await response.text()).toBe(`<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <title>arXiv Query: search_query=${search}&amp;id_list=&amp;start=0&amp;max_results=5</title>
  <updated>2026-06-20T22:00:00Z</updated>
  <link href="https://arxiv.org/api/query?search_query=${search}&amp;id_list=&amp;start=0&amp;max_results=5" type="application/atom+xml"/>
  <opensearch:itemsPerPage>5</opensearch:itemsPerPage>
  <opensearch:totalResults>1</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>http://arxiv.org/abs/2606.48001v2</id>
    <title>Where $a&lt;b$ &amp; "c" &gt; d's: A Title That Is So Long That arXiv Breaks It, and
  Breaks It Anew Later On</title>
    <updated>2026-06-16T17:59:58Z</updated>
    <link href="https://arxiv.org/abs/2606.48001v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2606.48001v2" rel="related" type="application/pdf" title="pdf"/>
    <summary>  A first paragraph, which is long enough that a line does not hold it, as most
of them are.
  A second one at https://code.invalid/a?b=1&amp;c, by Jo\\~ao.
</summary>
    <category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.SY" scheme="http://arxiv.org/schemas/atom"/>
    <category term="eess.SY" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-06-15T17:59:58Z</published>
    <arxiv:comment>98 pages,
  one figure &amp; no table</arxiv:comment>
    <arxiv:primary_category term="cs.AI"/>
    <arxiv:journal_ref>Invented Letters 7 &amp; 8</arxiv:journal_ref>
    <author>
      <name>Heliograph</name>
    </author>
    <author>
      <name>Ada Nachtigall</name>
      <arxiv:affiliation>Institute (Hall 3)</arxiv:affiliation>
      <arxiv:affiliation>Town</arxiv:affiliation>
    </author>
    <arxiv:doi>10.99999/inv.1</arxiv:doi>
    <link rel="related" href="https://doi.org/10.99999/inv.1" title="doi"/>
  </entry>
</feed>
`);
  });

  it("finds papers by any of their categories and by the minute they came in", async () => {
    const at = (time: string) => ({ submittedAt: new Date(`2026-06-15T${time}Z`) });
    arxiv.history([
      paper("2606.00001", at("11:59:59")),
      paper("2606.00002", at("12:00:00")),
      paper("2606.00003", { ...at("12:30:00"), announced: { categories: ["cs.CL", "cs.AI"] } }),
      paper("2606.00004", { ...at("12:30:01"), announced: { categories: ["cs.CL"] } }),
      paper("2606.00005", at("13:00:00")),
      paper("2606.00006", at("13:00:59")),
      paper("2606.00007", at("13:01:00")),
    ]);
    const range = "submittedDate:[202606151200 TO 202606151300]";
    const found = await idsIn(
      query(`cat:cs.AI AND ${range}`, { sortBy: "submittedDate", sortOrder: "ascending" }),
    );
    expect(found).toEqual(["2606.00002v1", "2606.00003v1", "2606.00005v1", "2606.00006v1"]);
    expect(await idsIn(query("cat:cs.CL"))).toEqual(["2606.00003v1", "2606.00004v1"]);
    expect(await idsIn(query("(cat:cs.CL OR cat:cs.RO)"))).toHaveLength(2);
    expect(await idsIn(query("(cat:cs.ai)"))).toEqual([]);
  });

  it("may take a range to end where its last minute begins", async () => {
    const papers = ["00", "01"].map((second) =>
      paper(`2606.000${second}`, { submittedAt: new Date(`2026-06-15T13:00:${second}Z`) }),
    );
    arxiv.history(papers, { lastMinute: "beginning" });
    const search = "cat:cs.AI AND submittedDate:[202606151200 TO 202606151300]";
    expect(await idsIn(query(search))).toEqual(["2606.00000v1"]);
  });

  it("gives pages, newest first, and the total with each", async () => {
    arxiv.history(
      Array.from({ length: 25 }, (_, index) =>
        paper(`2606.000${10 + index}`, { submittedAt: new Date(Date.UTC(2026, 5, 15, index)) }),
      ),
    );
    const page = (more: Record<string, string>) =>
      query("cat:cs.AI", { sortBy: "submittedDate", sortOrder: "descending", ...more });
    expect((await idsIn(page({})))[0]).toBe("2606.00034v1");
    expect(await idsIn(page({}))).toHaveLength(10);
    expect(await idsIn(page({ start: "20", max_results: "10" }))).toHaveLength(5);
    expect(await (await page({ start: "20" })).text()).toContain(
      "<opensearch:totalResults>25</opensearch:totalResults>",
    );
  });

  it("knows each paper once, and none before it is announced", async () => {
    arxiv.history([
      paper("2606.00001"),
      paper("2606.00001", { announcedOn: "2026-06-18", announced: { version: 2 } }),
      paper("2606.00002", { announcedOn: "2026-06-22" }),
    ]);
    expect(await idsIn(query("cat:cs.AI"))).toEqual(["2606.00001v2"]);
  });

  it.each([
    [
      "a query of another kind",
      { search_query: "all:towels" },
      "Invalid query string: 'all:towels'",
    ],
    ["none", {}, "Invalid query string: ''"],
    [
      "a range that is none",
      { search_query: "cat:cs.AI AND submittedDate:[2026 TO 2027]" },
      "Invalid query string: 'cat:cs.AI AND submittedDate:[2026 TO 2027]'",
    ],
    ["a bracket too few", { search_query: "(cat:cs.AI" }, "Invalid query string: '(cat:cs.AI'"],
    ["words for a number", { start: "one" }, "start must be an integer"],
    ["less than nothing", { max_results: "-1" }, "max_results must be non-negative"],
    ["too much", { max_results: "2001" }, "max_results must not be greater than 2000"],
    [
      "another order",
      { sortBy: "age" },
      "sortBy must be in: relevance, lastUpdatedDate, submittedDate",
    ],
    ["another direction", { sortOrder: "down" }, "sortOrder must be in: ascending, descending"],
  ])("answers %s with status 400 and an entry that says why", async (_, parameters, message) => {
    const response = await get(`/api/query?${new URLSearchParams(parameters as never)}`);
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/atom+xml");
    const xml = await response.text();
    expect(xml).toContain(`<summary>${message}</summary>`);
    expect(xml).toContain("<id>https://arxiv.org/api/errors</id>\n    <title>Error</title>");
  });

  it("fails like feeds do, where told", async () => {
    arxiv.history([paper("2606.00001"), paper("2606.00002")]);
    const isApi = (path: string) => path.startsWith("/api/");
    const text = async () => (await query("cat:cs.AI")).text();
    const total = (xml: string) => /totalResults>(\d+)</.exec(xml)?.[1];
    const count = (xml: string) => xml.split("<entry>").length - 1;

    arxiv.fault({ kind: "empty" }, { when: isApi, times: 1 });
    const empty = await text();
    expect([total(empty), count(empty)]).toEqual(["0", 0]);

    arxiv.fault({ kind: "short" }, { when: isApi, times: 1 });
    const short = await text();
    expect([total(short), count(short)]).toEqual(["2", 1]);

    arxiv.fault({ kind: "refusal", message: "no <such> thing", code: 200 }, { when: isApi });
    const refused = await query("cat:cs.AI");
    expect(refused.status).toBe(200);
    expect(await refused.text()).toContain("<summary>no &lt;such&gt; thing</summary>");
    arxiv.fault({ kind: "refusal", message: "no" }, { when: isApi });
    expect((await query("cat:cs.AI")).status).toBe(400);
    expect((await get("/rss/cs.AI")).status).toBe(200);
  });
});

describe("the catchup pages", () => {
  const text = async (path: string) => (await get(path)).text();
  const sectionsIn = (html: string) =>
    Object.fromEntries(
      html
        .split("<dl id='articles'>")
        .slice(1)
        .map((section) => [
          /<h3>(.*)<\/h3>/.exec(section)?.[1],
          [...section.matchAll(/title="Abstract" id="([^"]+)"/g)].map((match) => match[1]),
        ]),
    );

  it("write the listing as arXiv does", async () => {
    arxiv.history([
      {
        announced: odd,
        submittedAt: new Date("2026-06-15T17:59:58Z"),
        announcedOn: "2026-06-16",
        latestVersion: 2,
      },
    ]);
    const html = await text("/catchup/eess.SY/2026-06-16?abs=True&page=1");
    expect(
      html.slice(html.indexOf("<div id='dlpage'>"), html.indexOf("  </main>")),
    ).toBe(`<div id='dlpage'>
  <h1>Catchup results for The Subject of eess.SY on Tue, 16 Jun 2026</h1>
    <ul>
      <li><a href="#item1">Cross-lists</a></li>
    </ul>
    <div>
      <a href="/catchup/eess.SY/2026-06-17?abs=True&amp;page=1">Continue to the next day</a>
      <br><br>
      Total of 1 entries for Tue, 16 Jun 2026
      
    </div>

<dl id='articles'>
    <h3>Cross submissions (showing 1 of 1 entries)</h3>
    <dt>
      <a name='item1'>[1]</a>
      <a href ="/abs/2606.48001" title="Abstract" id="2606.48001">
        arXiv:2606.48001
      </a>
      
    (cross-list from cs.AI)
  
        [<a href="/pdf/2606.48001" title="Download PDF" id="pdf-2606.48001" aria-labelledby="pdf-2606.48001">pdf</a>, <a href="https://arxiv.org/html/2606.48001v2" title="View HTML" id="html-2606.48001" aria-labelledby="html-2606.48001" rel="noopener noreferrer" target="_blank">html</a>, <a href="/format/2606.48001" title="Other formats" id="oth-2606.48001" aria-labelledby="oth-2606.48001">other</a>]
    </dt>
    <dd>
      <div class='meta'>
        <div class='list-title mathjax'><span class='descriptor'>Title:</span>
          Where $a&lt;b$ &amp; &#34;c&#34; &gt; d&#39;s: A Title That Is So Long That arXiv Breaks It, and Breaks It Anew Later On
        </div>
        <div class='list-authors'><a href="https://arxiv.org/search/?searchtype=author&amp;query=Heliograph" rel="nofollow">Heliograph</a>, <a href="https://arxiv.org/search/?searchtype=author&amp;query=Ada%20Nachtigall" rel="nofollow">Ada Nachtigall</a> (Institute (Hall 3), Town)</div>
        <div class='list-comments mathjax'><span class='descriptor'>Comments:</span>
          98 pages (one &amp; a half to read)
        </div>
        <div class='list-journal-ref'><span class='descriptor'>Journal-ref:</span>
          Invented Letters 7 &amp; 8
        </div>

        <div class='list-subjects'><span class='descriptor'>Subjects:</span>
          <span class="primary-subject">The Subject of cs.AI (cs.AI)</span>; The Subject of cs.SY (cs.SY); The Subject of eess.SY (eess.SY)

        </div>
        <p class='mathjax'>
          A first paragraph, which is long enough that a line does not hold it, as most of them are.
<br />A second one at <a href="https://code.invalid/a?b=1&amp;c" rel="external noopener nofollow" class="link-external link-https">this https URL</a>, by Jo\\~ao.
        </p>
      </div>
    </dd>
</dl>

    <div></div>
      Total of 1 entries for Tue, 16 Jun 2026
      
      <br>
      <a href="/catchup/eess.SY/2026-06-17?abs=True&amp;page=1">Continue to the next day</a>
      <br><br>
    </div>
</div>
</div>
    </div>
`);
  });

  it("list new papers, cross-lists and replacements of one day, each by ascending id", async () => {
    arxiv.history([
      paper("2606.00002"),
      paper("2606.00001"),
      paper("2606.00003", { announced: { categories: ["cs.LG", "cs.AI"] } }),
      paper("2501.00001", { announced: { action: "replace", version: 5 } }),
      paper("2501.00002", { announced: { action: "replace", version: 6 } }),
      paper("2501.00003", {
        announced: { action: "cross", categories: ["cs.LG", "cs.AI"], crossTo: ["cs.AI"] },
      }),
      paper("2606.00009", { announcedOn: "2026-06-17" }),
      paper("2606.00010", { announced: { categories: ["cs.CL"] } }),
    ]);
    expect(sectionsIn(await text("/catchup/cs.AI/2026-06-16?abs=True"))).toEqual({
      "New submissions (showing 2 of 2 entries)": ["2606.00001", "2606.00002"],
      "Cross submissions (showing 2 of 2 entries)": ["2501.00003", "2606.00003"],
      "Replacement submissions (showing 1 of 1 entries)": ["2501.00001"],
    });
    expect(Object.values(sectionsIn(await text("/catchup/cs/2026-06-16"))).flat()).toHaveLength(6);
  });

  it("hold 2,000 entries a page", async () => {
    const number = (index: number) => String(index).padStart(5, "0");
    arxiv.history(
      Array.from({ length: 2105 }, (_, index) =>
        paper(`2606.${number(index)}`, {
          announced: { categories: index < 2050 ? ["cs.AI"] : ["cs.LG", "cs.AI"] },
        }),
      ),
    );
    const first = await text("/catchup/cs.AI/2026-06-16?abs=False&page=1");
    expect(Object.keys(sectionsIn(first))).toEqual([
      "New submissions (showing first 2000 of 2050 entries)",
    ]);
    expect(first).toContain(
      "Total of 2105 entries for Tue, 16 Jun 2026\n      View page:\n        <span>1</span>\n" +
        "        <a href=/catchup/cs.AI/2026-06-16?abs=False&amp;page=2>2</a>\n",
    );
    expect(first).not.toContain("<p class='mathjax'>");
    const second = await text("/catchup/cs.AI/2026-06-16?abs=False&page=2");
    expect(Object.keys(sectionsIn(second))).toEqual([
      "New submissions (continued, showing last 50 of 2050 entries)",
      "Cross submissions (showing 55 of 55 entries)",
    ]);
    expect(second).toContain("<a name='item2001'>[2001]</a>");
  });

  it("say of a day without announcements that there was none", async () => {
    const html = await text("/catchup/cs.AI/2026-06-20?abs=True&page=1");
    expect(html).toContain("Total of 0 entries for Sat, 20 Jun 2026");
    expect(html).toContain("No updates for Sat, 20 Jun 2026.");
    expect(html).not.toContain("<dl");
  });

  it.each([
    ["cs.SY", "eess.SY"],
    ["cs.NA", "math.NA"],
    ["math.IT", "cs.IT"],
    ["math.MP", "math-ph"],
    ["stat.TH", "math.ST"],
    ["q-fin.EC", "econ.GN"],
  ])("send who asks for %s to %s", async (alias, canonical) => {
    const response = await get(`/catchup/${alias}/2026-06-16?abs=True&page=3`);
    expect(response.status).toBe(301);
    expect(response.headers.get("location")).toBe(
      `/catchup/${canonical}/2026-06-16?abs=True&page=3`,
    );
    expect((await get(`/catchup/${canonical}/2026-06-16?abs=True`)).status).toBe(200);
  });

  it.each([
    ["cs.XX/2026-06-16", "Invalid subject"],
    ["CS.AI/2026-06-16", "Invalid subject"],
    ["cs.AI/16-06-2026", "Invalid date format"],
    ["cs.AI/2026-06-21", "Can't request date later than today"],
    ["cs.AI/2026-03-20", "Catchup only allowed for past 90 days"],
    ["cs.AI/2026-06-16?abs=true", "Invalid abs value"],
    ["cs.AI/2026-06-16?page=0", "Invalid page value"],
    ["cs.AI/2026-06-16?skip=25", "Unexpected parameters"],
  ])("answer %s with status 400 and a page that says why", async (address, why) => {
    const response = await get(`/catchup/${address}`);
    expect(response.status).toBe(400);
    const title = /<title>(.*)<\/title>/.exec(await response.text())?.[1] ?? "";
    expect(title.replaceAll("&#39;", "'")).toContain(why);
  });

  it("fail where told, also by half of what they promise", async () => {
    arxiv.history([paper("2606.00001"), paper("2606.00002")]);
    arxiv.fault({ kind: "short" }, { times: 1, when: (path) => path.startsWith("/catchup/") });
    const short = await text("/catchup/cs.AI/2026-06-16");
    expect(short).toContain("Total of 2 entries");
    expect(Object.values(sectionsIn(short)).flat()).toEqual(["2606.00001"]);
    arxiv.fault({ kind: "status", code: 503 }, { when: (path) => path.startsWith("/catchup/") });
    expect((await get("/catchup/cs.AI/2026-06-16")).status).toBe(503);
    expect((await get("/rss/cs.AI")).status).toBe(200);
  });
});
