import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import robotsParser from "robots-parser";
import { describe, expect, it } from "vitest";

const origin = "https://feeds.example";
const file = resolve(import.meta.dirname, "../../public/robots.txt");
const robots = robotsParser(`${origin}/robots.txt`, readFileSync(file, "utf8"));

describe("robots.txt", () => {
  it.each([
    "/",
    "/day/2026-06-16",
    "/papers/2606.01234",
    "/build?keywords=moe",
    "/status",
    "/rss",
    "/rss/cs.AI+cs.LG",
    "/atom.xml",
    "/json/cs",
    "/feed.xml",
    "/feed.json",
    "/opml",
  ])("lets crawlers read %s", (path) => {
    expect(robots.isAllowed(`${origin}${path}`, "AnyBot")).toBe(true);
  });

  it.each([
    "/api/cron/refresh",
    "/rss?keywords=moe",
    "/rss/cs.AI?days=3",
    "/atom/cs.AI+cs.LG?limit=5",
    "/atom.xml?limit=5",
    "/json?limit=5",
    "/feed.xml?limit=5",
    "/feed.json?key=secret",
    "/?like=2606.01234",
    "/day/2026-06-16?sort=date",
  ])("keeps crawlers off %s", (path) => {
    expect(robots.isAllowed(`${origin}${path}`, "AnyBot")).toBe(false);
  });
});
