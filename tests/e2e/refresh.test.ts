import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { addDays, dayInForce } from "@/lib/arxiv/calendar";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** The built server's ways to refresh: its timer, the scheduler's address, and requests. */
const today = dayInForce(new Date());
const secret = "canary-secret-0123";

let arxiv: ArxivStandIn;
let data: string;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(today, inventDay({ seed: 51, count: 60, day: today }));
  const [from, to] = [addDays(today, -45), addDays(today, -1)];
  arxiv.history(inventHistory({ seed: 51, count: 20, from, to }));
});
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-e2e-"));
  arxiv.requests.length = 0;
  return () => rm(data, { recursive: true, force: true });
});
afterAll(() => arxiv.close());

const start = (environment: Record<string, string> = {}) =>
  startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data, environment });

async function daysOf({ url }: BuiltServer): Promise<string[]> {
  const feed = await (await fetch(`${url}/json?days=30&limit=2`)).json();
  const days: string[] = feed.items.map((item: ItemOfOurs) => item._arxiv.announced);
  return [...new Set(days)];
}
type ItemOfOurs = { _arxiv: { announced: string } };

async function until(holds: () => boolean | Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if (await holds()) return;
    await sleep(100);
  }
  expect.unreachable("it did not come about in 20 seconds");
}

describe("the built server", () => {
  it("fetches today's batch and fills in a month by itself, without any request", async () => {
    const server = await start({ REFRESH_EVERY_MINUTES: "1" });
    try {
      await until(() => server.output().includes("refresh: asked arXiv"));
      expect(server.output()).toMatch(/filled in \d+ days .*trigger="timer"/);
      expect((await daysOf(server)).length).toBeGreaterThan(18);
    } finally {
      await server.stop();
    }
  });

  it("fills in the month behind the first reader's answer", async () => {
    const server = await start();
    try {
      const first = await fetch(`${server.url}/rss`);
      expect(first.status).toBe(200);
      await until(async () => (await daysOf(server)).length > 18);
      const feeds = arxiv.requests.filter(({ path }) => path.startsWith("/rss/"));
      expect(feeds).toHaveLength(1);
    } finally {
      await server.stop();
    }
  });

  it("refreshes for a scheduler that knows the secret, and for nobody else", async () => {
    const server = await start({ CRON_SECRET: secret });
    const ask = (init?: RequestInit) => fetch(`${server.url}/api/cron/refresh`, init);
    try {
      expect((await ask()).status).toBe(401);
      expect((await ask({ headers: { authorization: "Bearer canary" } })).status).toBe(401);
      expect(arxiv.requests).toEqual([]);
      const answer = await ask({ headers: { authorization: `Bearer ${secret}` } });
      expect(answer.status).toBe(200);
      expect(await answer.json()).toMatchObject({ trigger: "cron", outcome: "done", daysLeft: 0 });
      const again = await ask({ method: "POST", headers: { authorization: `Bearer ${secret}` } });
      expect(await again.json()).toMatchObject({ summary: "nothing was due" });
      expect(server.output()).not.toContain(secret);
    } finally {
      await server.stop();
    }
  });

  it("is closed to a scheduler while no secret is set", async () => {
    const server = await start();
    try {
      const answer = await fetch(`${server.url}/api/cron/refresh`, {
        headers: { authorization: "Bearer " },
      });
      expect(answer.status).toBe(403);
      expect(await answer.text()).toMatch(/no CRON_SECRET/);
    } finally {
      await server.stop();
    }
  });
});
