import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";
import { type KvRest, kvFaults, startKvRest } from "@/tests/support/kv-rest";
import { describeWithRedis, type RedisServer, startRedis } from "@/tests/support/redis-server";

/** The built server over stores across a network: their clients are bundled and loaded on demand. */
describeWithRedis("the built server", () => {
  let arxiv: ArxivStandIn;
  let redis: RedisServer;
  let kv: KvRest;
  let data: string;

  beforeAll(async () => {
    arxiv = await startArxiv();
    redis = await startRedis();
    kv = await startKvRest(redis);
    data = await mkdtemp(join(tmpdir(), "arxiv-feed-e2e-"));
    const day = dayInForce(new Date());
    arxiv.announce(day, inventDay({ seed: 22, count: 300, day }));
  });
  afterAll(async () => {
    await arxiv?.close();
    await kv?.close();
    await redis?.stop();
    await rm(data, { recursive: true, force: true });
  });

  const start = (environment: Record<string, string>) =>
    startBuiltServer({
      arxivUrl: arxiv.url,
      dataFolder: data,
      environment: { SITE_URL: "https://feeds.example", ...environment },
    });

  it.each([
    ["Redis", () => ({ REDIS_URL: redis.url })],
    ["KV", () => ({ KV_REST_API_URL: kv.url, KV_REST_API_TOKEN: kv.token })],
  ])("keeps in %s what it fetched, writes no file, and finds it after a restart", async (_, named) => {
    await redis.empty();
    const first = await start(named());
    const before = await (await fetch(`${first.url}/rss`)).text();
    expect(before).toContain("<item>");
    await first.stop();
    // Days gone by are asked for elsewhere.
    const feedsAsked = () => arxiv.requests.filter(({ path }) => path.startsWith("/rss/")).length;
    const asked = feedsAsked();

    const second = await start(named());
    try {
      expect(await (await fetch(`${second.url}/rss`)).text()).toBe(before);
      expect(feedsAsked()).toBe(asked);
      expect(await readdir(data)).toEqual([]);
    } finally {
      await second.stop();
    }
  });

  it("serves without its store, and tells the world no secret of it", async () => {
    kv.fault(kvFaults.quota);
    const server = await start({ KV_REST_API_URL: kv.url, KV_REST_API_TOKEN: kv.token });
    try {
      expect((await fetch(`${server.url}/rss`)).status).toBe(200);
      const health = await (await fetch(`${server.url}/health`)).text();
      expect(JSON.parse(health)).toMatchObject({
        status: "degraded",
        store: expect.stringMatching(/^The store cannot be used/),
      });
      expect(server.output()).toMatch(/the store failed .*KV cannot .*limit exceeded/);
      for (const shown of [health, server.output()]) {
        expect(shown).not.toContain(kv.token);
        expect(shown).not.toContain(new URL(kv.url).host);
      }
    } finally {
      await server.stop();
      kv.fault(null);
    }
  });
});
