import { describe, expect, it } from "vitest";
import { replayOf } from "@/lib/builder/replay";
import { configSchema } from "@/lib/config/schema";
import { selectDay } from "@/lib/editions/selection";
import { createLinks } from "@/lib/feeds/links";
import { buildPage, refusedBuildPage } from "@/lib/pages/build/build-page";
import { buildAskedAt, writtenBuildValues } from "@/lib/pages/build/build-values";
import { emptyStatistics } from "@/lib/ranking/statistics";
import type { Preview } from "@/lib/server/previews";
import { inventedBatch } from "@/tests/feeds/builders";
import { attributesOf, faultsIn, named } from "@/tests/pages/page";
import { hostilePaper } from "@/tests/site/builders";
import { aBatch } from "@/tests/support/papers";

const now = new Date("2026-06-17T12:00:00Z");
const config = configSchema.parse({
  categories: ["cs.LG", "cs.CL"],
  keywords: ["bound", "problem", "Zyzzyva"],
  max_papers: 6,
  feeds: { few: { max_papers: 2, keywords: ["moe"], categories: ["cs.CV"] } },
  ai_summary: { languages: ["en", "zh"] },
});
const links = createLinks("https://feeds.example");
const site = { title: "arXiv papers", links, assets: { style: "/page.css", script: "/page.js" } };
const batches = [
  inventedBatch({ day: "2026-06-17", count: 60, seed: 5, hostile: true }),
  inventedBatch({ day: "2026-06-16", count: 30, seed: 6 }),
];

const asked = (path: string) =>
  buildAskedAt(new URL(path, "https://feeds.example"), { config, links, now });

function pageAt(path: string, partial: Partial<Preview> = {}, days = batches): string {
  const found = asked(path);
  if ("elsewhere" in found) throw new Error(`${path} leads to ${found.elsewhere}`);
  const interest = { ...found.interest, hasRest: true };
  const chosen = days.map((batch) => ({
    batch,
    ranked: selectDay(interest, batch, emptyStatistics),
  }));
  const preview: Preview = {
    replay: replayOf(interest, chosen),
    followed: config.categories,
    notFollowed: [],
    unknownLikes: 0,
    unread: 0,
    store: null,
    ...partial,
  };
  return buildPage({ ...found, preview }, { config, site });
}

function refusedAt(path: string, sentence: string): string {
  const url = new URL(path, "https://feeds.example");
  const values = writtenBuildValues(url, config);
  return refusedBuildPage({ values, sentence, followed: config.categories }, { config, site });
}

const ticked = (page: string) =>
  named(page, "input").flatMap(({ attributes }) =>
    attributes.name === "in" && attributes.checked ? (attributes.value ?? []) : [],
  );
const text = (page: string) => page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("the feed builder's page", () => {
  it("is well made, whatever addresses and papers hold", () => {
    const evil = '"><script>alert(1)</script>';
    const hostile = [aBatch("2026-06-17", hostilePaper)];
    expect(faultsIn(pageAt("/build"))).toEqual([]);
    expect(faultsIn(pageAt("/build?feed=few&keywords=", {}, hostile))).toEqual([]);
    const people = new URLSearchParams({ authors: evil.slice(1) });
    expect(faultsIn(pageAt(`/build?${people}`, {}, hostile))).toEqual([]);
    expect(faultsIn(pageAt("/build", { notFollowed: [evil], store: evil }, []))).toEqual([]);
    const all = new URLSearchParams({ form: evil, in: evil, q: evil, limit: evil, like: evil });
    expect(faultsIn(refusedAt(`/build?${all}`, evil))).toEqual([]);
  });

  it("shows each day as a bar and as a figure", () => {
    const page = pageAt("/build");
    expect(named(page, "rect")).toHaveLength(2);
    expect(attributesOf(page, "svg", "role")).toEqual(["img"]);
    expect(page).toMatch(/<title id="day-chart-title">From \d to \d papers a day, /);
    expect(text(page)).toMatch(
      /Taken Announced Wednesday, 17 June \d+ \d+ Tuesday, 16 June \d+ \d+/,
    );
  });

  it("shows the newest day's best with reasons, and what is just below the cut", () => {
    const page = pageAt("/build");
    expect(page).toMatch(/<h3>Wednesday, 17 June 2026<\/h3>\n+<ol class="top-papers">/);
    expect(page).toContain("Just below the cut");
    expect(page).toContain("<b>bound</b>");
    expect(attributesOf(page, "a", "href")).toEqual(
      expect.arrayContaining([expect.stringMatching(/^\/build\?like=/)]),
    );
  });

  it("tells what each keyword adds, and which find nothing", () => {
    const page = text(pageAt("/build"));
    expect(page).toContain("Only by it");
    expect(page).toContain("These find nothing: Zyzzyva: never in 2 days");
    expect(text(pageAt("/build?match=all"))).not.toContain("Only by it");
    expect(text(pageAt("/build?keywords="))).not.toContain("What each keyword adds");
  });

  it("gives the feed's addresses, OPML and its entry of config.json", () => {
    const page = pageAt("/build?budget=4&feed=cs.CV&keywords=moe&match=all");
    for (const format of ["rss", "atom", "json"]) {
      expect(attributesOf(page, "a", "href")).toContain(
        `https://feeds.example/${format}/cs.CV?budget=4&keywords=moe&match=all`,
      );
    }
    expect(attributesOf(page, "a", "href")).toEqual(
      expect.arrayContaining([
        "/opml?budget=4&feed=cs.CV&keywords=moe&match=all",
        "/?budget=4&feed=cs.CV&keywords=moe&match=all",
      ]),
    );
    expect(page).toContain("/rss/my-feed?match=all");
    expect(page).toContain("&quot;budget&quot;: 4");
  });

  it("offers the categories that are followed first, and each of arXiv's once", () => {
    const page = pageAt("/build?feed=cs.CV%2Bhep-th");
    expect(ticked(page).sort()).toEqual(["cs.CV", "hep-th"]);
    const offered = named(page, "input").flatMap(({ attributes }) =>
      attributes.name === "in" ? (attributes.value ?? "") : [],
    );
    expect(offered.slice(0, 2)).toEqual(["cs.LG", "cs.CL"]);
    expect(offered).toEqual(expect.arrayContaining(["cs", "math.AG", "econ"]));
    expect(new Set(offered).size).toBe(offered.length);
  });

  it("says honestly what the preview cannot know", () => {
    const page = text(pageAt("/build", { notFollowed: ["cs.CV"], unknownLikes: 2, unread: 1 }));
    expect(page).toContain("This server does not have cs.CV yet");
    expect(page).toContain("2 liked papers are not known here yet");
    expect(page).toContain("1 day could not be read.");
    expect(page).toContain("So few days tell little.");
    expect(text(pageAt("/build", {}, []))).toContain("Nothing is held here yet");
  });
});

describe("the builder's form", () => {
  it.each([
    ["?form=&in=cs.CL&in=cs.LG&limit=6&keywords=bound,problem,Zyzzyva", "/build"],
    ["?form=&in=cs.CL&limit=6&keywords=bound,problem,Zyzzyva", "/build?feed=cs.CL"],
    ["?form=&limit=9&keywords=bound,problem,Zyzzyva", "/build?limit=9"],
    ["?form=few&in=cs.CV&limit=2&keywords=moe&budget=5", "/build?budget=5&feed=few"],
    // Other categories are another feed: what the form showed has to be said there.
    ["?form=few&in=cs.RO&limit=2&keywords=moe", "/build?feed=cs.RO&keywords=moe&limit=2"],
    ["?form=&in=cs&in=cs.AI&limit=6", "/build?feed=cs"],
    ["?form=&lang=zh&keywords=bound,problem,Zyzzyva", "/build?lang=zh"],
    [
      "?form=&like=1706.03762%0D%0Ahttps://arxiv.org/abs/2401.12345v2",
      "/build?like=1706.03762%2C2401.12345",
    ],
  ])("%s leads to %s", (query, to) => {
    const found = asked(`/build${query}`);
    const place = "elsewhere" in found ? found.elsewhere : null;
    // Fields that a test leaves out are as the browser would send them.
    expect(place?.replace(/&?keywords=(?=&|$)/, "").replace(/\?$/, "")).toBe(to);
    expect(asked(place ?? "")).toHaveProperty("interest");
  });

  it("keeps what was written where it is wrong, with the sentence at the field", () => {
    const query = "form=&in=cs.CV&limit=0&keywords=moe&q=ti:(";
    const page = refusedAt(`/build?${query}`, "At character 5 of the query an operand is missing.");
    expect(ticked(page)).toEqual(["cs.CV"]);
    expect(page).toMatch(/<input id="limit"[^>]* value="0"/);
    const wrong = [...page.matchAll(/id="(\w+)-fault"[^>]*>([^<]+)</g)].map((found) => found[1]);
    expect(wrong).toHaveLength(1);
    expect(named(page, "section").map(({ attributes }) => attributes.id)).toEqual(["preview"]);
  });

  it.each([
    ["limit=0", 'The parameter "limit" is "0"; allowed is …', "limit"],
    ["q=ti:(", "At character 5 of the query …", "q"],
    ["like=2401.1&unlike=x", 'The parameter "like" holds …', "like"],
    ["like=1706.03762&unlike=1706.03762", '1706.03762 is in "like" and in "unlike"; …', "like"],
    ["lang=fr", 'The parameter "lang" is "fr"; …', "lang"],
    ["form=&in=nonsense", '"nonsense" is no arXiv category and no feed here.', "in"],
  ])("%s is told at its field", (query, sentence, field) => {
    expect(refusedAt(`/build?${query}`, sentence)).toMatch(
      new RegExp(`id="${field}-fault"[^>]*>${sentence.slice(0, 4).replace(/"/g, "&quot;")}`),
    );
  });

  it("offers nothing that a closed server would refuse", () => {
    const closed = configSchema.parse({ categories: ["cs.LG"], access: "configured" });
    const values = writtenBuildValues(new URL("https://feeds.example/build"), closed);
    const page = refusedBuildPage(
      { values, sentence: "x", followed: ["cs.LG", "cs.CV"] },
      { config: closed, site },
    );
    expect(attributesOf(page, "input", "value")).toContain("cs.LG");
    expect(attributesOf(page, "input", "value")).not.toContain("cs.CV");
  });
});
