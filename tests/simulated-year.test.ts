import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { addDays, announcementOf, latestAnnouncementDay } from "@/lib/arxiv/calendar";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { coveredCategories } from "@/tests/support/arxiv-taxonomy";
import { feedServer, idsByDay, type TestServer } from "@/tests/support/feed-server";
import { hastyApi, hastyCatchup } from "@/tests/support/history-sources";
import { createOracle } from "@/tests/support/year-oracle";
import {
  filledDays,
  further,
  isOdd,
  isOff,
  isQuiet,
  servedAt,
  sourcesAt,
} from "@/tests/support/year-script";
import { groupedBy, hoursInto, inventYear } from "@/tests/support/year-truth";

/**
 * A whole year of arXiv with its weekends, nine holidays, both changes of the clock and the end of
 * the year, polled as a server is: densely while a batch is due, sparsely at night. On odd days the
 * feed is late, empty, in part or failing, or a second source is; at times the machine is off.
 *
 * After each day the archive must hold what arXiv announced and nothing else, on every day of its
 * window, and after each poll every category must be in the state that the script implies.
 *
 * As it ran: 373 days, of which 261 with announcements, 10,270 of them, 4,836 new papers; 1,012
 * requests for feeds, 129 to the API (21 of them by the first run, as many for the category that a
 * URL asks for), 21 for catchup pages; some 25 seconds.
 */
const [first, last] = ["2026-01-01", "2027-01-08"];
const followed = ["cs.CL", "cs.LG", "cs.RO"];
const truth = inventYear();
const byDay = groupedBy(truth, ({ announcedOn }) => announcedOn);

/** Hours into a day. At the full ones the timer looks, at the others a reader comes. */
const onAnnouncementDays = [
  0.1, 0.4, 0.9, 1.25, 1.75, 2.5, 3.25, 4.25, 6, 8, 10.5, 12.25, 13.5, 14.5, 16, 18, 20, 22, 23.5,
];
const onQuietDays = [0.1, 0.9, 10.5, 22];

let now = hoursInto(first, 0);
let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv({ now: () => now });
  arxiv.history(truth);
});
afterEach(() => arxiv.close());

/** Makes the stand-in serve what the script says. */
function serve(day: string, hour: number): void {
  const { failing, of, dated, isPart } = servedAt(day, hour, "cs.CL");
  const late = servedAt(day, hour, "cs.LG");
  const papersOf = (source: string | null) =>
    (byDay.get(source ?? "") ?? []).map(({ announced }) => announced);
  arxiv.announce(
    dated,
    papersOf(of).filter((_, index) => !isPart || index % 3 === 0),
  );
  if (late.of !== of) arxiv.perCategory("cs.LG", late.dated, papersOf(late.of));

  const faults = {
    ...sourcesAt(day),
    rss: failing ? { kind: "status" as const, code: 503 } : null,
  };
  arxiv.fault(null);
  for (const [name, fault] of Object.entries(faults)) {
    if (fault) arxiv.fault(fault, { when: (path) => path.startsWith(`/${name}/`) });
  }
}

const countOf = (name: string) =>
  arxiv.requests.filter(({ path }) => path.startsWith(`/${name}/`)).length;

describe("a year of arXiv", () => {
  it("ends with every paper on its day, each state as it was, asked for politely", async () => {
    const filledFrom = new Map<string, string>(); // day and source
    const sources = [hastyApi(arxiv.url), hastyCatchup(arxiv.url)].map((source) => ({
      ...source,
      papersOf: async (day: string, categories: readonly string[]) => {
        const answer = await source.papersOf(day, categories);
        const isBelieved = "papers" in answer && answer.papers.length > 0;
        if (isBelieved && categories.includes("cs.LG")) filledFrom.set(day, source.name);
        return answer;
      },
    }));
    const config = { categories: followed, keywords: [], exclude_keywords: [], max_papers: 100 };
    const store = memoryStore();
    const start = () => feedServer({ arxivUrl: arxiv.url, config, store, sources });
    const oracle = createOracle(truth, followed);
    let server: TestServer | null = null;

    for (let day = first; day <= last; day = addDays(day, 1)) {
      const askedBefore = countOf("rss");
      let isFirstPoll = true;
      for (const hour of isQuiet(day) ? onQuietDays : onAnnouncementDays) {
        now = hoursInto(day, hour);
        if (isOff(now)) {
          server = null;
          continue;
        }
        const isNew = server === null;
        server ??= start();
        serve(day, hour);
        const when = `${day} at ${hour}`;
        if (isFirstPoll && !isQuiet(day) && day !== first) {
          for (const state of Object.values((await server.server.health(now)).categories)) {
            expect(state, when).toMatchObject({ state: "due" });
          }
        }
        isFirstPoll = false;

        await (Number.isInteger(hour) ? server.server.refreshIfDue(now) : server.edition(now));
        oracle.run(now);
        if (hour === further.hour && day >= further.from && day <= further.to) {
          const address = `/rss/${further.category}`;
          await server.edition(now, address);
          oracle.ask(now);
          oracle.run(now);
          expectFurther(idsByDay(await server.edition(now, address)), when);
        }
        const { categories } = await server.server.health(now);
        for (const category of oracle.followedAt(now)) {
          const state = oracle.state(category, now);
          expect(categories[category], `${category} on ${when}`).toMatchObject(state);
          expect(categories[category], when).not.toHaveProperty("missed");
        }
        if (isOdd(day) || isNew) {
          const edition = await server.edition(now);
          const isLong = now.getTime() - oracle.missingSince(now) >= 12 * 3_600_000;
          expect(edition.behindOn !== null, when).toBe(isLong);
          // What is known is shown, though it came from elsewhere while the feed says nothing.
          expect(edition.days[0]?.day, when).toBe(oracle.newestDay(now));
        }
      }
      const asked = countOf("rss") - askedBefore;
      // Twice; three times more where a batch is small for its day, as batches of thirty papers may be.
      if (!isOdd(day) && !(day === further.from)) expect(asked, day).toBeLessThanOrEqual(5);
      if (server !== null) await expectTruth(server, oracle, day);
    }

    const filledLater = [...filledFrom].filter(([day]) => day >= first).sort();
    expect(Object.fromEntries(filledLater)).toMatchObject(filledDays);
    expect(countOf("rss")).toBeLessThan(1_100);
    expect(countOf("api")).toBeLessThan(150);
    expect(countOf("catchup")).toBeLessThan(30);
  }, 240_000);
});

/** The category that a URL asks for has its new papers, on the days before it was asked for too. */
function expectFurther(found: Record<string, string[]>, when: string): void {
  expect(Object.keys(found), when).toHaveLength(5);
  for (const [day, ids] of Object.entries(found)) {
    const onTime = (byDay.get(day) ?? []).filter(
      ({ announced: { action, categories }, submittedAt }) =>
        action === "new" &&
        categories[0] === further.category &&
        announcementOf(submittedAt) === day,
    );
    const expected = onTime.map(({ announced }) => announced.id);
    expect(ids, `${day}, seen on ${when}`).toEqual(expect.arrayContaining(expected));
    // Others were held back by moderation: they stand on the day they were submitted for.
    for (const id of ids) {
      const paper = truth.find(({ announced }) => announced.id === id);
      if (paper === undefined) throw new Error(`${id} was never announced`);
      expect(paper.announced.categories[0], id).toBe(further.category);
      expect([paper.announcedOn, announcementOf(paper.submittedAt)], id).toContain(day);
    }
  }
}

async function expectTruth(
  server: TestServer,
  oracle: ReturnType<typeof createOracle>,
  today: string,
): Promise<void> {
  const head = await server.archive.head(now);
  const newOn = new Map<string, string>();
  const found: Record<string, { feed: string[]; filled: string[] }> = {};
  for (const { day, entries } of await server.archive.listings(head)) {
    const feed = entries.filter(({ isFilled }) => !isFilled);
    const filled = entries.filter(({ isFilled }) => isFilled);
    found[day] = {
      feed: feed.map(({ id, version }) => `${id}v${version}`).sort(),
      filled: filled.map(({ id }) => id).sort(),
    };
    for (const { id, kind } of entries) {
      if (kind !== "new") continue;
      expect(newOn.get(id), `${id} on ${day}, seen on ${today}`).toBeUndefined();
      newOn.set(id, day);
    }
  }
  for (const [day, { feed, filled }] of oracle.expected) {
    const held = found[day] ?? { feed: [], filled: [] };
    expect(held.feed, `feed of ${day}, seen on ${today}`).toEqual([...feed.keys()].sort());
    expect(held.filled, `filled ${day}, seen on ${today}`).toEqual([...filled].sort());
    delete found[day];
  }
  expect(Object.keys(found), `days held on ${today}`).toEqual([]);
  expectNothingLost(new Set(newOn.keys()), oracle, today);
}

/** Apart from what a server can know: of the days that are over no new paper is lost. */
function expectNothingLost(
  held: ReadonlySet<string>,
  oracle: ReturnType<typeof createOracle>,
  today: string,
): void {
  const covered = coveredCategories(followed);
  const { api, catchup } = sourcesAt(today);
  const isFillable = api === null || catchup === null;
  for (const [day, { feed }] of oracle.expected) {
    if (
      day < first ||
      day >= today ||
      (day === latestAnnouncementDay(addDays(today, -1)) && !isFillable)
    )
      continue;
    const isSeen = feed.size > 0;
    const lost = (byDay.get(day) ?? []).filter(
      ({ announced: { id, action, categories }, submittedAt }) =>
        action === "new" &&
        covered.has(categories[0] ?? "") &&
        !held.has(id) &&
        // The API names what moderation held for the day of its submission, which may have been seen.
        (isSeen || announcementOf(submittedAt) === day),
    );
    const ids = lost.map(({ announced }) => announced.id);
    expect(ids, `lost of ${day}, seen on ${today}`).toEqual([]);
  }
}
