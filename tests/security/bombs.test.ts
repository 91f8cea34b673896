import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { deflateSync, gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { parseApiXml } from "@/lib/arxiv/api-xml";
import { parseFeedXml } from "@/lib/arxiv/feed-xml";
import { createFullTexts } from "@/lib/arxiv/full-text/full-text";
import { parseFullTextHtml } from "@/lib/arxiv/full-text/html";
import { isInflated } from "@/lib/arxiv/full-text/pdf-size";
import { createArxivDownload, createArxivHttp } from "@/lib/arxiv/http";
import { parseBibtex } from "@/lib/likes/bibtex";
import { silentLog } from "@/lib/log";
import { memoryStore } from "@/lib/store/memory";
import { valuesIn } from "@/lib/store/values";

/** What is small on the way and enormous inside is refused before it is. */
const million = 1_000_000;

const rss = (inside: string) =>
  `<?xml version="1.0"?><rss version="2.0"><channel><title>x</title>${inside}</channel></rss>`;
const atom = (inside: string) =>
  `<feed xmlns="http://www.w3.org/2005/Atom"><opensearch:totalResults>1</opensearch:totalResults>${inside}</feed>`;

describe("compressed answers", () => {
  it("are read up to their limit: 40 MB in 40 KB are given up after the first MB", async () => {
    const bomb = gzipSync(Buffer.alloc(40 * million, " "));
    const server = createServer((_, response) => {
      response.writeHead(200, { "content-encoding": "gzip" }).end(bomb);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    try {
      const { port } = server.address() as AddressInfo;
      const asking = { fetch, userAgent: "tests", now: () => new Date() };
      const http = createArxivHttp({ ...asking, timeoutMs: 20_000, maxBytes: million });
      expect(await http(`http://127.0.0.1:${port}/`)).toMatchObject({ code: "too_large" });
    } finally {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    }
  });

  it("of the store are set aside: 70 MB are more than any value of ours", async () => {
    const store = memoryStore();
    await store.set("bomb", gzipSync(Buffer.alloc(70 * million, " ")));
    expect(await valuesIn(store, silentLog).read("bomb", z.unknown())).toBeNull();
    expect(await store.list("")).toEqual(["aside/bomb"]);
  });
});

describe("XML", () => {
  const entities = `<!DOCTYPE rss [<!ENTITY a "ha"><!ENTITY b "${"&a;".repeat(10)}">]>`;
  const external = '<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>';
  it.each([
    ["entities within entities", entities],
    ["an entity that is a file", external],
    ["a document type elsewhere", '<!DOCTYPE rss SYSTEM "http://127.0.0.1/x.dtd">'],
    ["a document type in other letters", '<!doctype rss [<!entity a "ha">]>'],
  ])("that declares %s is refused", (_, declaration) => {
    for (const place of [
      (x: string) => declaration + x,
      (x: string) => x.replace(/<(rss|feed)/, `${declaration}<$1`),
    ]) {
      const found = parseFeedXml(place(rss("<description>&a;&b;</description>")));
      expect(found).toMatchObject({ code: "not_a_feed" });
      const api = parseApiXml(place(atom("<entry><id>&a;</id></entry>")));
      expect(api).toMatchObject({ code: "not_a_feed" });
    }
  });

  it("leaves entities that nobody declared as they are", () => {
    const found = parseFeedXml(rss("<description>&xxe;</description>"));
    expect(found).toMatchObject({ papers: [] });
  });

  it.each([1_000, 200_000])("of %i levels is refused or read, and throws nothing", (levels) => {
    const deep = `${"<a>".repeat(levels)}${"</a>".repeat(levels)}`;
    for (const found of [
      parseFeedXml(rss(deep)),
      parseApiXml(atom(deep)),
      parseFeedXml(rss(`<item>${deep}</item>`)),
    ]) {
      expect(found).toSatisfy((each: object) => "code" in each || "papers" in each);
    }
  });
});

describe("a paper's text", () => {
  const paper = { id: "2606.01234", version: 1, title: "A title", abstract: "An abstract" };
  it.each([
    "div",
    "span",
    "math",
    "table",
    "section",
  ])("of a thousand levels of <%s> ends", (name) => {
    const deep = `${`<${name}>`.repeat(1_000)}text${`</${name}>`.repeat(1_000)}`;
    const page = `<html><body><article class="ltx_document"><h1 class="ltx_title_document">A title</h1>${deep}</article></body></html>`;
    expect(() => parseFullTextHtml(page, paper)).not.toThrow();
  });

  it("of 100,000 levels ends too", () => {
    const page = `<article class="ltx_document">${"<div>".repeat(100_000)}</article>`;
    expect(() => parseFullTextHtml(page, paper)).not.toThrow();
  });

  it("that is a PDF of 80 MB in 150 KB is not read", async () => {
    const stream = deflateSync(Buffer.alloc(80 * million, "(aaaa) Tj "));
    const objects = [
      "<</Type/Catalog/Pages 2 0 R>>",
      "<</Type/Pages/Kids[3 0 R]/Count 1>>",
      "<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>",
      `<</Length ${stream.length}/Filter/FlateDecode>>\nstream\n${stream.toString("latin1")}\nendstream`,
      "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ];
    const body = objects.map((each, at) => `${at + 1} 0 obj\n${each}\nendobj\n`).join("");
    const bytes = Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R/Size 6>>\n%%EOF`, "latin1");
    expect(isInflated(bytes)).toBe(true);
    const asRequest = new Response(bytes, { headers: { "content-type": "application/pdf" } });
    const texts = createFullTexts({
      siteUrl: "http://arxiv.example",
      http: createArxivDownload({
        fetch: async () => asRequest,
        userAgent: "tests",
        now: () => new Date(),
      }),
      gate: (request) => request(),
      sleep: async () => {},
      random: () => 0.5,
    });
    expect(await texts.pdf(paper)).toMatchObject({ code: "too_large" });
  });

  it("that is deflated twice is not read", () => {
    const twice = `4 0 obj\n<</Filter[/FlateDecode /FlateDecode]>>\nstream\nx\nendstream`;
    expect(isInflated(Buffer.from(twice))).toBe(true);
  });

  it("of ordinary size is read, however many streams and pictures it has", () => {
    const [once, picture] = [
      deflateSync(Buffer.alloc(20_000, "a")),
      deflateSync(Buffer.alloc(70 * million)),
    ];
    const stream = (entries: string, content: Buffer) =>
      `4 0 obj\n<<${entries}/Filter/FlateDecode>>\nstream\r\n${content.toString("latin1")}\nendstream\nendobj\n`;
    const pdf = stream("", once).repeat(300) + stream("/Subtype /Image ", picture);
    expect(isInflated(Buffer.from(pdf, "latin1"))).toBe(false);
  });
});

describe("BibTeX", () => {
  it.each([
    ["open braces", "@a{k, t = {".repeat(50_000)],
    ["blanks", `@a{${" ".repeat(1_000_000)}"`],
    [
      "macros within macros",
      '@string{a = "ha"}'.concat(
        ...Array.from({ length: 5_000 }, (_, n) => `@string{a${n} = a${n - 1} # a${n - 1}}`),
      ),
    ],
    [
      "one macro a thousand times",
      `@string{a = "${"ha".repeat(9_000)}"}@a{k, t = ${"a # ".repeat(100_000)}a}`,
    ],
  ])("of nothing but %s ends, and no value is longer than it may be", (_, text) => {
    for (const { fields } of parseBibtex(text)) {
      for (const value of fields.values()) expect(value.length).toBeLessThanOrEqual(20_000);
    }
  });
});
