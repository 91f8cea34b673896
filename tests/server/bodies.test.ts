import { gunzipSync, gzipSync } from "node:zlib";
import { expect, it } from "vitest";
import { createBodies } from "@/lib/server/bodies";

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString("utf8");
const feed = Buffer.from("<item/>".repeat(1_000));
const zipped = gzipSync(feed);

it("keep a compressed body alone where nobody asked for the plain one", async () => {
  const bodies = createBodies(zipped.length + 100);
  const first = await bodies.add("a", feed)("gzip");
  expect(text(gunzipSync(first))).toBe(text(feed));
  expect(await bodies.get("a")?.("gzip")).toBe(first);
});

it("compress once, and unpack once for who wants it plain", async () => {
  const bodies = createBodies(1_000_000);
  await bodies.add("a", feed)("gzip");
  const body = bodies.get("a");
  const [one, two] = [await body?.("identity"), await bodies.get("a")?.("identity")];
  expect(one && text(one)).toBe(text(feed));
  expect(two).toBe(one);
});

it("hold no more than their budget, names included", async () => {
  const bodies = createBodies(2 * feed.length);
  for (const name of ["a", "b", "c"]) await bodies.add(name, feed)("identity");
  expect(["a", "b", "c"].map((name) => bodies.get(name) !== null)).toEqual([false, false, true]);
});

it("give a body that memory has let go of meanwhile to who holds it", async () => {
  const bodies = createBodies(feed.length + 100);
  await bodies.add("a", feed)("identity");
  const held = bodies.get("a");
  await bodies.add("b", feed)("identity");
  expect(bodies.get("a")).toBeNull();
  expect(text((await held?.("identity")) ?? new Uint8Array())).toBe(text(feed));
});
