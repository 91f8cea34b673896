import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { launchBrowser } from "@/tests/support/browser";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** A feed is built in a real browser, and is the feed that its preview showed. */
let arxiv: ArxivStandIn;
let data: string;
let server: BuiltServer;
let browser: Browser;

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 33, count: 200, day }));
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-build-"));
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data });
  await (await fetch(server.url)).text();
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

async function withPage(
  options: Parameters<Browser["newContext"]>[0],
  use: (page: Page, context: BrowserContext) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  await page.goto(`${server.url}/build`);
  await use(page, context);
  await context.close();
}

const perDay = async (page: Page) =>
  Number.parseFloat(await page.locator("#preview .lead").innerText());

async function papersIn(feed: string): Promise<string[]> {
  const { items } = (await (await fetch(feed)).json()) as { items: { url: string }[] };
  return items.map(({ url }) => url);
}

describe("the feed builder", () => {
  it("builds a feed without JavaScript, which is then what it showed", async () => {
    await withPage({ javaScriptEnabled: false }, async (page) => {
      await page.getByLabel("Keywords", { exact: true }).fill("sparse, decoding");
      await page.getByLabel("Papers a day, about").fill("4");
      await page.getByLabel("Machine Learning cs.LG").uncheck();
      await page.getByRole("button", { name: "Show what it brings" }).click();
      await page.waitForURL(
        /\/build\?budget=4&feed=cs\.AI%2Bcs\.CL%2Bcs\.DC&keywords=decoding%2Csparse/,
      );
      expect(await perDay(page)).toBe(4);
      const shown = await page
        .locator(".top-papers")
        .first()
        .locator("li > a:first-child")
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      const feed = await page.locator(".subscribe dd", { hasText: "/json" }).innerText();
      expect(await papersIn(feed)).toEqual(shown);

      await page.getByLabel("Papers a day, about").fill("");
      await page.getByLabel("arXiv query").fill("ti:(");
      await page.getByRole("button", { name: "Show what it brings" }).click();
      expect(await page.locator("#q-fault").innerText()).toMatch(/^At character 5 of the query /);
      expect(await page.getByLabel("Keywords", { exact: true }).inputValue()).toBe(
        "decoding, sparse",
      );
    });
  });

  it("shows what a feed brings while it is filled in, and keeps it in the address", async () => {
    await withPage({}, async (page) => {
      const problems: string[] = [];
      page.on("pageerror", (error) => problems.push(String(error)));
      const before = await perDay(page);
      await page.getByLabel("Keywords", { exact: true }).fill("sparse");
      await page.waitForURL(`${server.url}/build?keywords=sparse`);
      expect(await perDay(page)).toBeLessThan(before);
      await page.getByLabel("Papers a day, about").fill("0");
      await page.waitForFunction(() => document.querySelector("#budget-fault")?.textContent);
      expect(await page.locator("#preview").innerText()).toContain('The parameter "budget" is "0"');
      expect(page.url()).toBe(`${server.url}/build?keywords=sparse`);
      await page.getByLabel("Papers a day, about").fill("2");
      await page.waitForURL(/budget=2/);
      expect(await page.locator("#budget-fault").innerText()).toBe("");
      expect(await perDay(page)).toBe(2);
      await page.reload();
      expect(await page.getByLabel("Papers a day, about").inputValue()).toBe("2");
      expect(problems).toEqual([]);
    });
  });

  it("does not scroll sideways on a phone", async () => {
    await withPage({ viewport: { width: 390, height: 800 } }, async (page) => {
      for (const summary of await page.locator("#build > .boxes > details > summary").all())
        await summary.click();
      for (const summary of await page.locator("#preview summary").all()) await summary.click();
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    });
  });
});
