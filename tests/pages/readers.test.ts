import { describe, expect, it } from "vitest";
import { ownReaders, publicReaders } from "@/lib/pages/readers";

const feed = "https://feeds.example/atom?keywords=a%2Cb&limit=5";

it("links to public readers hold the feed's whole address", () => {
  for (const { name, url } of publicReaders(feed)) {
    const written = url.startsWith("feed:") ? url : decodeURIComponent(url);
    expect(written, name).toContain(feed);
  }
});

describe("a reader of one's own", () => {
  it.each([
    ["https://rss.example/", "https://rss.example/bookmarklet?uri="],
    ["rss.example", "https://rss.example/bookmarklet?uri="],
    ["http://nas:8080/miniflux/?x=1#y", "http://nas:8080/miniflux/bookmarklet?uri="],
  ])("at %s is linked to", (address, start) => {
    const [miniflux] = ownReaders(address, feed) ?? [];
    expect(miniflux?.url).toBe(start + encodeURIComponent(feed));
    expect(miniflux?.name).toContain(new URL(start).host);
  });

  it.each([
    "javascript:alert(1)",
    "javascript://x.example/%0aalert(1)",
    "data:text/html,x",
    "ftp://rss.example",
    "https://bank.example@evil.example/",
    "https://",
    "a b",
    `https://${"a".repeat(300)}.example`,
  ])("is not at %s", (address) => {
    expect(ownReaders(address, feed)).toBeNull();
  });
});
