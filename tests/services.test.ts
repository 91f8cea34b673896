import { describe, expect, it } from "vitest";
import { readEnvironment } from "@/lib/config/environment";
import { openStore } from "@/lib/services";

const kv = { KV_REST_API_URL: "https://kv.example", KV_REST_API_TOKEN: "canary-token" };
const upstash = {
  UPSTASH_REDIS_REST_URL: "https://upstash.example",
  UPSTASH_REDIS_REST_TOKEN: "canary-token",
};
const redis = { REDIS_URL: "rediss://user:canary-password@redis.example:6380" };

describe("openStore", () => {
  it.each([
    ["files, where nothing else is named", {}, "files under .data"],
    ["files in the folder that is named", { DATA_DIR: "/srv/feeds" }, "files under /srv/feeds"],
    ["memory on Vercel, which keeps no files", { VERCEL: "1" }, "memory"],
    ["a Redis", redis, "Redis"],
    ["a Redis on Vercel", { ...redis, VERCEL: "1" }, "Redis"],
    ["a KV", kv, "KV"],
    ["a KV under Upstash's names", upstash, "KV"],
    ["a KV before a Redis, which Vercel names too", { ...kv, ...redis, VERCEL: "1" }, "KV"],
  ])("takes %s", (_, variables, name) => {
    expect(openStore(readEnvironment(variables)).name).toBe(name);
  });
});
