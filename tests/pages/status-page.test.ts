import { describe, expect, it } from "vitest";
import { statusPage } from "@/lib/pages/status/status-page";
import type { CategoryStatus, Status } from "@/lib/server/status";
import { faultsIn, named, site } from "@/tests/pages/page";

const now = new Date("2026-06-16T12:00:00Z");

const aCategory = (partial: Partial<CategoryStatus> = {}): CategoryStatus =>
  ({
    category: "cs.RO",
    name: "Robotics",
    isConfigured: true,
    state: "current",
    day: "2026-06-16",
    askedAt: "2026-06-16T04:10:00.000Z",
    askAgainAt: "2026-06-17T04:00:00.000Z",
    ...partial,
  }) as CategoryStatus;

const aStatus = (partial: Partial<Status> = {}): Status => ({
  status: "ok",
  summary: "All is well: feeds have the announcement of Tuesday, 16 June.",
  today: {
    day: "2026-06-16",
    quiet: null,
    inForce: "2026-06-16",
    next: { day: "2026-06-17", due: "2026-06-17T04:00:00.000Z" },
  },
  categories: [aCategory()],
  history: {
    keptFrom: "2026-05-18",
    heldFrom: "2026-05-18",
    heldTo: "2026-06-16",
    days: 21,
    announcements: 2100,
    missing: [],
    trouble: null,
  },
  store: null,
  checks: [
    { name: "Store", state: "found", finding: "What was fetched is kept." },
    { name: "Schedule", state: "missing", finding: "Nobody calls.", remedy: "Call." },
  ],
  running: false,
  runs: [],
  summaries: null,
  likes: null,
  ...partial,
});

const pageOf = (status: Status) =>
  statusPage(
    { status, setup: { hasCronSecret: true, isOnVercel: false }, wasStarted: false },
    site,
    now,
  );
const verdict = (page: string) =>
  named(page, "p").find(({ attributes }) => attributes.class?.startsWith("lead"));
const textOf = (page: string) => page.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");

describe("the status page", () => {
  it("is sound, and begins with how it stands", () => {
    const page = pageOf(aStatus());
    expect(faultsIn(page)).toEqual([]);
    expect(verdict(page)).toMatchObject({
      attributes: { class: "lead" },
      text: "All is well: feeds have the announcement of Tuesday, 16 June.",
    });
    expect(page).not.toContain("What is wrong");
  });

  it("does not call all well while something fails, and says what to do before all figures", () => {
    const checks = [
      { name: "Store", state: "found" as const, finding: "Kept." },
      { name: "Summaries", state: "failing" as const, finding: "No credit.", remedy: "Pay." },
    ];
    const trouble = { reason: "arXiv is busy", askAgainAt: "2026-06-16T13:00:00.000Z" };
    const history = { ...aStatus().history, trouble };
    const page = pageOf(aStatus({ checks, history }));
    expect(faultsIn(page)).toEqual([]);
    expect(verdict(page)).toMatchObject({
      attributes: { class: "lead trouble" },
      text: "Something is wrong with summaries and history; feeds have the announcement of Tuesday, 16 June.",
    });
    const text = textOf(page);
    expect(text).toMatch(
      /No credit\. Pay\. .*arXiv is busy\. Wait: this is tried again at 13:00 UTC\./,
    );
    expect(text.indexOf("No credit.")).toBeLessThan(text.indexOf("Today at arXiv"));
  });

  it("tells what is late or missed once for all categories that are, with when it is asked again", () => {
    const late = { state: "late", reason: "arXiv's feed is still empty" } as const;
    const categories = [
      aCategory({ ...late, category: "cs.CL", askAgainAt: "2026-06-16T12:20:00.000Z" }),
      aCategory({ ...late, category: "cs.LG", askAgainAt: "2026-06-16T12:10:00.000Z" }),
    ];
    const summary = "ArXiv has not served it; feeds show what there is.";
    const page = pageOf(aStatus({ status: "degraded", summary, categories }));
    expect(verdict(page)?.text).toBe(summary);
    expect(textOf(page).match(/cs\.CL and cs\.LG: [^.]*\. Wait: [^.]*\./g)).toEqual([
      "cs.CL and cs.LG: arXiv's feed is still empty. Wait: arXiv is asked again at 12:10 UTC, and nothing is lost.",
    ]);
  });

  it("lists what fails before what is lacking, and that before what is there", () => {
    const checks = (["found", "failing", "missing"] as const).map((state) => ({
      name: `A thing ${state}`,
      state,
      finding: "It is so.",
    }));
    const setup =
      pageOf(aStatus({ checks })).split("What this server has been set up with")[1] ?? "";
    expect(setup.match(/A thing \w+/g)).toEqual([
      "A thing failing",
      "A thing missing",
      "A thing found",
    ]);
  });

  it("tells of liked papers and their libraries", () => {
    const library = {
      name: "users/1 <b>",
      papers: 12,
      readAt: null,
      failure: "Zotero refuses the key",
      askAgainAt: "2026-06-16T11:00:00.000Z",
    };
    const likes = {
      known: 1,
      missing: 2,
      absent: ["2606.99999"],
      trouble: null,
      libraries: [library],
    };
    const page = pageOf(aStatus({ likes }));
    expect(faultsIn(page)).toEqual([]);
    expect(textOf(page)).toContain(
      "1 paper is known, and 2 are still to be fetched from arXiv. arXiv does not have 2606.99999.",
    );
    expect(textOf(page)).toMatch(
      /users\/1 &lt;b&gt; Zotero refuses the key\. 12 never with the next refresh/,
    );
  });
});
