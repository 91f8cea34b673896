import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { feedServer } from "@/tests/support/feed-server";

/** No handler of a private deployment answers those without its key; pages are handlers, too. */
const app = resolve(import.meta.dirname, "../app");
const files = readdirSync(app, { recursive: true })
  .map((file) => String(file).replaceAll("\\", "/"))
  .sort();
const routes = files.filter((file) => /(^|\/)route\.tsx?$/.test(file));

/** They decide themselves what they tell to whom: the job has a secret of its own. */
const doors = /^(health|api\/cron\/[^/]+)\/route\.ts$/;

/** What `lib/services.ts` keeps the process's services in. */
const holder = globalThis as { arxivFeedServices?: unknown };
const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

type Handler = (request: Request, context: object) => Promise<Response>;

beforeAll(() => {
  holder.arxivFeedServices = feedServer({
    arxivUrl: "http://127.0.0.1:9",
    accessToken: "canary-token",
  }).server;
});

afterAll(() => {
  holder.arxivFeedServices = undefined;
});

async function answers(file: string, query: string): Promise<Response[]> {
  const handlers: Record<string, Handler | undefined> = await import(join(app, file));
  const context = { params: Promise.resolve({}) };
  const called = methods.flatMap((method) => {
    const request = new Request(`https://feeds.example/x${query}`, { method });
    return handlers[method]?.(request, context) ?? [];
  });
  expect(called.length, file).toBeGreaterThan(0);
  return Promise.all(called);
}

describe("the handlers", () => {
  it("are all found", () => {
    expect(routes).toEqual(
      expect.arrayContaining(["route.ts", "feed.xml/route.ts", "rss/[[...feed]]/route.ts"]),
    );
    // What Next.js would make of a page cannot be a 401, nor do without inline scripts.
    expect(
      files.filter((file) => /(^|\/)(page|layout|not-found|error)\.[jt]sx?$/.test(file)),
    ).toEqual([]);
  });

  it.each(routes.filter((file) => !doors.test(file)))("%s wants the key", async (file) => {
    for (const query of ["", "?key=wrong"]) {
      for (const response of await answers(file, query)) {
        expect(response.status).toBe(401);
        expect(response.headers.get("www-authenticate")).toBe("Bearer");
        const text = await response.text();
        if (response.headers.get("content-type")?.startsWith("text/html")) {
          expect(text).toMatch(/<p>This server is private; [^<]*\.<\/p>/);
          expect(text).not.toMatch(/<nav|arXiv papers|canary/);
        } else expect(text).toMatch(/^This server is private; .*\.\n$/);
      }
    }
  });

  /** Browsers send no credentials with it: refused, no page could show its key as a header. */
  it.each([
    "json/[[...feed]]/route.ts",
    "feed.json/route.ts",
  ])("%s tells a browser that it may ask with the key, and nothing else", async (file) => {
    const { OPTIONS }: Record<string, Handler | undefined> = await import(join(app, file));
    const request = new Request("https://feeds.example/json/cs.XX", { method: "OPTIONS" });
    const response = await OPTIONS?.(request, {});
    expect(response?.status).toBe(204);
    expect(response?.headers.get("access-control-allow-headers")).toContain("authorization");
    expect(response?.headers.get("access-control-allow-origin")).toBe("*");
    expect(await response?.text()).toBe("");
  });

  it("health tells strangers one word", async () => {
    const [stranger] = await answers("health/route.ts", "?key=wrong");
    expect(Object.keys((await stranger?.json()) as object)).toEqual(["status"]);
    const [friend] = await answers("health/route.ts", "?key=canary-token");
    expect(await friend?.json()).toHaveProperty("categories");
  });
});
