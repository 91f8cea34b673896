import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { midnightOf } from "@/lib/arxiv/calendar";
import { interestFromConfig } from "@/lib/interest/interest";
import { kvStore } from "@/lib/store/kv";
import { redisStore } from "@/lib/store/redis";
import { type Store, underPrefix } from "@/lib/store/store";
import { withinSeconds } from "@/tests/store/failures";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer, idsByDay } from "@/tests/support/feed-server";
import { hastyApi } from "@/tests/support/history-sources";
import { type Announced, inventDay } from "@/tests/support/invented";
import { type KvRest, kvFaults, startKvRest } from "@/tests/support/kv-rest";
import { startModel } from "@/tests/support/model-server";
import { describeWithRedis, type RedisServer, startRedis } from "@/tests/support/redis-server";
import { keepingLog } from "@/tests/support/stores";

// Failures take as long as their limits allow; on a busy machine that adds up.
vi.setConfig({ testTimeout: 30_000 });

/** The whole program over stores across a network, which come and go. */
const config = {
  categories: ["cs.AI", "cs.CL", "cs.DC", "cs.LG"],
  keywords: [],
  exclude_keywords: [],
  max_papers: 2000,
  deduplication_methods: ["id" as const],
};
const monday = "2026-06-15";
const tuesday = "2026-06-16";
const mondaysPapers = inventDay({ seed: 1, count: 60, day: monday });
const tuesdaysPapers = inventDay({ seed: 2, count: 60, day: tuesday });
const prefix = "v1:production:";

function at(day: string, hours: number): Date {
  return new Date(midnightOf(day).getTime() + hours * 3_600_000);
}

const minute = 1 / 60; // hours

function newIn(items: readonly Announced[]): string[] {
  return items
    .filter(({ action, categories: [primary = ""] }) => {
      return action === "new" && config.categories.includes(primary);
    })
    .map(({ id }) => id)
    .sort();
}

describeWithRedis("the program over a store across a network", () => {
  let arxiv: ArxivStandIn;
  let redis: RedisServer;
  let kv: KvRest;

  beforeAll(async () => {
    redis = await startRedis();
    kv = await startKvRest(redis);
  });
  beforeEach(async () => {
    arxiv = await startArxiv();
    await redis.empty();
    kv.fault(null);
    kv.requests.length = 0;
  });
  afterEach(() => arxiv.close());
  afterAll(async () => {
    await kv.close();
    await redis.stop();
  });

  const overKv = () =>
    underPrefix(kvStore({ url: kv.url, token: kv.token, timeoutMs: 500 }), prefix);
  const overRedis = () => underPrefix(redisStore({ url: redis.url, timeoutMs: 500 }), prefix);

  const serve = (store: Store, log = keepingLog()) =>
    feedServer({ arxivUrl: arxiv.url, config, store, log });
  type Server = ReturnType<typeof serve>;

  const idsOn = async (day: string, server: Server, now: Date) =>
    [...(idsByDay(await server.edition(now))[day] ?? [])].sort();

  const drivers: [string, () => Store, outage: () => void, end: () => void][] = [
    ["KV that is out of quota", overKv, () => kv.fault(kvFaults.quota), () => kv.fault(null)],
    ["KV that is cut off", overKv, () => kv.fault("cut"), () => kv.fault(null)],
    ["KV that hangs", overKv, () => kv.fault("hang"), () => kv.fault(null)],
    ["KV that answers garbage", overKv, () => kv.fault(kvFaults.garbage), () => kv.fault(null)],
    ["Redis that hangs", overRedis, () => redis.hang(), () => redis.resume()],
  ];

  describe.each(drivers)("with a %s", (_, open, outage, end) => {
    afterEach(end);

    it("serves what arXiv has though the store fails from the start, and keeps it afterwards", async () => {
      arxiv.announce(tuesday, tuesdaysPapers);
      outage();
      const log = keepingLog();
      const server = serve(open(), log);
      await withinSeconds(20, async () => {
        expect(await idsOn(tuesday, server, at(tuesday, 1))).toEqual(newIn(tuesdaysPapers));
      });
      expect(server.archive.trouble()).toMatch(/^The store \((KV|Redis)\) cannot be used: /);
      expect(log.lines).toContain("error the store failed");

      end();
      await idsOn(tuesday, server, at(tuesday, 2)); // asks arXiv once more, and writes
      expect(server.archive.trouble()).toBeNull();
      expect(await idsOn(tuesday, serve(open()), at(tuesday, 2.1))).toEqual(newIn(tuesdaysPapers));
    });

    it("serves what it holds though the store fails meanwhile, and what comes in that time", async () => {
      arxiv.announce(monday, mondaysPapers);
      const server = serve(open());
      expect(await idsOn(monday, server, at(monday, 1))).toEqual(newIn(mondaysPapers));

      outage();
      arxiv.announce(tuesday, tuesdaysPapers);
      await withinSeconds(20, async () => {
        expect(await idsOn(monday, server, at(tuesday, 1))).toEqual(newIn(mondaysPapers));
        expect(await idsOn(tuesday, server, at(tuesday, 1.1))).toEqual(newIn(tuesdaysPapers));
      });
      expect(server.archive.trouble()).not.toBeNull();

      end();
      await idsOn(tuesday, server, at(tuesday, 2));
      expect(server.archive.trouble()).toBeNull();
      const next = serve(open());
      expect(await idsOn(monday, next, at(tuesday, 2.1))).toEqual(newIn(mondaysPapers));
      expect(await idsOn(tuesday, next, at(tuesday, 2.1))).toEqual(newIn(tuesdaysPapers));
    });
  });

  it("writes everything anew into a Redis that comes back empty", async () => {
    const own = await startRedis();
    const open = () => underPrefix(redisStore({ url: own.url, timeoutMs: 500 }), prefix);
    arxiv.announce(monday, mondaysPapers);
    const server = serve(open());
    await idsOn(monday, server, at(monday, 1));
    await own.stop();
    expect(await idsOn(monday, server, at(monday, 1.5))).toEqual(newIn(mondaysPapers));
    expect(server.archive.trouble()).not.toBeNull();

    const again = await startRedis({ port: own.port });
    try {
      await idsOn(monday, server, at(monday, 2));
      await idsOn(monday, server, at(monday, 2.1));
      expect(server.archive.trouble()).toBeNull();
      expect(await idsOn(monday, serve(open()), at(monday, 2.2))).toEqual(newIn(mondaysPapers));
    } finally {
      await again.stop();
    }
  });

  it("recovers from a head that is not ours", async () => {
    for (const [open, value] of [
      [overKv, "2501.12345"],
      [overRedis, Buffer.of(0, 255, 1)],
    ] as const) {
      await redis.empty();
      arxiv.announce(tuesday, tuesdaysPapers);
      const expected = newIn(tuesdaysPapers);
      expect(await idsOn(tuesday, serve(open()), at(tuesday, 1))).toEqual(expected);
      await redis.command("SET", `${prefix}head`, value);
      const log = keepingLog();
      const next = serve(open(), log);
      expect(await idsOn(tuesday, next, at(tuesday, 1.5))).toEqual(expected);
      expect(log.lines).toContain("warn a stored value cannot be read and was set aside");
      expect(next.archive.trouble()).toBeNull();
    }
  });

  it("keeps what two processes over one store fetch at the same time", async () => {
    for (const open of [overKv, overRedis]) {
      await redis.empty();
      arxiv.announce(monday, mondaysPapers);
      const [one, other] = [serve(open()), serve(open())];
      await Promise.all([one, other].map((each) => idsOn(monday, each, at(monday, 1))));
      arxiv.announce(tuesday, tuesdaysPapers);
      await Promise.all([one, other].map((each) => each.edition(at(tuesday, 1))));
      for (const server of [one, other, serve(open())]) {
        const now = at(tuesday, 1.1);
        expect(await idsOn(monday, server, now)).toEqual(newIn(mondaysPapers));
        expect(await idsOn(tuesday, server, now)).toEqual(newIn(tuesdaysPapers));
        expect(server.archive.trouble()).toBeNull();
      }
      expect(await open().list("lock/")).toEqual([]);
    }
  });

  it("shares one store between the two drivers' deployments without mixing them", async () => {
    arxiv.announce(monday, mondaysPapers);
    await idsOn(monday, serve(overKv()), at(monday, 1));
    const preview = underPrefix(redisStore({ url: redis.url }), "v1:preview:");
    expect(await preview.list("")).toEqual([]);
    expect((await overRedis().list("batch/")).length).toBeGreaterThan(0);
  });

  describe("what it costs", () => {
    const commandsSince = (start: number) =>
      kv.requests.slice(start).flatMap(({ commands }) => commands);

    it("is one small read a minute for feeds that are asked for", async () => {
      arxiv.announce(tuesday, tuesdaysPapers);
      const server = serve(overKv());
      await server.text(at(tuesday, 1));
      await server.text(at(tuesday, 1));

      const start = kv.requests.length;
      for (let minutes = 1; minutes <= 30; minutes++) {
        for (const address of ["/rss", "/rss?limit=10", "/rss?keywords=model"]) {
          await server.text(at(tuesday, 1 + minutes * minute), address);
          await server.text(at(tuesday, 1 + minutes * minute + minute / 2), address);
        }
      }
      const commands = commandsSince(start);
      expect(commands.length).toBeLessThanOrEqual(30);
      expect(new Set(commands.map((words) => words.join(" ")))).toEqual(
        new Set([`MGET ${prefix}head`]),
      );
    });

    /** A server that has filled in the month before, and what it may ask for more. */
    const withHistory = (store: Store) =>
      feedServer({ arxivUrl: arxiv.url, config, store, sources: [hastyApi(arxiv.url)] });
    const tellOfAMonth = () => {
      const plan = { seed: 5, count: 60, categories: config.categories };
      const papers = inventHistory({ ...plan, from: "2026-05-16", to: monday });
      arxiv.history(papers);
      arxiv.announce(tuesday, tuesdaysPapers);
    };

    it("of a process that starts with a month held is its feed's window, and not the rest", async () => {
      tellOfAMonth();
      await withHistory(overKv()).edition(at(tuesday, 1));
      const start = kv.requests.length;
      const { days } = await withHistory(overKv()).edition(at(tuesday, 1.2));
      expect(days.map(({ day }) => day)).toEqual([
        tuesday,
        monday,
        "2026-06-12",
        "2026-06-11",
        "2026-06-10",
      ]);
      const commands = commandsSince(start);
      // The head, what the feed chose, and each day's papers; no statistics.
      expect(commands.length).toBe(7);
      const keys = commands.flatMap(([, ...rest]) => rest);
      const held = new Set(keys.map((key) => /\d{4}-\d\d-\d\d/.exec(key)?.[0]).filter(Boolean));
      expect([...held].sort()).toEqual(days.map(({ day }) => day).sort());
      expect(keys.filter((key) => key.endsWith("-statistics"))).toEqual([]);
    });

    it("of filling in a month is ten commands a day of it", async () => {
      tellOfAMonth();
      const start = kv.requests.length;
      await withHistory(overKv()).edition(at(tuesday, 1));
      expect(arxiv.requests.filter(({ path }) => path.startsWith("/api/"))).toHaveLength(21);
      expect(commandsSince(start).length).toBeLessThan(21 * 11 + 60);
    });

    it("is less than 200 commands for a day in new processes all the time, with a month held", async () => {
      tellOfAMonth();
      await withHistory(overKv()).edition(at(monday, 30));
      const start = kv.requests.length;
      arxiv.announce("2026-06-17", inventDay({ seed: 6, count: 400, day: "2026-06-17" }));
      for (let hour = 0; hour < 12; hour++) {
        await withHistory(overKv()).edition(at("2026-06-17", hour * 2 + 0.2));
      }
      const commands = commandsSince(start);
      expect(commands.length).toBeLessThan(200);
      // Updates read the listings of the month, and of its papers those of the window at most.
      const parts = commands
        .flatMap(([name, ...keys]) => (name === "MGET" ? keys : []))
        .filter((key) => /-\d+-\d+$/.test(key));
      expect(parts.filter((key) => key < `${prefix}batch/2026-06-10`)).toEqual([]);
    });

    it("of a summary is twenty commands, and of asking for it afterwards one read a process", async () => {
      const model = await startModel();
      try {
        arxiv.announce(tuesday, tuesdaysPapers);
        const options = { arxivUrl: arxiv.url, modelUrl: model.url, config };
        const { server } = feedServer({ ...options, store: overKv() });
        await server.edition(interestFromConfig(server.config), {
          now: at(tuesday, 1),
          defer: () => {},
        });
        const start = kv.requests.length;
        await server.refresh({ trigger: "command", now: at(tuesday, 1 + minute) });
        expect(model.requests).toHaveLength(15);
        expect(commandsSince(start).length).toBeLessThan(15 * 20 + 30);

        const other = feedServer({ ...options, store: overKv() });
        const before = kv.requests.length;
        const { days } = await other.edition(at(tuesday, 1.1));
        expect(days[0]?.items.filter(({ summary }) => summary !== undefined)).toHaveLength(15);
        expect(commandsSince(before).length).toBeLessThan(10);
        const afterwards = kv.requests.length;
        await other.text(at(tuesday, 1.11), "/rss");
        await other.text(at(tuesday, 1.11), "/atom");
        const keys = commandsSince(afterwards).flatMap(([, ...words]) => words);
        expect(keys.filter((key) => key.includes("summar"))).toEqual([]);
      } finally {
        await model.close();
      }
    });

    it("is less than 200 commands for a day of 2,400 papers, each request less than a megabyte", async () => {
      arxiv.announce(monday, inventDay({ seed: 3, count: 2400, day: monday }));
      const server = serve(overKv());
      await server.edition(at(monday, 1));
      arxiv.announce(tuesday, inventDay({ seed: 4, count: 2400, day: tuesday }));

      const start = kv.requests.length;
      for (let hour = 0; hour < 24; hour++) await server.edition(at(tuesday, hour + 0.5));
      const commands = commandsSince(start);
      expect(commands.length).toBeLessThan(200);
      expect(commands.length).toBeGreaterThan(10);
      expect(Math.max(...kv.requests.map(({ bytes }) => bytes))).toBeLessThan(1_000_000);
      expect(Object.keys((await server.archive.head(at(tuesday, 24))).days)).toContain(tuesday);
    });
  });
});
