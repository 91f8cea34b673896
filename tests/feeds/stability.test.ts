import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { afterEach, describe, expect, it, vi } from "vitest";
import { formats } from "@/lib/feeds/format";
import { renderFeed } from "@/lib/feeds/render";
import { editionOf, inventedEdition, links } from "@/tests/feeds/builders";
import { readFeed } from "@/tests/feeds/reading";
import { aBatch, anAnnouncement, aPaper, paperNumber } from "@/tests/support/papers";

afterEach(() => {
  vi.useRealTimers();
});

describe.each(formats)("the bytes of %s", (format) => {
  const render = (edition = inventedEdition()) => renderFeed(edition, format, links);

  it("are the same however often and whenever the same edition is rendered", () => {
    const first = render();
    vi.useFakeTimers({ now: new Date("2031-01-01T00:00:00Z") });
    expect(render().equals(first)).toBe(true);
    expect(render(editionOf([])).toString()).not.toMatch(/2031-01-01|01 Jan 2031/);
  });

  it("do not tell when this server fetched what it holds", () => {
    for (const edition of [inventedEdition(), editionOf([aBatch("2026-06-16")])]) {
      const elsewhere = { ...edition, changedAt: new Date("2026-06-17T11:22:33Z") };
      expect(render(elsewhere).equals(render(edition))).toBe(true);
    }
  });

  it("leave the edition as it was", () => {
    const edition = inventedEdition();
    render(edition);
    expect(edition).toEqual(inventedEdition());
  });
});

describe("a revision", () => {
  const first = [aBatch("2026-06-15", aPaper(), paperNumber(2))];
  const revision = anAnnouncement({
    kind: "replace",
    earlier: [{ day: "2026-06-15", kind: "new", categories: ["cs.RO"] }],
    paper: { version: 2, title: "Folding Towels with One Arm" },
  });
  const render = (format: (typeof formats)[number], batches = first) =>
    renderFeed(editionOf(batches), format, links).toString("utf8");
  const both = [...first, aBatch("2026-06-17", revision)];

  it.each(formats)("keeps id, place and date in %s, and changes the text", (format) => {
    const before = readFeed(format, render(format)).items;
    const after = readFeed(format, render(format, both)).items;
    expect(after).toHaveLength(2);
    expect(after[0]).toMatchObject({
      id: before[0]?.id,
      url: before[0]?.url,
      published: before[0]?.published,
      title: "Folding Towels with One Arm",
      pdfUrl: "https://arxiv.org/pdf/2606.00001v2",
    });
    expect(after[1]).toEqual(before[1]);
  });

  it("moves `updated` in Atom, `date_modified` in JSON and the feed's own date", () => {
    const moved = "2026-06-17T04:00:00.000Z";
    expect(render("atom")).not.toContain(moved);
    expect(render("atom", both).split(`<updated>${moved}</updated>`)).toHaveLength(3);
    expect(JSON.parse(render("json", both)).items[0].date_modified).toBe(moved);
    expect(render("rss", both)).toContain(
      "<lastBuildDate>Wed, 17 Jun 2026 04:00:00 GMT</lastBuildDate>",
    );
  });
});

describe("a later day", () => {
  it.each(formats)("puts its items before those of %s and changes none of them", (format) => {
    const monday = aBatch("2026-06-15", paperNumber(1), paperNumber(2));
    const tuesday = aBatch("2026-06-16", paperNumber(3));
    const items = (...batches: (typeof monday)[]) =>
      readFeed(format, renderFeed(editionOf(batches), format, links).toString("utf8")).items;
    expect(items(monday, tuesday).slice(1)).toEqual(items(monday));
  });
});

describe("the time zone of the machine", () => {
  /** Prints a digest of everything rendered; run apart, because a process keeps its zone. */
  const script = `
    import { createHash } from "node:crypto";
    import { inventedEdition, links } from "@/tests/feeds/builders";
    import { renderFeed } from "@/lib/feeds/render";
    const hash = createHash("sha256");
    for (const format of ["rss", "atom", "json"]) hash.update(renderFeed(inventedEdition(), format, links));
    console.log(hash.digest("hex"));
  `;
  const root = fileURLToPath(new URL("../../", import.meta.url));
  const digestIn = async (zone: string) => {
    const { stdout } = await promisify(execFile)(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", script],
      { cwd: root, env: { ...process.env, TZ: zone } },
    );
    return stdout.trim();
  };

  it("does not show in any byte", { timeout: 60_000 }, async () => {
    const zones = ["UTC", "Pacific/Kiritimati", "America/New_York", "Asia/Kathmandu"];
    const digests = await Promise.all(zones.map(digestIn));
    expect(digests[0]).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(digests).size).toBe(1);
  });
});
