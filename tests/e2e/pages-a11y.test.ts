import { readFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, dayInForce } from "@/lib/arxiv/calendar";
import { places } from "@/lib/pages/layout";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { launchBrowser } from "@/tests/support/browser";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/** Every page in a real browser (Debian's chromium; CHROMIUM names another), for all who read it. */
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const secret = "canary secret of mine";

let arxiv: ArxivStandIn;
let data: string;
let server: BuiltServer;
let browser: Browser;
let paths: string[];

beforeAll(async () => {
  arxiv = await startArxiv();
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 41, count: 8, day, hostile: true }));
  arxiv.history(
    inventHistory({ seed: 41, count: 30, from: addDays(day, -20), to: addDays(day, -1) }),
  );
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-a11y-"));
  const environment = { CRON_SECRET: secret };
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data, environment });
  const refreshed = await fetch(`${server.url}/api/cron/refresh`, {
    headers: { authorization: `Bearer ${secret}` },
  });
  expect(refreshed.status).toBe(200);
  paths = await allPages(day);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

/** Those of the navigation, a day's, a paper's, and those that say that something is wrong. */
async function allPages(day: string): Promise<string[]> {
  const named = Object.values(places).map(({ path }) => path);
  const first = await (await fetch(server.url)).text();
  const paper = /href="(\/papers\/[^"?#]+)"/.exec(first)?.[1] ?? "no paper";
  expect(paper).toMatch(/^\/papers\//);
  return [...named, `/day/${day}`, paper, "/?q=ti%3A(", "/nowhere"];
}

const phone = { width: 390, height: 844 };
const desk = { width: 1280, height: 900 };

/** A page in a context of its own, and what it did that no page may do. */
async function opened(path: string, options: BrowserContextOptions = {}) {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const problems: string[] = [];
  page.on("pageerror", (error) => problems.push(`${path}: ${error}`));
  page.on("console", (message) => {
    // A browser counts the status of the page itself as an error.
    const isOwnStatus = message.location().url === `${server.url}${path}`;
    if (message.type() === "error" && !isOwnStatus) problems.push(`${path}: ${message.text()}`);
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(server.url)) problems.push(`${path} asked for ${request.url()}`);
  });
  await page.goto(`${server.url}${path}`, { waitUntil: "load" });
  return { page, problems, close: () => context.close() };
}

async function unfold(page: Page): Promise<void> {
  await page.evaluate(() => {
    for (const each of document.querySelectorAll("details")) each.open = true;
  });
}

// Dozens of loads each, which take a busy machine more than the usual minute.
describe("every page", { timeout: 180_000 }, () => {
  it("has nothing that axe knows to be a barrier, on a phone and a desk, light and dark", async () => {
    const found: string[] = [];
    for (const path of paths) {
      const { page, close } = await opened(path, { bypassCSP: true });
      await unfold(page);
      await page.evaluate(axe);
      for (const size of [phone, desk]) {
        for (const colorScheme of ["light", "dark"] as const) {
          await page.setViewportSize(size);
          await page.emulateMedia({ colorScheme });
          // All but these see the same in the dark.
          const only = colorScheme === "dark" ? ["color-contrast", "link-in-text-block"] : null;
          for (const each of await violations(page, only)) {
            found.push(`${path} ${size.width} ${colorScheme}: ${each}`);
          }
        }
      }
      await close();
    }
    expect(found).toEqual([]);
  });

  it("loads without errors and outside requests, fits a phone, and is walked by keys in order", async () => {
    const found: string[] = [];
    for (const path of paths) {
      const options: BrowserContextOptions = { viewport: phone, reducedMotion: "reduce" };
      const { page, problems, close } = await opened(path, options);
      await unfold(page);
      const { beyond, moving } = await page.evaluate(() => ({
        beyond: document.documentElement.scrollWidth - document.documentElement.clientWidth,
        moving: document.getAnimations().length,
      }));
      if (beyond > 0) problems.push(`${path} is ${beyond} pixels too wide`);
      if (moving > 0) problems.push(`${path} moves`);
      await page.keyboard.press("Tab");
      const first = await page.evaluate(() => document.activeElement?.getAttribute("href"));
      if (first !== "#main") problems.push(`${path} begins with ${first}`);
      const { reached, usable, hasOutline } = await walk(page);
      expect(reached, path).toEqual(usable);
      if (!hasOutline) problems.push(`${path} hides where one is`);
      found.push(...problems);
      await close();
    }
    expect(found).toEqual([]);
  });

  it("is whole without scripts", async () => {
    for (const path of paths) {
      const { page, problems, close } = await opened(path, { javaScriptEnabled: false });
      expect(await page.locator("main h1").count(), path).toBe(1);
      expect(await page.locator("nav[aria-label=Pages] a").count(), path).toBe(5);
      for (const each of await page.locator("main details > summary").all()) {
        if (!(await each.isVisible())) continue;
        await each.click();
        expect(await each.evaluate(({ parentElement }) => parentElement?.matches("[open]"))).toBe(
          true,
        );
        break;
      }
      expect(problems).toEqual([]);
      await close();
    }
  });
});

function violations(page: Page, only: string[] | null): Promise<string[]> {
  return page.evaluate(async (rules) => {
    type Result = {
      passes: object[];
      violations: { id: string; nodes: { html: string; failureSummary: string }[] }[];
    };
    const options = { resultTypes: ["violations"], ...(rules && { runOnly: rules }) };
    const { axe } = globalThis as unknown as {
      axe: { run(options: object): Promise<Result> };
    };
    const { passes, violations } = await axe.run(options);
    if (passes.length === 0) return ["axe looked at nothing"];
    return violations.map(
      ({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)} ${nodes[0]?.failureSummary}`,
    );
  }, only);
}

/**
 * Presses Tab until the end, and tells what had the focus, by its place in the document, beside all
 * that can be used.
 */
async function walk(page: Page) {
  const usable = await page.evaluate(() => {
    const selector =
      "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex='0']";
    const all = [...document.querySelectorAll("*")];
    const seen = [...document.querySelectorAll<HTMLElement>(selector)];
    return seen
      .filter((each) => each.checkVisibility({ visibilityProperty: true }))
      .map((each) => all.indexOf(each));
  });
  // Told by the page in one go: a question at each step would take most of the time.
  await page.evaluate(() => {
    const walked = { places: [0], outlines: [""] };
    const all = [...document.querySelectorAll("*")];
    const note = ({ target }: { target: EventTarget | null }) => {
      if (!(target instanceof Element)) return;
      walked.places.push(all.indexOf(target));
      walked.outlines.push(getComputedStyle(target).outlineStyle);
    };
    walked.places.length = walked.outlines.length = 0;
    note({ target: document.activeElement });
    document.addEventListener("focusin", note);
    Object.assign(globalThis, { walked });
  });
  for (let presses = 1; presses < usable.length; presses++) await page.keyboard.press("Tab");
  const { places: reached, outlines } = await page.evaluate(
    () => (globalThis as unknown as { walked: { places: number[]; outlines: string[] } }).walked,
  );
  return { reached, usable, hasOutline: !outlines.includes("none") };
}
