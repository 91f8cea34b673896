import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it, onTestFinished, vi } from "vitest";
import { causeChain } from "@/lib/errors";
import { type RedisStore, redisStore } from "@/lib/store/redis";
import { StoreError } from "@/lib/store/store";
import { bytes, describeStore, text } from "@/tests/store/contract";
import { expectSafeFailures, withinSeconds } from "@/tests/store/failures";
import { describeWithRedis, type RedisServer, startRedis } from "@/tests/support/redis-server";

// Failures take as long as their limits allow; on a busy machine that adds up.
vi.setConfig({ testTimeout: 30_000 });

/** A store that lets go of its server when the test is over. */
function aStore(url: string, timeoutMs?: number): RedisStore {
  const store = redisStore({ url, timeoutMs });
  onTestFinished(() => store.close());
  return store;
}

describeWithRedis("redisStore", () => {
  let redis: RedisServer;

  beforeAll(async () => {
    redis = await startRedis();
  });
  beforeEach(() => redis.empty());
  afterAll(() => redis.stop());

  describeStore(
    "over a real Redis",
    () => aStore(redis.url),
    (seconds) => redis.age(seconds),
  );

  it("keeps values as the bytes they are", async () => {
    await aStore(redis.url).set("a", Uint8Array.of(0, 255, 10, 13));
    expect(await redis.command("GET", "a")).toEqual(Buffer.of(0, 255, 10, 13));
  });

  it("counts a key of another type as absent, and can replace it", async () => {
    const store = aStore(redis.url);
    await redis.command("HSET", "a", "field", "1");
    expect(await store.get("a")).toBeNull();
    await store.set("a", bytes("ours"));
    expect(text(await store.get("a"))).toBe("ours");
  });

  it("uses the database that the URL names", async () => {
    await aStore(`${redis.url}/3`).set("a", bytes("three"));
    expect(await aStore(redis.url).get("a")).toBeNull();
    expect(text(await aStore(`${redis.url}/3`).get("a"))).toBe("three");
  });

  it("connects when it is asked something, and once for all that is asked at a time", async () => {
    const store = aStore(redis.url);
    const connections = async () => {
      const info = String(await redis.command("INFO", "clients"));
      return Number(/connected_clients:(\d+)/.exec(info)?.[1]);
    };
    const before = await connections();
    await Promise.all(Array.from({ length: 20 }, (_, index) => store.get(String(index))));
    expect(await connections()).toBe(before + 1);
  });

  it("goes on over a new connection when the server has closed the old one", async () => {
    const store = aStore(redis.url);
    await store.set("a", bytes("one"));
    for (let round = 0; round < 3; round++) {
      await redis.command("CLIENT", "KILL", "TYPE", "normal", "SKIPME", "yes");
      const found = await Promise.all([store.get("a"), store.get("a"), store.getMany(["a"])]);
      expect(found.flat().map(text)).toEqual(["one", "one", "one"]);
    }
  });

  it("can be used again after it was closed", async () => {
    const store = aStore(redis.url);
    store.close();
    await store.set("a", bytes("one"));
    store.close();
    store.close();
    expect(text(await store.get("a"))).toBe("one");
  });

  it("keeps the connection when the server refuses a command", async () => {
    const store = aStore(redis.url);
    await redis.command("CONFIG", "SET", "maxmemory", "1");
    const error = await store.set("a", bytes("one")).catch((thrown) => thrown);
    await redis.command("CONFIG", "SET", "maxmemory", "0");
    expect(error).toBeInstanceOf(StoreError);
    expect(causeChain(error)).toMatch(/^Redis cannot write a: OOM command not allowed/);
    await store.set("a", bytes("one"));
    expect(text(await store.get("a"))).toBe("one");
  });

  it("says that the password is wrong, and not which", async () => {
    const store = aStore(`redis://canary-user:canary-pass@127.0.0.1:${redis.port}`);
    const error = await store.get("head").catch((thrown) => thrown);
    expect(causeChain(error)).toMatch(/^Redis cannot read head: WRONGPASS/);
    await expectSafeFailures(store, ["canary-user", "canary-pass"]);
  });

  it("fails in time while the server hangs, and works when it goes on", async () => {
    const store = aStore(redis.url, 300);
    await store.set("a", bytes("one"));
    redis.hang();
    try {
      await withinSeconds(10, () => expectSafeFailures(store, [redis.password, redis.url]));
      // Connecting succeeds, since that is the system's work; the greeting is not answered.
      await withinSeconds(10, () =>
        expectSafeFailures(aStore(redis.url, 300), [redis.password, redis.url]),
      );
    } finally {
      redis.resume();
    }
    await store.set("b", bytes("two"));
    expect(text(await store.get("b"))).toBe("two");
  });

  it("fails at once while the server is down, and works when it is back", async () => {
    const own = await startRedis();
    const store = aStore(own.url);
    await store.set("a", bytes("one"));
    await own.stop();
    await withinSeconds(5, () => expectSafeFailures(store, [own.password, own.url]));
    const again = await startRedis({ port: own.port });
    onTestFinished(() => again.stop());
    await store.set("a", bytes("two"));
    expect(text(await store.get("a"))).toBe("two");
  });
});

describe("redisStore, where no Redis answers", () => {
  const answering = async (answer: (socket: Socket) => void): Promise<string> => {
    const sockets = new Set<Socket>();
    const server: Server = createServer((socket) => {
      sockets.add(socket.on("error", () => {}));
      answer(socket);
    });
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    onTestFinished(() => {
      for (const socket of sockets) socket.destroy();
      server.close();
    });
    return `127.0.0.1:${(server.address() as AddressInfo).port}`;
  };
  const credentials = "canary-user:canary%2Fpass";
  const secrets = ["canary-user", "canary%2Fpass", "canary/pass", "canary-host"];

  it.each([
    ["says nothing", (_: Socket) => {}],
    ["hangs up", (socket: Socket) => void socket.destroy()],
    ["hangs up when asked", (socket: Socket) => void socket.on("data", () => socket.destroy())],
    [
      "speaks HTTP",
      (socket: Socket) =>
        void socket.on("data", () => socket.write("HTTP/1.1 400 Bad Request\r\n\r\n")),
    ],
    [
      "answers numbers",
      (socket: Socket) => void socket.on("data", () => socket.write(":1\r\n".repeat(10))),
    ],
    [
      "tells all it was sent",
      (socket: Socket) =>
        void socket.on("data", (data) => {
          socket.write(`-ERR what is ${data.toString("latin1").replace(/\r\n/g, " ")}\r\n`);
        }),
    ],
  ])("fails in time, and tells no secret, when what is there %s", async (_, answer) => {
    const host = await answering(answer);
    const store = aStore(`redis://${credentials}@${host}`, 300);
    await withinSeconds(10, () => expectSafeFailures(store, [...secrets, host]));
  });

  it.each([
    ["nobody listens", `redis://${credentials}@127.0.0.1:9`],
    ["there is no such host", `redis://${credentials}@canary-host.invalid`],
    ["the database is no number", `redis://${credentials}@127.0.0.1:9/canary-host`],
    ["the password is misspelt", "redis://canary-user:canary%ZZpass@127.0.0.1:9"],
  ])("fails in time, and tells no secret, when %s", async (_, url) => {
    const store = aStore(url, 1_000);
    await withinSeconds(10, () => expectSafeFailures(store, [...secrets, "canary%ZZ"]));
  });

  it("speaks TLS to a rediss:// address", async () => {
    let first = -1;
    const host = await answering((socket) => {
      socket.once("data", (data) => {
        first = data[0] ?? -1;
        socket.destroy();
      });
    });
    await withinSeconds(5, () => expectSafeFailures(aStore(`rediss://${host}`, 1_000), []));
    expect(first).toBe(0x16); // a TLS handshake
  });

  it("does not connect before it is asked, and has a name that tells no secret", async () => {
    const host = await answering(() => expect.unreachable());
    expect(aStore(`redis://${credentials}@${host}`).name).toBe("Redis");
  });
});
