import { describe, expect, it } from "vitest";
import {
  createStaticLinks,
  dayFile,
  daysFile,
  feedFile,
  frontFile,
} from "@/lib/feeds/static-links";
import { anInterest } from "@/tests/feeds/builders";

const base = "https://someone.github.io/papers/";
const links = createStaticLinks(base);
const main = anInterest();
const named = anInterest({ path: "/moe_2" });

describe("the links of a static site", () => {
  it("stay below its base", () => {
    expect(links.home).toBe(base);
    expect(links.asset("/icon-144.png")).toBe(`${base}icon-144.png`);
    expect(links.feed("rss", main)).toBe(`${base}feed.xml`);
    expect(links.feed("atom", main)).toBe(`${base}atom.xml`);
    expect(links.feed("json", named)).toBe(`${base}feeds/moe_2/feed.json`);
    expect(links.selection(main)).toBe(base);
    expect(links.selection(named)).toBe(`${base}feeds/moe_2/`);
  });

  it("lead to a day's page, where a server has a parameter", () => {
    expect(links.selection({ ...main, day: "2026-06-16" })).toBe(`${base}days/2026-06-16.html`);
    expect(links.selection({ ...named, day: "2026-06-16" })).toBe(
      `${base}feeds/moe_2/days/2026-06-16.html`,
    );
  });

  it("lead to a paper's place in the page of its day, in the feed that it is in", () => {
    expect(links.paper("2606.00001", { feed: named, day: "2026-06-16" })).toBe(
      `${base}feeds/moe_2/days/2026-06-16.html#paper-2606.00001`,
    );
    expect(links.paper("hep-th/9901001", { feed: main, day: "2026-06-16" })).toBe(
      `${base}days/2026-06-16.html#paper-hep-th-9901001`,
    );
  });

  it("name a feed by its address, in each format another", () => {
    const ids = [main, named].flatMap((interest) =>
      (["rss", "atom", "json"] as const).map((format) => links.feedId(format, interest)),
    );
    expect(new Set(ids).size).toBe(6);
    expect(links.feedId("atom", named)).toBe(links.feed("atom", named));
  });

  it("have the front page tell what a server's status page would", () => {
    expect(links.page("/status")).toBe(`${base}#state`);
    expect(links.within("/status")).toBe("/papers/#state");
  });

  it("are the same for a base without a slash at its end, and at a host's root", () => {
    expect(createStaticLinks("https://someone.github.io/papers").feed("rss", named)).toBe(
      links.feed("rss", named),
    );
    expect(createStaticLinks("https://papers.example").feed("rss", main)).toBe(
      "https://papers.example/feed.xml",
    );
  });

  it("lead to the files of the site", () => {
    for (const interest of [main, named]) {
      expect(links.feed("atom", interest)).toBe(base + feedFile("atom", interest));
      expect(`${links.selection(interest)}index.html`).toBe(base + frontFile(interest));
      const day = "2026-06-16";
      expect(links.selection({ ...interest, day })).toBe(base + dayFile(interest, day));
    }
    expect(daysFile(named)).toBe("feeds/moe_2/days/index.html");
  });
});
