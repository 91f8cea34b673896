import { describe, expect, it } from "vitest";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { statusItem } from "@/lib/feeds/status-item";
import { editionWith, links } from "@/tests/feeds/builders";

const tuesday = "2026-06-16";
const states = {
  "cs.AI": { state: "current" as const, day: tuesday },
  "cs.CL": { state: "failed" as const, day: null, reason: "arXiv cannot be reached" },
  "cs.LG": { state: "late" as const, day: "2026-06-15", reason: "arXiv's feed is still empty" },
};
const behind = { ...editionWith({}), behindOn: tuesday, states };

describe("a status item", () => {
  it("is there only for a day that has been missing for long", () => {
    expect(statusItem({ ...behind, behindOn: null }, links)).toBeNull();
    expect(statusItem(behind, links)).not.toBeNull();
  });

  it("has the day's id and date, and names the categories that lack it", () => {
    const item = statusItem(behind, links);
    expect(item?.id).toBe("tag:feeds.example,2026:status/2026-06-16");
    expect(item?.title).toBe("arXiv's announcement of 2026-06-16 is missing in cs.CL, cs.LG");
    expect(item?.date).toEqual(new Date("2026-06-16T16:00:00Z"));
    expect(item?.contentHtml).toContain('<a href="https://feeds.example/status">');
  });

  it("names a category that missed a day on a quiet one", () => {
    const quiet = { state: "quiet" as const, day: null, reason: "weekend", missed: tuesday };
    const item = statusItem({ ...behind, states: { "cs.CL": quiet } }, links);
    expect(item?.title).toContain("missing in cs.CL");
  });

  it("does not change with the reason, so that no try is an update", () => {
    const [failed, again] = ["arXiv cannot be reached", "arXiv answered with an error (503)"].map(
      (reason) => ({ ...behind, states: { "cs.CL": { ...states["cs.CL"], reason } } }),
    );
    if (failed === undefined || again === undefined) throw new Error("two editions");
    expect(statusItem(failed, links)).toEqual(statusItem(again, links));
  });

  it.each(formats)("stands before the papers in %s", (format) => {
    const text = renderFeed(behind, format, links).toString("utf8");
    const first = text.indexOf("tag:feeds.example,2026:status/2026-06-16");
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThan(text.indexOf("https://arxiv.org/abs/"));
  });
});
