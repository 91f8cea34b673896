import { createClient } from "@vercel/kv";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type KvRest, startKvRest } from "@/tests/support/kv-rest";
import { describeWithRedis, type RedisServer, startRedis } from "@/tests/support/redis-server";

describeWithRedis("the stand-in for Upstash", () => {
  let redis: RedisServer;
  let kv: KvRest;

  beforeAll(async () => {
    redis = await startRedis();
    kv = await startKvRest(redis);
  });
  beforeEach(async () => {
    await redis.empty();
    kv.requests.length = 0;
  });
  afterAll(async () => {
    await kv.close();
    await redis.stop();
  });

  /** The client as it comes: pipelines of its own accord, base64, values made of JSON. */
  const aClient = () => createClient({ url: kv.url, token: kv.token });
  const paths = () => kv.requests.map(({ path }) => path);

  it("serves the client as it comes, with texts in base64", async () => {
    const client = aClient();
    await client.set("a", "日本");
    await client.set("b", { list: [1, "two"] });
    expect(await client.mget("a", "b", "c")).toEqual(["日本", { list: [1, "two"] }, null]);
    expect(await client.del("a", "b")).toBe(2);
    expect(new Set(paths())).toEqual(new Set(["/pipeline"]));
  });

  it("serves single commands, with texts as they are", async () => {
    const client = createClient({
      url: kv.url,
      token: kv.token,
      enableAutoPipelining: false,
      responseEncoding: false,
    });
    await client.set("a", "日本", { px: 60_000, nx: true });
    expect(await client.set("a", "other", { nx: true })).toBeNull();
    expect(await client.get("a")).toBe("日本");
    expect(await client.scan(0, { match: "a*" })).toEqual(["0", ["a"]]);
    expect(new Set(paths())).toEqual(new Set(["/"]));
  });

  it("runs a transaction whole, and a pipeline command by command", async () => {
    const client = aClient();
    expect(await client.multi().set("a", 1).incr("a").get("a").exec()).toEqual(["OK", 2, 2]);
    await client.set("text", "x");
    const mixed = await client.pipeline().incr("a").incr("text").exec({ keepErrors: true });
    expect(mixed[0]).toEqual({ result: 3, error: undefined });
    expect(mixed[1]?.error).toMatch(/not an integer/);
    expect(paths()).toContain("/multi-exec");
  });

  it("refuses another's token, and what is no command", async () => {
    const post = (body: string, token = kv.token) =>
      fetch(kv.url, { method: "POST", headers: { Authorization: `Bearer ${token}` }, body });
    expect((await post('["PING"]', "other")).status).toBe(401);
    expect((await post("{")).status).toBe(400);
    expect((await post('["NO_SUCH_COMMAND"]')).status).toBe(400);
    expect(await (await post('["PING"]')).json()).toEqual({ result: "PONG" });
  });

  it("notes what it was asked, and fails as it is told", async () => {
    const client = createClient({ url: kv.url, token: kv.token, retry: false });
    kv.fault({ status: 400, body: '{"error":"ERR no"}' }, ([name]) => name === "set");
    await expect(client.set("a", "1")).rejects.toThrow("ERR no");
    expect(await client.get("a")).toBeNull();
    kv.fault(null);
    expect(await client.set("a", "1")).toBe("OK");
    expect(kv.requests.flatMap(({ commands }) => commands)).toEqual([
      ["set", "a", "1"],
      ["get", "a"],
      ["set", "a", "1"],
    ]);
  });
});
