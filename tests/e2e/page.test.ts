import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { launchBrowser } from "@/tests/support/browser";
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
  browser = await launchBrowser();
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

    expect(await page.locator(".papers > li").count()).toBe(30);
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
    const first = page.locator(".papers > li", { has: page.locator(".unfold") }).first();
    const height = async () => (await first.locator(".abstract").boundingBox())?.height ?? 0;
    const folded = await height();
    await first.locator(".unfold summary").click();
    expect(await height()).toBeGreaterThan(folded);
    await context.close();
  });

  it("does not scroll sideways on a phone, however much is opened", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    await page.goto(`${server.url}/?math=mathml`);
    for (const summary of await page.locator("summary").all()) await summary.click();
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.close();
  });

  it("has a form that leads to the address of what it asks for", async () => {
    const context = await browser.newContext({ javaScriptEnabled: false });
    const page = await context.newPage();
    await page.goto(server.url);
    await page.locator(".panel > summary").click();
    await page.getByLabel("Keywords", { exact: true }).fill("sparse");
    await page.getByLabel("Papers a day, at most").fill("3");
    await page.getByRole("button", { name: "Show these papers" }).click();
    await page.waitForURL(`${server.url}/?keywords=sparse&limit=3`);
    expect(await page.locator(".papers > li").count()).toBe(3);

    await page.locator(".panel > summary").click();
    await page.getByLabel("arXiv query").fill("ti:(");
    await page.getByRole("button", { name: "Show these papers" }).click();
    expect(await page.getByRole("alert").innerText()).toMatch(/^At character 5 of the query /);
    expect(await page.getByLabel("arXiv query").inputValue()).toBe("ti:(");
    expect(await page.getByLabel("Papers a day, at most").inputValue()).toBe("3");
    await context.close();
  });
});

describe("a paper's page", () => {
  it("is reached from the list, fits on a phone, and gives its BibTeX to copy", async () => {
    const context = await browser.newContext({ viewport: { width: 390, height: 800 } });
    const page = await context.newPage();
    const problems: string[] = [];
    page.on("pageerror", (error) => problems.push(String(error)));
    page.on("console", (message) => {
      if (message.type() === "error") problems.push(message.text());
    });
    await page.goto(server.url);
    await page.getByRole("link", { name: "Details" }).first().click();
    await page.waitForURL(`${server.url}/papers/*`);
    expect(await page.locator(".standings dd").first().innerText()).toMatch(/^Number 1 on /);
    expect(await page.locator(".similar li").count()).toBeGreaterThan(0);
    const overflow = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(overflow).toBeLessThanOrEqual(0);
    await context.grantPermissions(["clipboard-read", "clipboard-write"]);
    await page.getByRole("button", { name: "Copy" }).click();
    const copied = await page.evaluate(() => navigator.clipboard.readText());
    expect(copied).toBe(`${(await page.locator("pre").innerText()).trim()}\n`);
    expect(problems).toEqual([]);
    await context.close();
  });

  it("has one address, to which versions and other spellings lead", async () => {
    const [link = ""] = (await (await fetch(server.url)).text()).match(/\/papers\/[\d.]+/) ?? [];
    for (const written of [`${link}v2`, link.replace("papers/", "papers/arXiv:"), `${link}.pdf`]) {
      const { status, headers } = await fetch(server.url + written, { redirect: "manual" });
      expect([status, headers.get("location")]).toEqual([303, link]);
    }
    const etag = (await fetch(server.url + link)).headers.get("etag") ?? "";
    const again = await fetch(server.url + link, { headers: { "if-none-match": etag } });
    expect(again.status).toBe(304);
  });
});

describe("every answer", () => {
  it.each([
    "/",
    "/rss",
    "/json?limit=0",
    "/nowhere/at/all",
    "/page.css",
    "/health",
  ])("%s lets nothing foreign run or load, and names nobody's address", async (path) => {
    const { headers, body } = await fetch(server.url + path);
    await body?.cancel();
    expect(headers.get("content-security-policy")).toMatch(/^default-src 'none'; /);
    expect(headers.get("content-security-policy")).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(headers.get("permissions-policy")).toContain("camera=()");
    expect(headers.get("cross-origin-opener-policy")).toBe("same-origin");
  });

  it("of a page has a validator, and the lifetime of a feed", async () => {
    const { headers } = await fetch(server.url, { method: "HEAD" });
    expect(headers.get("cache-control")).toBe(
      (await fetch(`${server.url}/rss`, { method: "HEAD" })).headers.get("cache-control"),
    );
    const etag = headers.get("etag") ?? "";
    const again = await fetch(server.url, { headers: { "if-none-match": etag } });
    expect([again.status, await again.text()]).toEqual([304, ""]);
  });

  it("of style and script may be kept for ever, by the names that pages have for them", async () => {
    const page = await (await fetch(server.url)).text();
    const files = page.match(/\/page\.(css|js)\?v=[0-9a-f]{12}/g) ?? [];
    expect(files).toHaveLength(2);
    for (const file of files) {
      const { status, headers, body } = await fetch(server.url + file);
      await body?.cancel();
      expect([status, headers.get("cache-control")]).toEqual([
        200,
        "public, max-age=31536000, immutable",
      ]);
    }
  });
});

describe("a page that is not there", () => {
  it.each([
    ["/nowhere", "It may have been mistyped, or what it named is gone."],
    ["/day/2020-01-01", "The announcement of Wednesday, 1 January 2020 is not held here"],
    ["/day/2020-01-04", "arXiv announced nothing on Saturday, 4 January 2020 (weekend)."],
    ["/day/9999-01-01", "Friday, 1 January 9999 has not come yet at arXiv"],
    ["/day/soon", "A day is written as 2026-06-16."],
    ["/papers/nonsense", "No such paper is held here."],
    ["/papers/2001.00001", "https://arxiv.org/abs/2001.00001"],
    ["/papers/hep-th/9901001", "https://arxiv.org/abs/hep-th/9901001"],
  ])("%s is a 404 in our own words", async (path, words) => {
    const response = await fetch(server.url + path);
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toContain(words);
    expect(page.match(/<script[^>]*>/g)).toEqual([expect.stringContaining("/page.js")]);
  });

  it("is one that a list of days does not lead to", async () => {
    const list = await (await fetch(`${server.url}/day`)).text();
    const days = list.match(/\/day\/\d{4}-\d\d-\d\d/g) ?? [];
    expect(days.length).toBeGreaterThan(0);
    for (const day of days.slice(0, 3)) expect((await fetch(server.url + day)).status).toBe(200);
  });
});
