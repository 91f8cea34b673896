import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";
import { type ModelStandIn, standInKey, startModel } from "@/tests/support/model-server";

/** The built server, as a bundler has put it together, with a model that writes summaries. */
const today = dayInForce(new Date());
const secret = "a-cron-secret-of-enough-length";
const papers = inventDay({ seed: 71, count: 40, day: today });

let arxiv: ArxivStandIn;
let model: ModelStandIn;
let folder: string;
let server: BuiltServer;

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(today, papers);
  // Half of them have no HTML, so that PDFs are read as well.
  arxiv.texts(papers.filter((_, index) => index % 2 === 0).map(({ id }) => ({ id, html: "none" })));
  model = await startModel({ models: ["gpt-5-mini"] });
  folder = await mkdtemp(join(tmpdir(), "arxiv-feed-summaries-"));
  server = await startBuiltServer({
    arxivUrl: arxiv.url,
    dataFolder: folder,
    environment: {
      CRON_SECRET: secret,
      OPENAI_API_KEY: standInKey,
      OPENAI_BASE_URL: `${model.url}/v1`,
    },
  });
});

afterAll(async () => {
  await server.stop();
  await Promise.all([arxiv.close(), model.close()]);
  await rm(folder, { recursive: true, force: true });
});

const get = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(`${server.url}${path}`, { headers });
  return { status: response.status, text: await response.text() };
};

const itemsSchema = z.object({
  items: z.array(
    z.object({
      content_html: z.string(),
      _arxiv: z.object({
        id: z.string(),
        summary: z.object({ source: z.string(), text: z.string().nullable() }).optional(),
      }),
    }),
  ),
});

const summarised = async () => {
  const { items } = itemsSchema.parse(JSON.parse((await get("/json?days=1")).text));
  return items.filter(({ _arxiv }) => _arxiv.summary !== undefined);
};

describe("the built server with a model", () => {
  it("writes summaries in the scheduler's call, from HTML and from PDF", async () => {
    const { status, text } = await get("/api/cron/refresh", { authorization: `Bearer ${secret}` });
    expect(status).toBe(200);
    const { summaries } = JSON.parse(text);
    expect(summaries).toMatchObject({ left: 0, failed: [], stopped: null });
    expect(summaries.written).toBeGreaterThan(3);
    const items = await summarised();
    expect(items).toHaveLength(summaries.written);
    expect(new Set(items.map(({ _arxiv }) => _arxiv.summary?.source))).toEqual(
      new Set(["html", "pdf"]),
    );
    expect(text + server.output()).not.toContain(standInKey);
  });

  it("shows them in every format, on the paper's page and on the day's", async () => {
    const [first] = await summarised();
    for (const path of ["/rss", "/atom", "/json", `/papers/${first?._arxiv.id}`]) {
      const { status, text } = await get(path);
      expect(status, path).toBe(200);
      expect(text, path).toContain("Summary by gpt-5-mini from the full text");
    }
    expect((await get("/")).text).toContain("Whole summary by gpt-5-mini");
    expect((await get("/rss?summary=none")).text).not.toContain("Summary by");
  });

  it("tells what was done and spent", async () => {
    const status = JSON.parse((await get("/status.json")).text);
    expect(status.summaries).toMatchObject({ model: "gpt-5-mini", left: 0, mostADay: 60 });
    expect(status.summaries.runs[0].usage.inputTokens).toBeGreaterThan(1_000);
    expect((await get("/status")).text).toContain("Wrote ");
  });

  it("has no page of a paper that it does not hold, nor of one that cannot be", async () => {
    for (const path of ["/papers/2606.99999", "/papers/nonsense", "/papers/a%2F..%2F..%2Fetc"]) {
      expect((await get(path)).status, path).toBe(404);
    }
  });
});
