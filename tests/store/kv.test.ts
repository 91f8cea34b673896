import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { causeChain } from "@/lib/errors";
import { kvStore } from "@/lib/store/kv";
import { StoreError } from "@/lib/store/store";
import { bytes, describeStore, text } from "@/tests/store/contract";
import { expectSafeFailures, withinSeconds } from "@/tests/store/failures";
import { type KvFault, type KvRest, kvFaults, startKvRest } from "@/tests/support/kv-rest";
import { describeWithRedis, type RedisServer, startRedis } from "@/tests/support/redis-server";

// Failures take as long as their limits allow; on a busy machine that adds up.
vi.setConfig({ testTimeout: 30_000 });

describeWithRedis("kvStore", () => {
  let redis: RedisServer;
  let kv: KvRest;

  beforeAll(async () => {
    redis = await startRedis();
    kv = await startKvRest(redis);
  });
  beforeEach(async () => {
    kv.fault(null);
    await redis.empty();
    kv.requests.length = 0;
  });
  afterAll(async () => {
    await kv.close();
    await redis.stop();
  });

  const aStore = (timeoutMs?: number) => kvStore({ url: kv.url, token: kv.token, timeoutMs });

  describeStore(
    "over a stand-in for Upstash",
    () => aStore(),
    (seconds) => redis.age(seconds),
  );

  describe("what it sends", () => {
    it("is one command a call, each in a request of its own", async () => {
      const store = aStore();
      await store.set("a", bytes("one"), { ttlSeconds: 1.5 });
      await store.setIfAbsent("b", bytes("two"), { ttlSeconds: 60 });
      await store.get("a");
      await store.getMany(["a", "b", "c"]);
      await store.deleteIf("a", bytes("one"));
      await store.list("b");
      await store.delete("a", "b", "c");
      expect(kv.requests.map(({ path }) => path)).toEqual(Array(7).fill("/"));
      const sent = kv.requests.flatMap(({ commands }) => commands);
      expect(sent.map((command) => command.filter((word) => !word.includes("redis.call")))).toEqual(
        [
          ["SET", "a", "b25l", "PX", "1500"],
          ["SET", "b", "dHdv", "NX", "PX", "60000"],
          ["MGET", "a"],
          ["MGET", "a", "b", "c"],
          ["EVAL", "1", "a", "b25l"],
          ["SCAN", "0", "MATCH", "b*", "COUNT", "1000"],
          ["DEL", "a", "b", "c"],
        ],
      );
    });

    it("is nothing when there is nothing to ask", async () => {
      const store = aStore();
      await store.getMany([]);
      await store.delete();
      expect(kv.requests).toEqual([]);
    });

    it("is sent once more when the network fails", async () => {
      const store = aStore();
      await store.set("a", bytes("one"));
      kv.fault("cut");
      kv.requests.length = 0;
      await expect(store.get("a")).rejects.toThrow(StoreError);
      expect(kv.requests).toHaveLength(2);
    });
  });

  describe("a value that is not ours", () => {
    it.each([
      "hello",
      "2501.12345",
      "====",
      "日本",
      '{"a":1}',
    ])("(%s) is given as it is", async (value) => {
      await redis.command("SET", "a", value);
      expect(text(await aStore().get("a"))).toBe(value);
    });

    it("of another type counts as absent, and can be replaced", async () => {
      const store = aStore();
      await redis.command("HSET", "a", "field", "1");
      expect(await store.get("a")).toBeNull();
      await store.set("a", bytes("ours"));
      expect(text(await store.get("a"))).toBe("ours");
    });
  });

  describe("a failure", () => {
    const faults: [string, KvFault][] = [
      ["hanging", "hang"],
      ["cutting connections", "cut"],
      ["too slow", { delayMs: 2_000 }],
      ["refusing the token", kvFaults.unauthorised],
      ["out of quota", kvFaults.quota],
      ["full", kvFaults.full],
      ["refusing the size", kvFaults.tooLarge],
      ["broken", kvFaults.broken],
      ["not KV at all", kvFaults.garbage],
      ["answering nothing", kvFaults.nothing],
      ["answering null", kvFaults.null],
      ["answering other JSON", kvFaults.otherJson],
      ["answering another result", kvFaults.otherResult],
      ["telling all it was sent", { status: 400, body: "what was that? ", echo: true }],
      [
        "telling all as an error",
        { status: 500, body: `{"error":"no: Bearer canary-token-AbC+/=123"}` },
      ],
    ];

    it.each(
      faults,
    )("of a service that is %s is a StoreError in time, and tells no secret", async (_, fault) => {
      const store = aStore(500);
      kv.fault(fault);
      await withinSeconds(5, () => expectSafeFailures(store, [kv.token, new URL(kv.url).host]));
    });

    it("to reach the service is a StoreError in time, and tells no secret", async () => {
      const unreachable = [
        "http://127.0.0.1:9",
        "http://canary-user:canary-pass@127.0.0.1:9", // which the client itself refuses, in full
        "https://canary-host.invalid",
        kv.url.replace("http:", "https:"),
      ];
      for (const url of unreachable) {
        const store = kvStore({ url, token: kv.token, timeoutMs: 1_000 });
        const secrets = [kv.token, "canary-user", "canary-pass", "canary-host"];
        await withinSeconds(15, () => expectSafeFailures(store, secrets));
      }
    });

    it("with a wrong token says so", async () => {
      const store = kvStore({ url: kv.url, token: "canary-other" });
      const error = await store.get("head").catch((thrown) => thrown);
      expect(causeChain(error)).toBe(
        "KV cannot read head: WRONGPASS invalid or missing auth token",
      );
    });

    it("says what the service said, without the value that was sent", async () => {
      kv.fault(kvFaults.full);
      const error = await aStore()
        .set("head", new Uint8Array(900_000))
        .catch((thrown) => thrown);
      expect(causeChain(error)).toBe("KV cannot write head: ERR DB capacity quota exceeded");
    });

    it("is over when the service is back", async () => {
      const store = aStore(300);
      await store.set("a", bytes("one"));
      for (const fault of ["hang", "cut", kvFaults.quota, kvFaults.garbage] as const) {
        kv.fault(fault);
        await expect(store.get("a")).rejects.toThrow(StoreError);
        kv.fault(null);
        expect(text(await store.get("a"))).toBe("one");
      }
    });

    it("of a list that never ends is a StoreError in time", async () => {
      kv.fault({ status: 200, body: '{"result":["7",[]]}' }); // every answer promises more
      await withinSeconds(5, () => expect(aStore(50).list("")).rejects.toThrow(StoreError));
    });
  });

  it("has a name that tells no secret", () => {
    expect(aStore().name).toBe("KV");
  });
});
