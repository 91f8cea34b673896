import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Browser, chromium } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** The first page in a real browser (Debian's chromium; CHROMIUM names another). */
let arxiv: ArxivStandIn;
let data: string;
let server: BuiltServer;
let browser: Browser;

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 31, count: 300, day, hostile: true }));
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-page-"));
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data });
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"],
  });
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

describe("the first page", () => {
  it("lists the day's best papers and announces its feeds, without errors or outside requests", async () => {
    const page = await browser.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    page.on("request", (request) => {
      if (!request.url().startsWith(server.url)) problems.push(`asked for ${request.url()}`);
    });
    await page.goto(server.url, { waitUntil: "networkidle" });

    expect(await page.locator("ol > li").count()).toBe(30);
    const feeds = await page
      .locator('head link[rel="alternate"]')
      .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
    expect(feeds).toEqual(["/atom", "/rss", "/json"].map((path) => `${server.url}${path}`));
    for (const feed of feeds) expect((await fetch(feed)).status).toBe(200);
    expect(problems).toEqual([]);
    await page.close();
  });

  it("can be read without JavaScript, abstracts included", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    const first = page.locator("ol > li").first();
    await first.locator("summary").click();
    expect(await first.locator("details p").first().isVisible()).toBe(true);
    await context.close();
  });

  it("does not scroll sideways on a phone", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(server.url);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });
});
