import { describe, expect, it } from "vitest";
import { feedDocument } from "@/lib/feeds/document";
import { createLinks } from "@/lib/feeds/links";
import { renderFeed } from "@/lib/feeds/render";
import { anInterest, inventedEdition } from "@/tests/feeds/builders";
import { readFeed } from "@/tests/feeds/reading";

const interest = anInterest({ path: "/cs.AI+cs.LG", query: "limit=5" });

describe("links of an open deployment", () => {
  it("are the canonical addresses, and no more", () => {
    const links = createLinks("https://feeds.example/arxiv");
    expect(links.home).toBe("https://feeds.example/arxiv/");
    expect(links.feed("rss", anInterest())).toBe("https://feeds.example/arxiv/rss");
    expect(links.feed("atom", interest)).toBe(
      "https://feeds.example/arxiv/atom/cs.AI+cs.LG?limit=5",
    );
    expect(links.feedId("atom", interest)).toBe(links.feed("atom", interest));
    expect([links.page("/status"), links.within("/status"), links.key]).toEqual([
      "https://feeds.example/arxiv/status",
      "/status",
      null,
    ]);
  });
});

describe("links of a private deployment", () => {
  const links = createLinks("https://feeds.example", "a+b/c=&d e");
  const key = "key=a%2Bb%2Fc%3D%26d+e";

  it("carry its key behind whatever else they hold", () => {
    expect(links.home).toBe(`https://feeds.example/?${key}`);
    expect(links.feed("rss", anInterest())).toBe(`https://feeds.example/rss?${key}`);
    expect(links.feed("json", interest)).toBe(
      `https://feeds.example/json/cs.AI+cs.LG?limit=5&${key}`,
    );
    expect(links.page("/status")).toBe(`https://feeds.example/status?${key}`);
    expect(links.within("/status")).toBe(`/status?${key}`);
    expect(new URL(links.home).searchParams.get("key")).toBe(links.key);
  });

  it("leave a feed its id when the key changes", () => {
    expect(links.feedId("atom", interest)).toBe("https://feeds.example/atom/cs.AI+cs.LG?limit=5");
    expect(feedDocument(inventedEdition(), "atom", links).id).toBe("https://feeds.example/atom");
  });

  it.each([
    "rss",
    "atom",
    "json",
  ] as const)("stand in %s, whose items know nothing of it", (format) => {
    const text = renderFeed(inventedEdition(), format, links).toString("utf8");
    const escaped = key.replaceAll("&", "&amp;");
    const open = renderFeed(inventedEdition(), format, createLinks("https://feeds.example"));
    const places = format === "rss" ? 3 : 2; // home and self, and RSS has home with its image too
    expect(text.split(escaped)).toHaveLength(places + 1);
    expect(readFeed(format, text).items).toEqual(readFeed(format, open.toString("utf8")).items);
  });
});
