import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { launchBrowser } from "@/tests/support/browser";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** The status page in a real browser (Debian's chromium; CHROMIUM names another). */
const secret = "canary secret+of mine";
const token = "canary+token/of=mine";

let arxiv: ArxivStandIn;
let data: string[];
let server: BuiltServer;
let closedServer: BuiltServer; // private, and without a secret for refreshes
let privateServer: BuiltServer;
let browser: Browser;

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 37, count: 300, day }));
  data = await Promise.all([1, 2, 3].map(() => mkdtemp(join(tmpdir(), "arxiv-feed-status-"))));
  const start = (index: number, environment: Record<string, string>) =>
    startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data[index] ?? "", environment });
  server = await start(0, { CRON_SECRET: secret });
  privateServer = await start(1, { CRON_SECRET: secret, ACCESS_TOKEN: token });
  closedServer = await start(2, { VERCEL: "1" });
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  for (const each of [server, privateServer, closedServer]) await each?.stop();
  await arxiv?.close();
  for (const folder of data ?? []) await rm(folder, { recursive: true, force: true });
});

/** A page that must load without errors and without asking anybody else. */
async function opened(address: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(String(error)));
  page.on("console", (message) => {
    if (message.type() === "error") problems.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(new URL(address).origin)) problems.push(request.url());
  });
  await page.goto(address, { waitUntil: "networkidle" });
  return { page, problems, close: () => context.close() };
}

async function submit(page: Page, value: string): Promise<void> {
  await page.getByLabel("The value of CRON_SECRET").fill(value);
  await page.getByRole("button", { name: "Start a refresh" }).click();
  await page.waitForLoadState("networkidle");
}

/** Loads the page again, as it says, until a text is there. */
async function seen(page: Page, text: string | RegExp): Promise<void> {
  for (let tries = 0; tries < 50; tries++) {
    if (await page.getByText(text).first().isVisible()) return;
    await page.waitForTimeout(200);
    await page.reload();
  }
  throw new Error(`${text} did not come:\n${await page.locator("body").innerText()}`);
}

describe("the status page", () => {
  it("goes from nothing to a refresh that its form started, without scripts", async () => {
    const { page, problems, close } = await opened(`${server.url}/status`, {
      javaScriptEnabled: false,
    });
    const text = () => page.locator("body").innerText();
    expect(await text()).toContain("Nothing has been fetched yet");
    expect(await page.getByRole("row", { name: /^cs\.AI/ }).innerText()).toContain("Due: ");
    expect(await text()).toContain("None yet.");

    await submit(page, secret);
    expect(page.url()).toBe(`${server.url}/status?started=1`);
    expect(await text()).toMatch(/A refresh (is under way|was started)\. Load this page again/);
    await seen(page, "by the form on this page");
    expect(await text()).toContain("All is well: feeds have the announcement of ");
    expect(await page.getByRole("row", { name: /^cs\.AI/ }).innerText()).toContain(
      "Has the announcement of ",
    );
    expect(await text()).toMatch(/Asked arXiv for cs\.AI, cs\.CL, cs\.DC and cs\.LG: \d+ papers/);
    expect(problems).toEqual([]);
    await close();
  });

  it("answers a wrong secret with a sentence and a way back", async () => {
    const { page, close } = await opened(`${server.url}/status`);
    await submit(page, "wrong");
    expect(await page.locator("body").innerText()).toContain(
      "That is not the CRON_SECRET of this server, so no refresh was started.",
    );
    await page.getByRole("link", { name: "Back to the status page" }).click();
    await page.waitForURL(`${server.url}/status`);
    await close();
  });

  it("says what is set up and what is to be done, on Vercel in Vercel's words", async () => {
    const own = await opened(`${server.url}/status`);
    const row = ({ page }: { page: Page }, name: string) =>
      page.getByRole("row", { name: new RegExp(`^${name}`) }).innerText();
    expect(await row(own, "Store")).toMatch(/found\s+What was fetched is kept in files/);
    expect(await row(own, "Password for refreshes")).toContain("found");
    await own.close();

    const vercel = await opened(`${closedServer.url}/status`);
    expect(await row(vercel, "Store")).toMatch(/missing[\s\S]*To do: In your project on Vercel/);
    expect(await row(vercel, "Schedule")).toContain("Vercel calls once a day, but is turned away");
    expect(await vercel.page.locator("form").count()).toBe(0);
    expect(await vercel.page.locator("main").innerText()).toMatch(
      /To start a refresh here, there must be a password for it\.[\s\S]*set CRON_SECRET/,
    );
    expect([own.problems, vercel.problems]).toEqual([[], []]);
    await vercel.close();
  });

  it("tells that arXiv cannot be asked, why, and when it is asked again", async () => {
    arxiv.fault({ kind: "status", code: 503 });
    expect((await fetch(`${closedServer.url}/rss`)).status).toBe(503);
    arxiv.fault(null);
    const { page, close } = await opened(`${closedServer.url}/status`);
    expect(await page.locator(".lead").innerText()).toMatch(
      /The announcement of .* could not be fetched in cs\.AI, .*; feeds have nothing to show/,
    );
    expect(await page.getByRole("row", { name: /^cs\.AI/ }).innerText()).toMatch(
      /Failed: arXiv answered with an error \(503\); .* asked again at \d\d:\d\d UTC\./,
    );
    expect(await page.getByRole("row", { name: /^arXiv/ }).innerText()).toContain("failing");
    await close();
  });

  it("shows nothing of where things are kept, nor a secret", async () => {
    for (const path of ["/status", "/status.json"]) {
      const body = await (await fetch(`${server.url}${path}`)).text();
      for (const hidden of [data[0] ?? "", tmpdir(), "canary", encodeURIComponent(secret)]) {
        expect(body).not.toContain(hidden);
      }
    }
  });

  it.each([
    "light",
    "dark",
  ] as const)("neither scrolls sideways on a phone nor has pale text, %s", async (colorScheme) => {
    for (const { url } of [server, closedServer]) {
      const { page, problems, close } = await opened(`${url}/status`, {
        viewport: { width: 390, height: 800 },
        colorScheme,
      });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
      expect(await leastContrast(page)).toBeGreaterThanOrEqual(4.5);
      expect(problems).toEqual([]);
      await close();
    }
  });

  it("is made of headings in order, tables with captions, and times", async () => {
    const { page, close } = await opened(`${server.url}/status`);
    expect(await page.locator("h1").count()).toBe(1);
    expect(await page.locator("h2").allInnerTexts()).toEqual([
      "Today at arXiv",
      "Categories",
      "History",
      "Summaries",
      "Setup",
      "Last refreshes",
    ]);
    const tables = await page.locator("table").count();
    expect(await page.locator("table > caption").count()).toBe(tables);
    expect(await page.locator("th:not([scope])").count()).toBe(0);
    const times = await page
      .locator("time")
      .evaluateAll((all) => all.map((each) => each.getAttribute("datetime") ?? ""));
    expect(times.length).toBeGreaterThan(5);
    for (const time of times) expect(Date.parse(time)).not.toBeNaN();
    await close();
  });

  it("is linked from the first page, and links to what programs read", async () => {
    const { page, close } = await opened(`${server.url}/`);
    await page.getByRole("link", { name: "Status", exact: true }).click();
    await page.waitForURL(`${server.url}/status`);
    const links = await page
      .locator("main > p:last-child a")
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(links).toEqual(["/status.json", "/health"].map((path) => `${server.url}${path}`));
    for (const link of links) expect((await fetch(link)).status).toBe(200);
    await close();
  });
});

describe("the status of a private deployment", () => {
  const key = `key=${encodeURIComponent(token)}`;

  it("opens with the key, and its form leads back with it", async () => {
    const { page, problems, close } = await opened(`${privateServer.url}/status?${key}`);
    await submit(page, secret);
    expect(page.url()).toBe(`${privateServer.url}/status?${key}&started=1`);
    await seen(page, "by the form on this page");
    const links = await page
      .locator('a:not([href^="#"])')
      .evaluateAll((all) => all.map((each) => (each as HTMLAnchorElement).href));
    expect(links.length).toBeGreaterThan(5);
    for (const link of links) expect(link).toContain(key);
    expect(problems).toEqual([]);
    await close();
  });

  it("leads back with it after a wrong secret, too", async () => {
    const { page, close } = await opened(`${privateServer.url}/status?${key}`);
    await submit(page, "wrong");
    await page.getByRole("link", { name: "Back to the status page" }).click();
    await page.waitForURL(`${privateServer.url}/status?${key}`);
    expect(await page.locator("h1").innerText()).toBe("Status");
    await close();
  });

  it("is for programs with the key only", async () => {
    const { status, headers } = await fetch(`${privateServer.url}/status.json`);
    expect([status, headers.get("cache-control")]).toEqual([401, "no-store"]);
    const told = await fetch(`${privateServer.url}/status.json?${key}`);
    expect(told.headers.get("cache-control")).toBe("no-store");
    expect(Object.keys((await told.json()) as object)).toEqual([
      "status",
      "summary",
      "today",
      "categories",
      "history",
      "store",
      "checks",
      "running",
      "runs",
      "summaries",
      "likes",
    ]);
  });
});

describe("the job over HTTP", () => {
  const refresh = (init: RequestInit) => fetch(`${server.url}/api/cron/refresh`, init);
  const authorization = `Bearer ${secret}`;

  it("answers with what it did", async () => {
    const response = await refresh({ headers: { authorization } });
    expect([response.status, (await response.json()) as object]).toMatchObject([
      200,
      { trigger: "cron", summary: expect.any(String) },
    ]);
  });

  it("answers HEAD without a refresh, and no other method", async () => {
    expect((await refresh({ method: "HEAD", headers: { authorization } })).status).toBe(204);
    expect((await refresh({ method: "HEAD" })).status).toBe(401);
    for (const method of ["PUT", "DELETE", "PATCH"]) {
      expect((await refresh({ method, headers: { authorization } })).status).toBe(405);
    }
  });

  it("does not read a form that is too large, and goes on serving", async () => {
    const body = new URLSearchParams({ secret: "x".repeat(1_000_000) });
    expect((await refresh({ method: "POST", body })).status).toBe(413);
    expect((await fetch(`${server.url}/health`)).status).toBe(200);
  });
});

/** The lowest contrast of any text with the page behind it, by WCAG 2's formula. */
function leastContrast(page: Page): Promise<number> {
  return page.evaluate(() => {
    const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
    const luminance = (color: string) => {
      if (canvas === null) return Number.NaN;
      canvas.fillStyle = color;
      canvas.fillRect(0, 0, 1, 1);
      const [red = 0, green = 0, blue = 0] = [...canvas.getImageData(0, 0, 1, 1).data].map(
        (value) => {
          const part = value / 255;
          return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
        },
      );
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    };
    const behind = luminance(getComputedStyle(document.body).backgroundColor);
    const texts = [...document.querySelectorAll("body *:not(script, input, button)")];
    const contrasts = texts.map((text) => {
      const [low = 0, high = 0] = [luminance(getComputedStyle(text).color), behind].sort(
        (a, b) => a - b,
      );
      return (high + 0.05) / (low + 0.05);
    });
    return Math.min(...contrasts);
  });
}
