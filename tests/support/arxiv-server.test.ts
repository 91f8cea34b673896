import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { emptyFeed, errorFeed, rssFeed } from "@/tests/support/arxiv-xml";
import { type Announced, inventDay, inventPaper } from "@/tests/support/invented";
import { midnightText } from "@/tests/support/new-york";

const day = "2026-06-16";
const builtAt = new Date("2026-06-16T04:00:02Z");

function typesIn(xml: string): Record<string, string> {
  const items = xml.match(/<item>[\s\S]*?<\/item>/g) ?? [];
  return Object.fromEntries(
    items.map((item) => [
      /<guid[^>]*>oai:arXiv.org:([^<]*)</.exec(item)?.[1] ?? "",
      /<arxiv:announce_type>([^<]*)</.exec(item)?.[1] ?? "",
    ]),
  );
}

function idsIn(xml: string): string[] {
  return [...xml.matchAll(/<guid[^>]*>oai:arXiv.org:([^<]*)</g)].map((match) => match[1] ?? "");
}

describe("rssFeed", () => {
  it("writes a whole document as arXiv does", () => {
    const paper: Announced = {
      id: "2606.48001",
      version: 1,
      title: 'Where $a<b$ & "c" > d',
      abstract: "A first paragraph with ]]>.\n  A second one by Jo\\~ao.",
      creator: " Heliograph, Ada Nachtigall (Institute, Town)",
      categories: ["cs.AI", "cs.SY", "eess.SY"],
      action: "new",
      licence: "http://creativecommons.org/licenses/by/4.0/",
      doi: "10.99999/inv.1",
      journalReference: "Invented Letters 7",
    };
    expect(rssFeed({ asked: ["cs.AI", "math"], items: [paper], day, builtAt })).toBe(
      `<?xml version='1.0' encoding='UTF-8'?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:content="http://purl.org/rss/1.0/modules/content/" version="2.0">
  <channel>
    <title>math, cs.AI updates on arXiv.org</title>
    <link>http://rss.arxiv.org/rss/math+cs.AI</link>
    <description>math, cs.AI updates on the arXiv.org e-print archive.</description>
    <atom:link href="http://rss.arxiv.org/rss/math+cs.AI" rel="self" type="application/rss+xml"/>
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
      <title>Where $a&lt;b$ &amp; "c" &gt; d</title>
      <link>https://arxiv.org/abs/2606.48001</link>
      <description>arXiv:2606.48001v1 Announce Type: new \nAbstract: A first paragraph with ]]&gt;.
  A second one by Jo\\~ao.</description>
      <guid isPermaLink="false">oai:arXiv.org:2606.48001v1</guid>
      <category>cs.AI</category>
      <category>cs.SY</category>
      <category>eess.SY</category>
      <pubDate>Tue, 16 Jun 2026 00:00:00 -0400</pubDate>
      <arxiv:announce_type>new</arxiv:announce_type>
      <dc:rights>http://creativecommons.org/licenses/by/4.0/</dc:rights>
      <arxiv:DOI>10.99999/inv.1</arxiv:DOI>
      <arxiv:journal_reference>Invented Letters 7</arxiv:journal_reference>
      <dc:creator> Heliograph, Ada Nachtigall (Institute, Town)</dc:creator>
    </item>
  </channel>
</rss>
`,
    );
  });

  it("leaves out rights, DOI and journal where they are unknown", () => {
    const paper = inventPaper({ licence: undefined, doi: undefined, journalReference: undefined });
    const xml = rssFeed({ asked: paper.categories, items: [paper], day, builtAt });
    expect(xml).not.toMatch(/dc:rights|arxiv:DOI|arxiv:journal_reference/);
  });

  it("dates papers at midnight in New York, in winter and on days when clocks change", () => {
    expect(midnightText("2026-01-05")).toBe("Mon, 05 Jan 2026 00:00:00 -0500");
    expect(midnightText("2026-03-08")).toBe("Sun, 08 Mar 2026 00:00:00 -0500");
    expect(midnightText("2026-03-09")).toBe("Mon, 09 Mar 2026 00:00:00 -0400");
    expect(midnightText("2026-11-01")).toBe("Sun, 01 Nov 2026 00:00:00 -0400");
    expect(midnightText("2026-11-02")).toBe("Mon, 02 Nov 2026 00:00:00 -0500");
  });

  it("names the type of a paper relative to what was asked", () => {
    const items = [
      inventPaper({ id: "2606.00001", categories: ["cs.LG", "cs.AI"] }),
      inventPaper({ id: "2606.00002", categories: ["cs.AI"] }),
      inventPaper({ id: "2505.1", version: 2, categories: ["cs.LG", "cs.AI"], action: "replace" }),
      inventPaper({
        id: "2404.1",
        version: 3,
        categories: ["math.CO", "cs.DM", "cs.AI"],
        action: "cross",
        crossTo: ["cs.AI"],
      }),
    ];
    const typesFor = (...asked: string[]) => typesIn(rssFeed({ asked, items, day, builtAt }));

    expect(typesFor("cs.AI")).toEqual({
      "2606.00002v1": "new",
      "2404.1v3": "cross",
      "2606.00001v1": "cross",
      "2505.1v2": "replace-cross",
    });
    expect(typesFor("cs.AI", "cs.LG")).toEqual({
      "2606.00001v1": "new",
      "2606.00002v1": "new",
      "2404.1v3": "cross",
      "2505.1v2": "replace",
    });
    expect(typesFor("cs.LG")).toEqual({ "2606.00001v1": "new", "2505.1v2": "replace" });
    expect(typesFor("cs.DM")).toEqual({});
    expect(typesFor("cs")).toEqual(typesFor("cs.AI", "cs.LG"));
  });

  it.each([
    ["cs.SY", "eess.SY"],
    ["cs.NA", "math.NA"],
    ["cs.IT", "math.IT"],
    ["math-ph", "math.MP"],
    ["stat.TH", "math.ST"],
    ["q-fin.EC", "econ.GN"],
  ])("takes %s and %s for one category", (one, other) => {
    const inOther = [inventPaper({ id: "2606.1", categories: [other] })];
    const inOne = [inventPaper({ id: "2606.2", categories: [one] })];
    expect(typesIn(rssFeed({ asked: [one], items: inOther, day, builtAt }))).toEqual({
      "2606.1v1": "new",
    });
    expect(typesIn(rssFeed({ asked: [other], items: inOne, day, builtAt }))).toEqual({
      "2606.2v1": "new",
    });
  });

  it("orders by type, then by ascending id", () => {
    const items = inventDay({ seed: "order", count: 200, day, hostile: true }).reverse();
    const xml = rssFeed({ asked: ["cs.LG", "cs.CL"], items, day, builtAt });
    const order = ["new", "cross", "replace", "replace-cross"];
    const listed = Object.entries(typesIn(xml));
    const sorted = [...listed].sort(
      ([a, typeA], [b, typeB]) => order.indexOf(typeA) - order.indexOf(typeB) || (a < b ? -1 : 1),
    );
    expect(new Set(Object.values(typesIn(xml)))).toEqual(new Set(order));
    expect(listed).toEqual(sorted);
  });

  it("cuts the new papers with the lowest ids beyond 2,000 items", () => {
    const number = (index: number) => String(index).padStart(5, "0");
    const items = Array.from({ length: 2002 }, (_, index) =>
      index < 100
        ? inventPaper({ id: `2501.${number(index)}`, categories: ["cs.AI"], action: "replace" })
        : inventPaper({ id: `2606.${number(index)}`, categories: ["cs.AI"] }),
    );
    const ids = idsIn(rssFeed({ asked: ["cs.AI"], items, day, builtAt }));
    expect(ids).toHaveLength(2000);
    expect(ids[0]).toBe("2606.00102v1");
    expect(ids).toContain("2501.00000v1");
  });

  it("leaves out replacements from the sixth version on", () => {
    const items = [5, 6, 7].map((version) =>
      inventPaper({ id: `2501.0000${version}`, version, categories: ["cs.AI"], action: "replace" }),
    );
    expect(idsIn(rssFeed({ asked: ["cs.AI"], items, day, builtAt }))).toEqual(["2501.00005v5"]);
  });
});

describe("inventDay", () => {
  it("gives the same papers for the same plan, and others for another", () => {
    const plan = { seed: 7, count: 60, day };
    expect(inventDay(plan)).toEqual(inventDay(plan));
    expect(inventDay({ ...plan, seed: 8 })).not.toEqual(inventDay(plan));
  });

  it("mixes new, cross-listed and replaced papers with ascending ids and full abstracts", () => {
    const papers = inventDay({ seed: 7, count: 1000, day });
    const share = (action: string) =>
      papers.filter((paper) => paper.action === action).length / papers.length;
    expect(share("new")).toBeCloseTo(0.45, 1);
    expect(share("replace")).toBeCloseTo(0.3, 1);
    expect(share("cross")).toBeCloseTo(0.25, 1);

    const ids = papers.map((paper) => paper.id);
    expect(ids).toEqual([...new Set(ids)].sort());
    for (const paper of papers) {
      expect(paper.abstract.length).toBeGreaterThanOrEqual(900);
      expect(paper.abstract.length).toBeLessThanOrEqual(1600);
      expect(paper.action === "new" ? [1] : [1, 2, 3, 4, 5]).toContain(paper.version);
      if (paper.action === "cross") {
        expect(paper.categories.slice(1)).toEqual(expect.arrayContaining(paper.crossTo ?? []));
      }
    }
  });

  it("lists every paper in one of the wanted categories", () => {
    const categories = ["cs.DB", "astro-ph.GA"];
    const papers = inventDay({ seed: 1, count: 100, day, categories });
    const xml = rssFeed({ asked: categories, items: papers, day, builtAt });
    expect(idsIn(xml)).toHaveLength(100);
  });

  it("adds the hostile papers besides the ordinary ones", () => {
    const papers = inventDay({ seed: 1, count: 10, day, hostile: true });
    expect(papers.length).toBe(22);
    expect(papers.some((paper) => paper.title.includes("<script>"))).toBe(true);
    expect(papers.some((paper) => paper.creator.split(",").length === 200)).toBe(true);
  });
});

describe("startArxiv", () => {
  let arxiv: ArxivStandIn;
  const now = () => new Date("2026-06-16T22:00:00Z");

  beforeEach(async () => {
    arxiv = await startArxiv({ now });
  });
  afterEach(() => arxiv.close());

  const get = (path: string, init?: RequestInit) => fetch(`${arxiv.url}${path}`, init);

  it("answers with arXiv's headers and keeps a record of what was asked", async () => {
    const items = inventDay({ seed: 1, count: 20, day });
    arxiv.announce(day, items);
    const response = await get("/rss/cs.ai+CS.lg", { headers: { "User-Agent": "tester/1" } });

    expect(response.status).toBe(200);
    expect(await response.text()).toBe(rssFeed({ asked: ["cs.AI", "cs.LG"], items, day, builtAt }));
    expect(response.headers.get("content-type")).toBe("application/rss+xml");
    expect(response.headers.get("cache-control")).toBe("max-age=21600");
    expect(response.headers.get("etag")).toMatch(/^[0-9a-f]{64}$/);
    expect(response.headers.get("last-modified")).toBeNull();
    expect(arxiv.requests).toMatchObject([
      { method: "GET", path: "/rss/cs.ai+CS.lg", headers: { "user-agent": "tester/1" } },
    ]);
  });

  it("compresses only for those who accept it", async () => {
    arxiv.announce(day, inventDay({ seed: 1, count: 20, day }));
    const plain = await rawGet(`${arxiv.url}/rss/cs`, {});
    const zipped = await rawGet(`${arxiv.url}/rss/cs`, { "Accept-Encoding": "gzip, br" });
    expect(plain.headers["content-encoding"]).toBeUndefined();
    expect(zipped.headers["content-encoding"]).toBe("gzip");
    expect(zipped.body.length).toBeLessThan(plain.body.length);
    expect(gunzipSync(zipped.body)).toEqual(plain.body);
  });

  it("serves a channel without items before anything is announced", async () => {
    const xml = await (await get("/rss/cs.AI")).text();
    expect(xml).toBe(emptyFeed({ asked: ["cs.AI"], day, builtAt }));
  });

  it.each([
    ["cs.XX", /^Bad subject class 'XX'\. Valid subject classes for the archive 'cs' are: cs\.AI, /],
    ["zz.AI+cs.AI", /^Bad archive 'zz'\. Valid archive names are: astro-ph, /],
    ["cs.AI++cs.LG", /^Invalid archive specification 'cs\.AI\+\+cs\.LG'\./],
    ["cs.A.B", /^Bad archive\/subject class structure 'cs\.A\.B'\./],
    ["%E0%A4%A", /^Bad archive '%e0%a4%a'\./],
  ])("answers %s with status 400 and a feed that says why", async (query, why) => {
    const response = await get(`/rss/${query}`);
    const xml = await response.text();
    expect(response.status).toBe(400);
    expect(response.headers.get("content-type")).toBe("application/rss+xml");
    expect(response.headers.get("cache-control")).toBe("max-age=21600");
    const title = `Feed error for query: http://rss.arxiv.org/rss/${query}`;
    expect(xml).toContain(`<title>${title}</title>`);
    const said = /<description>([^<]*)<\/description>/.exec(xml)?.[1] ?? "";
    expect(said).toMatch(why);
    expect(xml).toBe(errorFeed(query, said, now()));
    expect(idsIn(xml)).toEqual([]);
  });

  it("knows nothing elsewhere", async () => {
    expect((await get("/rss/cs.AI/more")).status).toBe(404);
    expect((await get("/html/2606.00001")).status).toBe(404);
  });

  it("answers 304 only when told to", async () => {
    const etag = (await get("/rss/cs.AI")).headers.get("etag") ?? "";
    expect((await get("/rss/cs.AI", { headers: { "If-None-Match": etag } })).status).toBe(200);

    const polite = await startArxiv({ now, honourConditional: true });
    const ask = (tag: string) =>
      fetch(`${polite.url}/rss/cs.AI`, { headers: { "If-None-Match": tag } });
    expect((await ask(etag)).status).toBe(304);
    expect((await ask("other")).status).toBe(200);
    await polite.close();
  });

  it("lets one category serve yesterday's papers, also among others", async () => {
    const older = inventPaper({ id: "2606.00001", categories: ["cs.AI"] });
    const both = inventPaper({ id: "2606.00002", categories: ["cs.AI", "cs.CL"] });
    const alone = inventPaper({ id: "2606.00003", categories: ["cs.AI"] });
    arxiv.announce(day, [both, alone]);
    arxiv.perCategory("cs.AI", "2026-06-15", [older]);

    const xml = await (await get("/rss/cs.AI")).text();
    expect(xml).toBe(
      rssFeed({
        asked: ["cs.AI"],
        items: [older],
        day: "2026-06-15",
        builtAt: new Date("2026-06-15T04:00:02Z"),
      }),
    );
    expect(typesIn(await (await get("/rss/cs.CL")).text())).toEqual({ "2606.00002v1": "cross" });
    expect(typesIn(await (await get("/rss/cs.AI+cs.CL")).text())).toEqual({
      "2606.00001v1": "new",
      "2606.00002v1": "new",
    });

    arxiv.announce(day, [both, alone]);
    expect(idsIn(await (await get("/rss/cs.AI")).text())).toEqual(["2606.00002v1", "2606.00003v1"]);
  });

  describe("with recorded feeds", () => {
    let folder: string;
    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), "recorded-"));
      mkdirSync(join(folder, "rss"));
    });
    afterEach(() => rmSync(folder, { recursive: true }));

    const items = inventDay({ seed: "recorded", count: 60, day, hostile: true });
    const record = (category: string, xml: string) =>
      writeFileSync(join(folder, "rss", `${category}.xml`), xml);

    it("serves the union of the asked categories with the types of the whole", async () => {
      for (const category of ["cs.AI", "cs.CL", "cs.LG"]) {
        record(category, rssFeed({ asked: [category], items, day, builtAt }));
      }
      arxiv.serveRecorded(folder);

      const asked = ["cs.AI", "cs.LG"];
      const union = await (await get(`/rss/${asked.join("+")}`)).text();
      expect(union).toBe(rssFeed({ asked, items, day, builtAt }));

      const single = await (await get("/rss/cs.CL")).text();
      expect(single).toBe(readFileSync(join(folder, "rss", "cs.CL.xml"), "utf8"));
      expect(idsIn(await (await get("/rss/cs.RO")).text())).toEqual([]);
    });

    it("keeps every byte of an item", async () => {
      const odd = inventPaper({ id: "2606.00009", categories: ["cs.AI"], title: "Odd" });
      const xml = rssFeed({ asked: ["cs.AI"], items: [odd], day, builtAt }).replace(
        "<title>Odd</title>",
        "<title><![CDATA[Odd &  ]]></title>\n\t<note  kind='x' />",
      );
      record("cs.AI", xml);
      arxiv.serveRecorded(folder);
      expect(await (await get("/rss/cs.AI+cs.CL")).text()).toContain(
        /<item>[\s\S]*<\/item>/.exec(xml)?.[0] ?? "no item",
      );
    });
  });

  describe("with faults", () => {
    const path = "/rss/cs.AI";
    const items = inventDay({ seed: 3, count: 30, day });
    const feed = rssFeed({ asked: ["cs.AI"], items, day, builtAt });
    beforeEach(() => arxiv.announce(day, items));

    it("refuse: cuts the connection before any answer", async () => {
      arxiv.fault({ kind: "refuse" });
      await expect(get(path)).rejects.toThrow("fetch failed");
    });

    it("reset: cuts the connection in the middle of the body", async () => {
      arxiv.fault({ kind: "reset" });
      const response = await get(path);
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow("terminated");
    });

    it("hang: never answers", async () => {
      arxiv.fault({ kind: "hang" });
      await expect(get(path, { signal: AbortSignal.timeout(80) })).rejects.toThrow(/timeout/);
    });

    it("drip: answers at once, a byte at a time", async () => {
      arxiv.fault({ kind: "drip", everyMs: 10 });
      const response = await get(path, { signal: AbortSignal.timeout(150) });
      expect(response.status).toBe(200);
      await expect(response.text()).rejects.toThrow(/timeout/);
    });

    it("status: answers with a code, a delay and a text", async () => {
      arxiv.fault({ kind: "status", code: 429, retryAfter: 7, body: "Rate exceeded." });
      const response = await get(path);
      expect(response.status).toBe(429);
      expect(response.headers.get("retry-after")).toBe("7");
      expect(await response.text()).toBe("Rate exceeded.");

      arxiv.fault({ kind: "status", code: 503 });
      expect((await get(path)).headers.get("retry-after")).toBeNull();
    });

    it("html: answers with a web page", async () => {
      arxiv.fault({ kind: "html" });
      const response = await get(path);
      expect(response.status).toBe(200);
      expect(response.headers.get("content-type")).toMatch(/^text\/html/);
      expect(await response.text()).toMatch(/^<!doctype html>/);
    });

    it("truncated: ends early, as if it were whole", async () => {
      arxiv.fault({ kind: "truncated" });
      const response = await get(path);
      const text = await response.text();
      expect(response.headers.get("content-length")).toBe(String(Buffer.byteLength(text)));
      expect(feed.startsWith(text)).toBe(true);
      expect(text).not.toContain("</rss>");
    });

    it("empty: answers with a channel without items", async () => {
      arxiv.fault({ kind: "empty" });
      expect(await (await get(path)).text()).toBe(emptyFeed({ asked: ["cs.AI"], day, builtAt }));
    });

    it("zero: answers with no byte", async () => {
      arxiv.fault({ kind: "zero" });
      const response = await get(path);
      expect(response.status).toBe(200);
      expect((await response.arrayBuffer()).byteLength).toBe(0);
    });

    it("oversize: pours as many bytes as told, and stops when nobody reads", async () => {
      arxiv.fault({ kind: "oversize", bytes: 3_000_000 });
      const response = await get(path);
      expect(response.headers.get("content-length")).toBeNull();
      expect((await response.arrayBuffer()).byteLength).toBe(3_000_000);

      arxiv.fault({ kind: "oversize", bytes: 1e12 });
      const reader = (await get(path)).body?.getReader();
      expect((await reader?.read())?.done).toBe(false);
      await reader?.cancel();
    });

    it("redirect: sends the client elsewhere", async () => {
      arxiv.fault({ kind: "redirect", to: "https://feeds.invalid/rss/cs.AI" });
      const response = await get(path, { redirect: "manual" });
      expect(response.status).toBe(301);
      expect(response.headers.get("location")).toBe("https://feeds.invalid/rss/cs.AI");
    });

    it("garbage: answers with bytes that are no text", async () => {
      arxiv.fault({ kind: "garbage" });
      const bytes = await (await get(path)).arrayBuffer();
      expect(() => new TextDecoder("utf-8", { fatal: true }).decode(bytes)).toThrow();
    });

    it("fails as often as told, then serves again", async () => {
      arxiv.fault({ kind: "status", code: 503 }, { times: 2 });
      const seen = [await get(path), await get(path), await get(path)];
      expect(seen.map((response) => response.status)).toEqual([503, 503, 200]);
    });

    it("fails only where told, with several faults side by side", async () => {
      arxiv.fault({ kind: "status", code: 503 }, { when: (asked) => asked.includes("cs.AI") });
      arxiv.fault({ kind: "status", code: 429 }, { when: (asked) => asked.includes("cs.CL") });
      expect((await get("/rss/cs.AI")).status).toBe(503);
      expect((await get("/rss/cs.CL")).status).toBe(429);
      expect((await get("/rss/cs.LG")).status).toBe(200);
      arxiv.fault(null);
      expect((await get("/rss/cs.AI")).status).toBe(200);
    });

    it("ends all that hangs when it is closed", async () => {
      arxiv.fault({ kind: "hang" });
      const waiting = expect(get(path)).rejects.toThrow("fetch failed");
      await new Promise((resolve) => setTimeout(resolve, 30));
      await arxiv.close();
      await waiting;
    });
  });
});

/** A request whose body stays as it came, which fetch would decompress. */
function rawGet(url: string, headers: Record<string, string>) {
  return new Promise<{ headers: Record<string, unknown>; body: Buffer }>((resolve, reject) => {
    request(url, { headers }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      resolve({ headers: response.headers, body: Buffer.concat(chunks) });
    })
      .on("error", reject)
      .end();
  });
}
