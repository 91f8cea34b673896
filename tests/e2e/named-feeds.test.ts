import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** The built server under a config.json of its own, which is read at the start. */
const root = resolve(import.meta.dirname, "../..");
const parts = [".next", "app", "lib", "public", "scripts", "next.config.ts", "package-lock.json"];
const files = ["instrumentation.ts", "package.json", "tsconfig.json", "vercel.json"];

let arxiv: ArxivStandIn;
let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 24, count: 200, day }));
  folder = await mkdtemp(join(tmpdir(), "arxiv-feed-named-"));
  for (const part of [...parts, ...files]) {
    await cp(join(root, part), join(folder, part), { recursive: true });
  }
  await symlink(join(root, "node_modules"), join(folder, "node_modules"));
  const config = {
    categories: ["cs.LG"],
    access: "configured",
    feeds: { few: { max_papers: 2 }, vision: { title: "Seeing & all", categories: ["cs.CV"] } },
  };
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  server = await startBuiltServer({
    arxivUrl: arxiv.url,
    dataFolder: join(folder, ".data"),
    folder,
  });
});

afterAll(async () => {
  await server?.stop();
  await arxiv?.close();
  await rm(folder, { recursive: true, force: true });
});

async function get(path: string) {
  const response = await fetch(`${server.url}${path}`);
  return { status: response.status, body: await response.text() };
}

describe("a named feed", () => {
  it("is served in every format", async () => {
    expect(JSON.parse((await get("/json/few")).body)).toMatchObject({
      title: "arXiv papers: few",
      feed_url: `${server.url}/json/few`,
      items: [{}, {}],
    });
    expect((await get("/rss/vision")).body).toContain("<title>Seeing &amp; all</title>");
    expect((await get("/atom/vision?days=1")).body).toContain(
      `href="${server.url}/atom/vision?days=1"`,
    );
  });

  it("stands alone, and is hinted at", async () => {
    expect(await get("/rss/few+cs.LG")).toEqual({
      status: 400,
      body: '"few" is a feed of its own and cannot be joined with categories or other feeds.\n',
    });
    expect((await get("/rss/fwe")).body).toContain('did you mean "few"?');
  });

  it("is on the page, behind the main feed", async () => {
    const { body } = await get("/");
    const announced = [...body.matchAll(/<link rel="alternate"[^>]*href="([^"]*)"/g)];
    const paths = ["/atom", "/rss", "/json", "/atom/few", "/atom/vision"];
    expect(announced.map(([, href]) => href)).toEqual(paths.map((path) => server.url + path));
    for (const path of ["/rss/few", "/atom/few", "/json/vision"]) {
      expect(body).toContain(`<a href="${server.url}${path}">`);
    }
  });
});

it("serves no categories but those that are configured, where access says so", async () => {
  expect((await get("/rss/cs.CV")).status).toBe(200);
  expect(await get("/rss/cs.RO")).toEqual({
    status: 403,
    body: "This server keeps to the categories of its configuration, and cs.RO is not among them.\n",
  });
});
