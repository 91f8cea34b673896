import { describe, expect, it } from "vitest";
import { type ApiDocument, parseApiXml } from "@/lib/arxiv/api-xml";
import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import { apiErrorFeed, apiFeed } from "@/tests/support/arxiv-api-xml";
import { type HistoryPaper, inventHistory } from "@/tests/support/arxiv-history";
import { rssFeed } from "@/tests/support/arxiv-xml";

const at = new Date("2026-06-20T22:00:00Z");
const day = "2026-06-16";

/** A whole document as arXiv writes it, with every element that arXiv may leave out. */
const document = `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
  <id>https://arxiv.org/api/cHxbiOdZaP56ODnBPIenZhzg5f8</id>
  <title>arXiv Query: search_query=(cat:cs.LG) AND submittedDate:[202606121800 TO 202606151800]&amp;id_list=&amp;start=0&amp;max_results=1000</title>
  <updated>2026-06-20T22:00:00Z</updated>
  <link href="https://arxiv.org/api/query?search_query=(cat:cs.LG)&amp;start=0&amp;max_results=1000&amp;id_list=" type="application/atom+xml"/>
  <opensearch:itemsPerPage>1000</opensearch:itemsPerPage>
  <opensearch:totalResults>2</opensearch:totalResults>
  <opensearch:startIndex>0</opensearch:startIndex>
  <entry>
    <id>http://arxiv.org/abs/2606.48001v2</id>
    <title>Sharp Bounds when $a&lt;b$ &amp; $c&gt;d$:
  Erd\\H{o}s Revisited</title>
    <updated>2026-06-18T09:00:00Z</updated>
    <link href="https://arxiv.org/abs/2606.48001v2" rel="alternate" type="text/html"/>
    <link href="https://arxiv.org/pdf/2606.48001v2" rel="related" type="application/pdf" title="pdf"/>
    <summary>  A first paragraph on $x \\in \\{y : y&lt;z\\}$, which
goes on in a new line.
  A second paragraph.
</summary>
    <category term="eess.SY" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.SY" scheme="http://arxiv.org/schemas/atom"/>
    <category term="cs.LG" scheme="http://arxiv.org/schemas/atom"/>
    <category term="68T05" scheme="http://arxiv.org/schemas/atom"/>
    <category term="I.2.6; K.4.m" scheme="http://arxiv.org/schemas/atom"/>
    <published>2026-06-15T17:59:58Z</published>
    <arxiv:comment>12 pages,
  3 figures</arxiv:comment>
    <arxiv:primary_category term="cs.LG"/>
    <arxiv:journal_ref>J. Invented Res. 12 (2026)
  101--117 &amp; erratum</arxiv:journal_ref>
    <author>
      <name>The Heliograph Collaboration</name>
    </author>
    <author>
      <name>Ada Nachtigall</name>
      <arxiv:affiliation>Institute (Hall 3)</arxiv:affiliation>
      <arxiv:affiliation>Town</arxiv:affiliation>
    </author>
    <author>
      <name>Li Wei</name>
    </author>
    <arxiv:doi>10.99999/invented.017 10.99999/invented.018</arxiv:doi>
    <link rel="related" href="https://doi.org/10.99999/invented.017" title="doi"/>
  </entry>
  <entry>
    <id>http://arxiv.org/abs/math/0211159v1</id>
    <title>Counting Crooked Walks by Hand</title>
    <updated>2002-11-10T18:00:00-05:00</updated>
    <summary>An identifier of the old style.</summary>
    <category term="math.CO" scheme="http://arxiv.org/schemas/atom"/>
    <published>2002-11-10T18:00:00-05:00</published>
    <arxiv:primary_category term="math.CO"/>
    <author>
      <name>Tamsin Walczak-Reyes</name>
    </author>
  </entry>
</feed>
`;

/** One entry, of which a test may write single elements otherwise ("" leaves one out). */
function entry(elements: Partial<Record<keyof typeof usual, string>> = {}, id = "2606.00001v1") {
  return `<entry>${Object.values({ ...usual, ...elements })
    .join("\n")
    .replaceAll("ID", id)}</entry>`;
}

const usual = {
  id: "<id>http://arxiv.org/abs/ID</id>",
  title: "<title>A title</title>",
  summary: "<summary>A text.</summary>",
  published: "<published>2026-06-15T12:00:00Z</published>",
  category: '<category term="cs.AI" scheme="http://arxiv.org/schemas/atom"/>',
  primary: '<arxiv:primary_category term="cs.AI"/>',
  author: "<author><name>Ada Moreau</name></author>",
  more: "",
};

function feedOf(entries: string[], total: number | string = entries.length): string {
  const totals = `<opensearch:totalResults>${total}</opensearch:totalResults>`;
  return `<?xml version='1.0' encoding='UTF-8'?>\n<feed>${totals}${entries.join("\n")}</feed>\n`;
}

function parsed(xml: string): ApiDocument {
  const result = parseApiXml(xml);
  if ("code" in result) throw new Error(`${result.code}: ${result.message}`);
  return result;
}

function onlyPaper(elements: Parameters<typeof entry>[0]) {
  const { papers, malformed } = parsed(feedOf([entry(elements)]));
  expect(malformed).toEqual([]);
  return papers[0]?.paper;
}

describe("parseApiXml on what arXiv writes", () => {
  it("reads a whole document", () => {
    expect(parseApiXml(document)).toEqual({
      total: 2,
      entryCount: 2,
      malformed: [],
      papers: [
        {
          submittedAt: new Date("2026-06-15T17:59:58Z"),
          paper: {
            id: "2606.48001",
            version: 2,
            title: "Sharp Bounds when $a<b$ & $c>d$: Erd\\H{o}s Revisited",
            abstract:
              "A first paragraph on $x \\in \\{y : y<z\\}$, which goes on in a new line.\n\n" +
              "A second paragraph.",
            authors: [
              { name: "The Heliograph Collaboration" },
              { name: "Ada Nachtigall", affiliations: ["Institute (Hall 3)", "Town"] },
              { name: "Li Wei" },
            ],
            categories: ["cs.LG", "eess.SY", "cs.SY"],
            doi: "10.99999/invented.017 10.99999/invented.018",
            journalReference: "J. Invented Res. 12 (2026) 101--117 & erratum",
          },
        },
        {
          submittedAt: new Date("2002-11-10T23:00:00Z"),
          paper: {
            id: "math/0211159",
            version: 1,
            title: "Counting Crooked Walks by Hand",
            abstract: "An identifier of the old style.",
            authors: [{ name: "Tamsin Walczak-Reyes" }],
            categories: ["math.CO"],
          },
        },
      ],
    });
  });

  it("reads every paper as the feed has it, but for the licence that the API does not tell", () => {
    const entries = inventHistory({ seed: 5, from: day, to: day, count: 300, hostile: true });
    const feed = { text: "cat:cs.AI", start: 0, maxResults: 2000, at };
    const { papers, malformed } = parsed(apiFeed({ ...feed, entries, total: entries.length }));
    expect(malformed).toEqual([]);
    expect(papers.map(({ submittedAt }) => submittedAt)).toEqual(
      entries.map(({ submittedAt }) => submittedAt),
    );

    const items = entries.map(({ announced }) => announced);
    const asked = ["cs.AI", "cs.CL", "cs.CV", "cs.DC", "cs.LG"];
    const fromFeed = parseFeedXml(rssFeed({ asked, items, day, builtAt: at }));
    if ("code" in fromFeed) throw new Error(fromFeed.message);
    expect(fromFeed.papers.length).toBeGreaterThan(250);
    const byId = new Map(papers.map(({ paper }) => [paper.id, paper]));
    for (const { paper } of fromFeed.papers) {
      expect(byId.get(paper.id)).toEqual({ ...paper, licence: undefined });
    }
  });

  it("reads an answer without papers", () => {
    const empty = apiFeed({ text: "", start: 0, maxResults: 10, at, entries: [], total: 0 });
    expect(parseApiXml(empty)).toEqual({ papers: [], malformed: [], entryCount: 0, total: 0 });
    expect(parsed(feedOf([], 17))).toMatchObject({ entryCount: 0, total: 17 });
  });

  it("tells arXiv's refusal of a query, in arXiv's words", () => {
    expect(parseApiXml(apiErrorFeed("Invalid query string: '( (\n  <a> )'", at))).toEqual({
      code: "refused_query",
      message: "arXiv refused the query: Invalid query string: '( ( <a> )'",
    });
    const older = entry({
      id: "<id>http://arxiv.org/api/errors#start_must_be_an_integer</id>",
      title: "<title>Error</title>",
      summary: "<summary>start must be an integer</summary>",
    });
    expect(parseApiXml(feedOf([older]))).toMatchObject({
      code: "refused_query",
      message: "arXiv refused the query: start must be an integer",
    });
  });

  it("does not take a paper called Error for one", () => {
    expect(onlyPaper({ title: "<title>Error</title>" })?.title).toBe("Error");
  });

  it("reads elements with attributes, as older answers have them", () => {
    const xmlns = 'xmlns="http://www.w3.org/2005/Atom"';
    const xml = `<?xml version="1.0"?>\n<feed ${xmlns}><opensearch:totalResults xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/">\n  1\n</opensearch:totalResults>${entry(
      {
        title: `<title ${xmlns} type="text">A title</title>`,
        primary:
          '<arxiv:primary_category xmlns:arxiv="http://arxiv.org/schemas/atom" term="cs.AI" scheme="x"/>',
      },
    ).replace("<entry>", `<entry ${xmlns}>`)}</feed>`;
    expect(parsed(xml)).toMatchObject({ total: 1, papers: [{ paper: { title: "A title" } }] });
  });
});

describe("parseApiXml on categories", () => {
  const category = (...terms: string[]) =>
    terms.map((term) => `<category term="${term}"/>`).join("");

  it("puts the primary one first and names each once", () => {
    const primary = '<arxiv:primary_category term="hep-th"/>';
    expect(
      onlyPaper({ category: category("gr-qc", "hep-th", "gr-qc"), primary })?.categories,
    ).toEqual(["hep-th", "gr-qc"]);
    expect(onlyPaper({ category: "", primary })?.categories).toEqual(["hep-th"]);
  });

  it("leaves out classes of mathematics and computing, and keeps every form that arXiv has", () => {
    const arxivs = ["cs.AI", "cond-mat.mes-hall", "astro-ph.GA", "physics.atom-ph", "cmp-lg"];
    const others = [
      "68T05",
      "I.2.6",
      "05C15 (Primary) 05C55 (Secondary)",
      "I.2; I.2.7",
      "CS.AI",
      "",
    ];
    expect(onlyPaper({ category: category(...others, ...arxivs) })?.categories).toEqual(arxivs);
  });
});

describe("parseApiXml on an entry that cannot be read", () => {
  it.each([
    ["no id", { id: "" }, "id: it is missing or no plain text"],
    ["an id of something else", { id: "<id>http://arxiv.org/abs/x</id>" }, 'its id "http://arxiv'],
    ["an id that climbs", { id: "<id>http://a/abs/../etc/passwd</id>" }, "names no paper"],
    ["version 0", { id: "<id>http://arxiv.org/abs/2606.00002v0</id>" }, "names no paper"],
    ["no title", { title: "" }, "title: it is missing or no plain text"],
    ["markup in the title", { title: "<title>a <b>b</b></title>" }, "title: it is missing or no"],
    ["no summary", { summary: "" }, "summary: it is missing or no plain text"],
    ["no date", { published: "" }, "published: it is missing or no plain text"],
    [
      "a date that is none",
      { published: "<published>soon</published>" },
      "published: it is no date",
    ],
    ["the 31st of June", { published: "<published>2026-06-31T12:00:00Z</published>" }, "no date"],
    ["no primary category", { primary: "" }, "arxiv:primary_category: "],
    ["no real one", { primary: '<arxiv:primary_category term="68T05"/>' }, 'category "68T05"'],
    [
      "an author without a name",
      { author: "<author><uri/></author>" },
      "author.0.name: it is missing",
    ],
  ])("skips one with %s, tells so, and keeps the others", (_, wrong, why) => {
    const { papers, malformed, entryCount } = parsed(
      feedOf([entry({}, "2606.00001v1"), entry(wrong, "2606.00002v1"), entry({}, "2606.00003v1")]),
    );
    expect(papers.map(({ paper }) => paper.id)).toEqual(["2606.00001", "2606.00003"]);
    expect(entryCount).toBe(3);
    expect(malformed).toHaveLength(1);
    expect(malformed[0]).toContain("entry 2 of arXiv's answer was skipped: ");
    expect(malformed[0]).toContain(why);
  });

  it("reads one without authors", () => {
    expect(onlyPaper({ author: "" })?.authors).toEqual([]);
    expect(onlyPaper({ author: "<author><name> </name></author>" })?.authors).toEqual([]);
  });

  it("leaves out what is there but empty", () => {
    const more = "<arxiv:doi/><arxiv:journal_ref> </arxiv:journal_ref><arxiv:comment/>";
    const paper = onlyPaper({ more });
    expect([paper?.doi, paper?.journalReference]).toEqual([undefined, undefined]);
    const author = "<author><name>Li Wei</name><arxiv:affiliation> </arxiv:affiliation></author>";
    expect(onlyPaper({ author })?.authors).toEqual([{ name: "Li Wei" }]);
  });
});

describe("parseApiXml on what is no whole answer", () => {
  const failureOf = (xml: string) => {
    const result = parseApiXml(xml);
    return "code" in result ? result : null;
  };

  it("never takes the beginning of a document for all of it", () => {
    const entries: HistoryPaper[] = inventHistory({ seed: 9, from: day, to: day, count: 20 });
    const feed = { text: "cat:cs.AI", start: 0, maxResults: 2000, at };
    const bytes = Buffer.from(apiFeed({ ...feed, entries, total: 20 }).trimEnd());
    for (let length = 0; length < bytes.length; length += 97) {
      const failure = failureOf(bytes.subarray(0, length).toString("utf8"));
      expect(failure?.code, `the first ${length} bytes`).toMatch(/^(not_a_feed|truncated)$/);
    }
    expect(failureOf(bytes.subarray(0, -1).toString("utf8"))?.code).toBe("truncated");
  });

  it("never takes a document for whole whose entries have lost their end", () => {
    const whole = ["2606.00001v1", "2606.00002v1", "2606.00003v1"].map((id) => entry({}, id));
    for (const lost of ["</entry>", "</title>", "</author>", "</name>", "</summary>"]) {
      const entries = whole.map((each, index) => (index === 1 ? each.replace(lost, "") : each));
      expect(failureOf(feedOf(entries))?.code, lost).toBe("not_a_feed");
    }
  });

  it.each([
    ["nothing", "", "arXiv's answer is empty"],
    ["a web page", "<!doctype html>\n<html></html>", "a web page instead of a feed"],
    ["a sentence", "Rate exceeded.", "not an Atom document"],
    ["an RSS feed", '<?xml version="1.0"?><rss><channel></channel></rss>', "not an Atom document"],
    ["Atom of somebody else", "<feed><title>News</title></feed>", "opensearch:totalResults"],
    ["a total that is none", feedOf([entry()], "many"), "opensearch:totalResults"],
    ["a comment that never ends", feedOf(["<!-- "]), "not a feed"],
    [
      "entities of its own",
      feedOf([entry()]).replace("<feed>", "<!DOCTYPE feed []><feed>"),
      "type",
    ],
  ])("refuses %s", (_, xml, words) => {
    expect(failureOf(xml)).toEqual({
      code: "not_a_feed",
      message: expect.stringContaining(words),
    });
  });

  it("changes no object by elements named for what every object has", () => {
    for (const name of ["__proto__", "constructor", "prototype"]) {
      const more = `<${name}><polluted>yes</polluted></${name}>`;
      expect(failureOf(feedOf([entry({ more })]))?.code).toBe("not_a_feed");
    }
    expect("polluted" in {}).toBe(false);
  });
});
