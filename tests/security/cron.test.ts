import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { GET, HEAD } from "@/app/api/cron/refresh/route";
import { dayInForce } from "@/lib/arxiv/calendar";
import { aiSummarySchema } from "@/lib/config/summaries";
import { bearerOf } from "@/lib/server/secret";
import { memoryStore } from "@/lib/store/memory";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";
import { isQuestion, type ModelStandIn, startModel } from "@/tests/support/model-server";

/** Who may start the job, and what it costs when they do it again, and again at once. */
const cronSecret = "k4nary-cron-secret";
const day = dayInForce(new Date());

const holder = globalThis as { arxivFeedServices?: unknown };
let arxiv: ArxivStandIn;
let model: ModelStandIn;

beforeEach(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, inventDay({ seed: 3, count: 20, day, categories: ["cs.LG"] }));
  model = await startModel();
  const { server } = feedServer({
    arxivUrl: arxiv.url,
    modelUrl: model.url,
    cronSecret,
    store: memoryStore(),
    config: {
      categories: ["cs.LG"],
      keywords: [],
      ai_summary: aiSummarySchema.parse({ model: "stand-in", max_papers_to_summarize: 2 }),
    },
  });
  holder.arxivFeedServices = server;
});
afterEach(async () => {
  holder.arxivFeedServices = undefined;
  await Promise.all([arxiv.close(), model.close()]);
});

const url = "https://feeds.example/api/cron/refresh";
const asked = (secret: string) =>
  new Request(url, { headers: { authorization: `Bearer ${secret}` } });

const feedsAsked = () => arxiv.requests.filter(({ path }) => path.startsWith("/rss/")).length;

describe("a replayed call", () => {
  it("buys nothing twice and asks arXiv no more, whether it comes later or at the same time", async () => {
    const statuses = await Promise.all([1, 2, 3].map(() => GET(asked(cronSecret))));
    for (const { status } of statuses) expect([200, 202]).toContain(status);
    await GET(asked(cronSecret));
    const bought = model.requests.filter(isQuestion).length;
    const fetched = feedsAsked();
    expect(bought).toBe(2);
    expect(fetched).toBe(1);
    for (let time = 0; time < 3; time++) await GET(asked(cronSecret));
    expect(model.requests.filter(isQuestion)).toHaveLength(bought);
    expect(feedsAsked()).toBe(fetched);
  });
});

describe("a guess", () => {
  it("is answered alike however near it is, and starts nothing", async () => {
    const bodies = new Set<string>();
    const near = [
      cronSecret.slice(0, -1),
      `${cronSecret} x`,
      cronSecret.toUpperCase(),
      "x",
      "\u00e4",
    ];
    for (const guess of near) {
      const response = await GET(asked(guess));
      expect([guess, response.status]).toEqual([guess, 401]);
      bodies.add(await response.text());
      expect((await HEAD(asked(guess))).status).toBe(401);
    }
    expect(bodies.size).toBe(1);
    expect(arxiv.requests).toEqual([]);
  });

  it.each([
    `Basic ${btoa(`x:${cronSecret}`)}`,
    cronSecret,
    `Bearer`,
    `Bearer\t${cronSecret}`,
    `Bearer x, Bearer ${cronSecret}`,
  ])("in another form is none: %j", async (authorization) => {
    expect((await GET(new Request(url, { headers: { authorization } }))).status).toBe(401);
  });

  it.each([
    `?secret=${cronSecret}`,
    `?key=${cronSecret}`,
    `?CRON_SECRET=${cronSecret}`,
  ])("is not taken from the address, which logs hold: %s", async (query) => {
    expect((await GET(new Request(url + query))).status).toBe(401);
  });
});

describe("bearerOf", () => {
  it("reads a header of 16,000 blanks once", () => {
    const token = `a${" ".repeat(16_000)}b`;
    expect(bearerOf(`Bearer ${token}  `)).toBe(token);
    expect(bearerOf(`Bearer ${" ".repeat(16_000)}`)).toBeNull();
  });
});
