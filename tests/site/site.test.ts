import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { createStaticLinks } from "@/lib/feeds/static-links";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { readFeed } from "@/tests/feeds/reading";
import { parseXml, type XmlElement } from "@/tests/feeds/xml";
import { aSource, base, batches, siteFeed, textsOf } from "@/tests/site/builders";
import { elementsOf, linksOf } from "@/tests/site/html";

const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };
const links = createStaticLinks(base);
const days = ["2026-06-12", "2026-06-15", "2026-06-16"] as const;
const feeds = [siteFeed("main", batches(...days)), siteFeed("hands", batches(...days))];
const source = aSource({ feeds });
const site = textsOf(source);

/** Links of pages that lead to nothing in the site; of whole addresses those below the base. */
function brokenLinks(files: ReadonlyMap<string, string>): string[] {
  return [...files]
    .filter(([path]) => path.endsWith(".html"))
    .flatMap(([path, page]) =>
      linksOf(page)
        .map((href) => new URL(href, base + path).href.replace(/#.*$/, ""))
        .filter((url) => url.startsWith(base) && url !== base && !files.has(url.slice(base.length)))
        .map((url) => `${path} → ${url}`),
    );
}

/** From a day's page to the days beside it. */
function besides(page: string | undefined): Record<string, string> {
  const neighbours = elementsOf(page ?? "").filter(({ attributes }) =>
    /^(prev|next)$/.test(attributes.rel ?? ""),
  );
  return Object.fromEntries(
    neighbours.map(({ attributes }) => [attributes.rel, attributes.href ?? ""]),
  );
}

describe("a static site", () => {
  it("has a front page, a list of days, each day and every format of every feed", () => {
    const ofOneFeed = [
      "index.html",
      "days/index.html",
      ...days.map((day) => `days/${day}.html`),
      "feed.xml",
      "atom.xml",
      "feed.json",
    ];
    expect([...site.keys()].sort()).toEqual(
      [
        ...ofOneFeed,
        ...ofOneFeed.map((path) => `feeds/hands/${path}`),
        ...source.assets.keys(),
        "feeds.opml",
        "404.html",
        ".nojekyll",
      ].sort(),
    );
  });

  it("has no broken link", () => expect(brokenLinks(site)).toEqual([]));

  it("is the same bytes from the same source", () => expect(textsOf(source)).toEqual(site));

  it("leads from its main page to the other feeds and back", () => {
    expect(linksOf(site.get("index.html") ?? "")).toContain("feeds/hands/index.html");
    expect(linksOf(site.get("feeds/hands/index.html") ?? "")).toContain("../../index.html");
  });

  it.each(formats)("has feeds that conform and point below its base, in %s", (format) => {
    for (const { feed } of feeds) {
      const selfUrl = links.feed(format, feed.interest);
      const text = site.get(selfUrl.slice(base.length)) ?? "";
      expect(violationsOf[format](text, { selfUrl })).toEqual([]);
      expect(readFeed(format, text).homeUrl).toBe(links.selection(feed.interest));
      expect(readFeed(format, text).items).toHaveLength(3);
      expect(text).toContain(`${base}icon-144.png`);
    }
  });

  it("has a list of its feeds for import, in one group", () => {
    const leaves = ({ children }: XmlElement): XmlElement[] =>
      children.flatMap((child) => (child.attributes.xmlUrl ? [child] : leaves(child)));
    const opml = parseXml(site.get("feeds.opml") ?? "");
    expect(leaves(opml).map(({ attributes }) => [attributes.xmlUrl, attributes.htmlUrl])).toEqual([
      [`${base}feed.xml`, base],
      [`${base}feeds/hands/feed.xml`, `${base}feeds/hands/`],
    ]);
    expect(site.get("feeds.opml")).not.toContain("Categories");
  });
});

describe("days", () => {
  it("lead to the days beside them that there are", () => {
    expect(besides(site.get("days/2026-06-12.html"))).toEqual({ next: "../days/2026-06-15.html" });
    expect(besides(site.get("days/2026-06-15.html"))).toEqual({
      prev: "../days/2026-06-12.html",
      next: "../days/2026-06-16.html",
    });
    expect(besides(site.get("days/2026-06-16.html"))).toEqual({ prev: "../days/2026-06-15.html" });
  });

  it("that have left the archive keep their pages, and lead on to what came since", () => {
    const old = textsOf(
      aSource({ feeds: [siteFeed("main", batches("2026-05-04", "2026-05-05"))] }),
    );
    const kept = new Map([...old].filter(([path]) => /^days\/2026/.test(path)));
    const next = textsOf(aSource({ feeds, kept }));
    expect(besides(next.get("days/2026-05-04.html"))).toEqual({ next: "../days/2026-05-05.html" });
    expect(besides(next.get("days/2026-05-05.html"))).toEqual({
      prev: "../days/2026-05-04.html",
      next: "../days/2026-06-12.html",
    });
    expect(besides(next.get("days/2026-06-12.html")).prev).toBe("../days/2026-05-05.html");
    expect(linksOf(next.get("days/index.html") ?? "")).toContain("../days/2026-05-04.html");
    expect(brokenLinks(next)).toEqual([]);
    const withoutWay = (page = "") => page.replace(/<nav[\s\S]*?<\/nav>/g, "");
    expect(withoutWay(next.get("days/2026-05-05.html"))).toBe(
      withoutWay(old.get("days/2026-05-05.html")),
    );
  });

  it("are written anew while the archive holds them", () => {
    const kept = new Map([["days/2026-06-16.html", "an earlier page"]]);
    expect(textsOf(aSource({ feeds, kept })).get("days/2026-06-16.html")).toBe(
      site.get("days/2026-06-16.html"),
    );
  });

  it("of a feed that is configured no longer go with it", () => {
    const kept = new Map([["feeds/gone/days/2026-06-16.html", "a page"]]);
    expect(
      [...textsOf(aSource({ feeds, kept })).keys()].filter((path) => /gone/.test(path)),
    ).toEqual([]);
  });

  it("reach back as far as the archive, further than the feed does", () => {
    const far = siteFeed("main", batches("2026-06-01", "2026-06-16"), 7);
    const texts = textsOf(aSource({ feeds: [far] }));
    expect(texts.has("days/2026-06-01.html")).toBe(true);
    expect(readFeed("rss", texts.get("feed.xml") ?? "").items).toHaveLength(1);
  });
});

describe("digests", () => {
  it("stand beside the pages and are linked", () => {
    const digest = { newest: "# Today\n", days: new Map([["2026-06-15", "# Monday\n"]]) };
    const texts = textsOf(aSource({ feeds, digest }));
    expect(texts.get("digest.md")).toBe("# Today\n");
    expect(texts.get("digests/2026-06-15.md")).toBe("# Monday\n");
    expect(linksOf(texts.get("index.html") ?? "")).toContain("digest.md");
    expect(linksOf(texts.get("days/index.html") ?? "")).toContain("../digests/2026-06-15.md");
    expect(texts.get("feeds/hands/index.html")).not.toContain("digest");
    expect(brokenLinks(texts)).toEqual([]);
  });
});
