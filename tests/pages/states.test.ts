import { describe, expect, it } from "vitest";
import { composeEdition, planEdition } from "@/lib/editions/edition";
import { createLinks } from "@/lib/feeds/links";
import { daysPage, whyNoPage } from "@/lib/pages/days-page";
import { unavailablePage } from "@/lib/pages/message-page";
import { aHead, anInterest, editionOf } from "@/tests/feeds/builders";
import { attributesOf, faultsIn, pageOf, site } from "@/tests/pages/page";
import { aBatch, aPaper } from "@/tests/support/papers";

const textOf = (page: string) => page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
const tuesday = "2026-06-16";

/** The first page on a day on which categories stand as told. */
function pageOn(now: string, held: Parameters<typeof aHead>[1], day = tuesday): string {
  const batch = aBatch(day, aPaper());
  const plan = planEdition(anInterest(), aHead([batch], held), new Date(now));
  return pageOf({ ...editionOf([batch]), states: composeEdition(plan, [], []).states });
}

describe("a page with nothing to show, or not today's", () => {
  it("of a server that could fetch nothing says why, and where to look", () => {
    const sentence = "There is nothing to show yet: arXiv answered with an error (503).";
    const page = unavailablePage({ sentence, retryAfterSeconds: 300 }, site);
    expect(faultsIn(page)).toEqual([]);
    expect(textOf(page)).toContain(
      `${sentence} This is tried again by itself: load the page again in 5 minutes.`,
    );
    expect(attributesOf(page, "a", "href")).toContain("/status");
    const withKey = { ...site, links: createLinks("https://feeds.example", "a key") };
    expect(attributesOf(unavailablePage({ sentence }, withKey), "a", "href")).toContain(
      "/status?key=a+key",
    );
  });

  it("of a list of days without any says how they come", () => {
    const page = daysPage({ days: [], store: null }, site);
    expect(faultsIn(page)).toEqual([]);
    const failing = textOf(daysPage({ days: [], store: "The store cannot be used." }, site));
    expect(failing).toMatch(/None is at hand\..*The store cannot be used\./);
    expect(textOf(page)).toContain("None is held yet. Opening the first page fetches the newest");
  });

  it("of a day that is not there tells whether it is still to come, or nobody can know", () => {
    const now = new Date("2026-06-16T12:00:00Z");
    const why = (day: string, store: string | null) => whyNoPage(day, { days: [], store }, now);
    expect(why(tuesday, null)).toBe(
      "The announcement of Tuesday, 16 June 2026, the newest there is, has not been fetched yet.",
    );
    expect(why("2026-06-15", "The store cannot be used.")).toBe(
      "The announcement of Monday, 15 June 2026 is not held here. The store cannot be used.",
    );
  });

  it("of a day whose announcement is late shows the one before, and says so", () => {
    const checked = Date.parse("2026-06-17T04:10:00Z");
    const late = { day: tuesday, checkedAt: checked, outcome: "repeated" as const };
    const page = pageOn("2026-06-17T04:20:00Z", { "cs.RO": late });
    expect(textOf(page)).toMatch(
      /1 paper.* cs\.RO: today's announcement has not come yet; arXiv still serves the day before\./,
    );
  });

  it("of a day on which arXiv failed says so and why", () => {
    const failed = {
      day: tuesday,
      checkedAt: Date.parse("2026-06-17T04:10:00Z"),
      outcome: "failed" as const,
      failure: "arXiv answered with an error (503)",
    };
    const page = pageOn("2026-06-17T04:20:00Z", { "cs.RO": failed });
    expect(textOf(page)).toContain(
      "today's announcement could not be fetched; arXiv answered with an error (503).",
    );
  });

  it("on a weekend says that there is nothing to wait for", () => {
    const page = pageOn("2026-06-20T12:00:00Z", { "cs.RO": { day: "2026-06-19" } }, "2026-06-19");
    expect(textOf(page)).toContain("arXiv announces nothing today (weekend).");
  });
});
