import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { createLinks } from "@/lib/feeds/links";
import { renderFeed } from "@/lib/feeds/render";
import { editionOf, editionWith, inventedEdition, links } from "@/tests/feeds/builders";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { parseXml } from "@/tests/feeds/xml";
import { aBatch, aPaper } from "@/tests/support/papers";

const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };
const sound = editionWith({});
const anonymous = editionWith({ authors: [] });
const selfUrl = (format: (typeof formats)[number]) => links.feed(format, sound.interest);
const rendered = (format: (typeof formats)[number]) =>
  renderFeed(sound, format, links).toString("utf8");

describe.each(formats)("a feed in %s", (format) => {
  const check = (edition: typeof sound) =>
    violationsOf[format](renderFeed(edition, format, links, 1e9).toString("utf8"), {
      selfUrl: links.feed(format, edition.interest),
    });

  it("conforms on invented days, the hostile papers among them", () => {
    expect(check(inventedEdition())).toEqual([]);
  });

  it("conforms when there is nothing in it", () => {
    expect(check(editionOf([]))).toEqual([]);
    expect(check(editionOf([aBatch("2026-06-16")]))).toEqual([]);
  });

  it("conforms with an item on a day that is missing", () => {
    const late = { state: "late" as const, day: "2026-06-15", reason: "<arXiv> & co" };
    const edition = { ...inventedEdition(), behindOn: "2026-06-16", states: { "cs.LG": late } };
    expect(check(edition)).toEqual([]);
    expect(check({ ...edition, days: [] })).toEqual([]);
  });

  it("conforms for a paper without an abstract, though nothing else be said of it", () => {
    const bare = { abstract: "", authors: [] };
    expect(check(editionWith(bare))).toEqual([]);
    const all = editionOf([aBatch("2026-06-16", aPaper(bare))], { isAll: true });
    const text = renderFeed(all, format, links, 1).toString("utf8");
    expect(violationsOf[format](text, { selfUrl: links.feed(format, all.interest) })).toEqual([]);
  });

  it("conforms whatever the owner called the feed", () => {
    for (const title of ["<b>Mine</b> & yours", "in\ntwo lines \u0001", "\u0000"]) {
      expect(check(editionOf([aBatch("2026-06-16", aPaper())], { title }))).toEqual([]);
    }
  });

  it("conforms as a digest of a paper with a category that is none", () => {
    const paper = aPaper({ categories: ["cs.LG", "\uffff", "<b>"] });
    expect(check(editionOf([aBatch("2026-06-16", paper)], { digest: "daily" }))).toEqual([]);
  });

  it("conforms for a URL with categories and keywords in it", () => {
    const query = new URLSearchParams({ keywords: `"a, b",R&D,l'eau,<x>`, limit: "3" }).toString();
    expect(
      check({ ...sound, interest: { ...sound.interest, path: "/cs.AI+cs.LG", query } }),
    ).toEqual([]);
  });

  it("conforms when the public address is written in capitals and with its port", () => {
    const edition = inventedEdition();
    const capitals = createLinks("https://Feeds.Example:443");
    const text = renderFeed(edition, format, capitals).toString("utf8");
    const expected = { selfUrl: capitals.feed(format, edition.interest) };
    expect(violationsOf[format](text, expected)).toEqual([]);
  });
});

/** Each row: what is done to a sound document, and the violation that must be found. */
type Faults = readonly (readonly [string | RegExp, string, RegExp])[];

function finds(format: (typeof formats)[number], faults: Faults): void {
  it.each(faults)("%s made %j", (part, replacement, violation) => {
    const broken = rendered(format).replace(part, replacement);
    expect(broken).not.toBe(rendered(format));
    const found = violationsOf[format](broken, { selfUrl: selfUrl(format) });
    expect(found.join("\n")).toMatch(violation);
  });
}

describe("the check of RSS finds", () => {
  finds("rss", [
    ['version="2.0"', 'version="0.92"', /version is not 2\.0/],
    [/<rss [^>]*>/, '<rss version="2.0">', /not declared/],
    [/<channel>\s*<title>[^<]*<\/title>/, "<channel>", /0 <title>/],
    [/<language>\w+<\/language>/, "", /no language/],
    [/<lastBuildDate>[^<]*/, "<lastBuildDate>2026-06-16", /no RFC 822 date/],
    [/<lastBuildDate>Tue/, "<lastBuildDate>Wed", /wrong weekday/],
    ['rel="self" type="application/rss+xml"', 'rel="self" type="text/xml"', /of type text\/xml/],
    [/href="https:\/\/feeds\.example\/rss"/, 'href="http://localhost/rss"', /self link is http:/],
    ["<guid isPermaLink", "<guid other", /does not say if its guid/],
    [/<guid [^>]*>[^<]*<\/guid>/, "", /0 <guid>/],
    [/<item>([\s\S]*)<\/item>/, "<item>$1</item><item>$1</item>", /the id of several items/],
    ["<dc:creator>", "<dc:creator>Cy Marlowe</dc:creator><dc:creator>", /several dc:creator/],
    ["<dc:creator>", "<author>Cy Marlowe</author><dc:creator>", /has an <author>/],
    [/<enclosure [^>]*>/, "", /0 <enclosure>/],
    ['length="0"', "", /without a length/],
    ['type="application/pdf"', 'type="image/1v1"', /of type image/],
    [/<pubDate>[^<]*/, "<pubDate>Invalid Date", /no RFC 822 date/],
    [/<item>\s*<title>[\s\S]*?<\/title>/, "<item><title>a &lt;b&gt;c</title>", /taken for markup/],
    [/<link>https:\/\/arxiv[^<]*/, "<link>/abs/2606.00001", /no absolute address/],
    ["<content:encoded><![CDATA[", "<content:encoded><![CDATA[<script>x</script>", /<script>/],
    ["<content:encoded><![CDATA[", '<content:encoded><![CDATA[<p onclick="x">x</p>', /onclick/],
    ["<content:encoded><![CDATA[", "<content:encoded><![CDATA[<p>", /content is not well-formed/],
    ["<item>", "<item><priority>1</priority>", /element <priority>/],
  ]);
});

describe("the check of Atom finds", () => {
  finds("atom", [
    [' xmlns="http://www.w3.org/2005/Atom"', "", /not Atom's <feed>/],
    [/<id>[^<]*<\/id>/, "", /0 <id>/],
    [/<entry>([\s\S]*?)<id>[^<]*<\/id>/, "<entry>$1<id>2606.00001</id>", /no absolute address/],
    [/<updated>[^<]*/, "<updated>Tue, 16 Jun 2026 04:00:00 GMT", /no RFC 3339 date/],
    [/<published>[^<]*<\/published>/, "", /0 <published>/],
    [/<published>2026/, "<published>2027", /updated before it was published/],
    [/<entry>([\s\S]*?)<name>[^<]*/, "<entry>$1<name>", /not one name/],
    [/<entry>\s*<title>/, '<entry><title type="html">', /of type html/],
    [/<entry>\s*<title>/, "<entry><title>&lt;b&gt;bold&lt;/b&gt; ", /taken for markup/],
    ['type="application/pdf"', 'type="image/10001v1"', /of type image/],
    [/<link rel="enclosure"[^>]*>/, "", /not one enclosure/],
    ['rel="self"', 'rel="related"', /0 self links/],
    [/<entry>([\s\S]*)<\/entry>/, "<entry>$1</entry><entry>$1</entry>", /id of several items/],
    [/<entry>([\s\S]*?)<link href="[^"]*"/, '<entry>$1<link href="/abs/1"', /no absolute address/],
    ['xml:lang="en"', "", /no language/],
    [/term="[^"]*"/, "", /without a term/],
    ["<entry>", "<entry><pubDate/>", /element <pubDate>/],
  ]);
});

it("the check of Atom finds an entry for which nobody answers", () => {
  const xml = renderFeed(anonymous, "atom", links).toString("utf8");
  const expected = { selfUrl: selfUrl("atom") };
  expect(atomViolations(xml, expected)).toEqual([]);
  const nobody = xml.replace(/<author>[\s\S]*?<\/author>/, "");
  expect(atomViolations(nobody, expected).join()).toMatch(/has no author, nor has the feed/);
});

describe("the check of JSON Feed finds", () => {
  finds("json", [
    ["{", "", /not JSON/],
    ["version/1.1", "version/1", /version is/],
    [/"feed_url":"[^"]*"/, '"feed_url":"http://localhost/json"', /feed's address is/],
    [/"home_page_url":"[^"]*"/, '"home_page_url":"/"', /no absolute address/],
    ['"items"', '"authors":[],"items"', /Miniflux/],
    ['"items"', '"author":{},"items"', /a member author/],
    [/"items":\[\{"id":"[^"]*"/, '"items":[{"id":2606.1', /id is no text/],
    [/"date_published":"[^"]*"/, '"date_published":"16 June"', /no RFC 3339 date/],
    [/"date_modified":"2026/, '"date_modified":"2025', /modified before/],
    [/"authors":\[[^\]]*\]/, '"authors":["Ada Ferrant"]', /no list of names/],
    [/"attachments":\[[^\]]*\]/, '"attachments":[]', /not one attachment/],
    ["application/pdf", "image/png", /of type image/],
    ['"content_html":"', '"content_html":"<iframe/>', /<iframe>/],
    [/("items":\[)(\{.*\})\]/, "$1$2,$2]", /id of several items/],
    ['"language":"en","authors"', '"dc:creator":"Ada","authors"', /a member dc:creator/],
  ]);
});

describe("the XML parser of these checks", () => {
  it.each([
    ["<a>", /never ended/],
    ["<a></b>", /ends nothing/],
    ["<a/><b/>", /second root/],
    ["<a>R&D</a>", /ampersand/],
    ["<a>&nbsp;</a>", /ampersand/],
    ["<a>&#8;</a>", /ampersand/],
    ["<a>x ]]> y</a>", /\]\]>/],
    ["<a>\u0008</a>", /forbids/],
    ["<a>\uFFFE</a>", /forbids/],
    ["<a>\uD83D</a>", /forbids/],
    ['<a b="1" b="2"/>', /attributes/],
    ['<a b="x<y"/>', /markup/],
    ["<a b=1/>", /markup/],
    ["<a><!-- -- --></a>", /comment/],
    ["<a:b/>", /not declared/],
    ["<a/>text", /outside the root/],
    ["", /no root/],
    ['<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', /markup/],
  ])("refuses %j", (xml, problem) => {
    expect(() => parseXml(xml)).toThrow(problem);
  });

  it("reads names, namespaces, references and CDATA", () => {
    const root = parseXml(
      '<?xml version="1.0"?><a xmlns:d="urn:d" q="&quot;&#x41;"><d:b>x &lt; <![CDATA[<y>]]></d:b></a>',
    );
    expect(root.attributes.q).toBe('"A');
    expect(root.children[0]).toMatchObject({ local: "b", namespace: "urn:d", text: "x < <y>" });
  });
});
