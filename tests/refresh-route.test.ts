import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { answerForm } from "@/app/api/cron/refresh/form";
import { GET, HEAD, POST } from "@/app/api/cron/refresh/route";
import { startTrace } from "@/lib/server/trace";
import { memoryStore } from "@/lib/store/memory";
import type { Store } from "@/lib/store/store";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";

/** `/api/cron/refresh` with requests as a scheduler, a program and the status page's form send them. */
const cronSecret = "canary+secret of 20";
const url = "https://feeds.example/api/cron/refresh";

/** What `lib/services.ts` keeps the process's services in. */
const holder = globalThis as { arxivFeedServices?: unknown };

let arxiv: ArxivStandIn;
let store: Store;

beforeEach(async () => {
  arxiv = await startArxiv();
  store = memoryStore();
  serve({ cronSecret });
});

afterEach(async () => {
  holder.arxivFeedServices = undefined;
  await arxiv.close();
});

function serve(options: { cronSecret?: string; accessToken?: string }) {
  const config = { categories: ["cs.RO"] };
  const { server } = feedServer({ arxivUrl: arxiv.url, config, store, ...options });
  holder.arxivFeedServices = server;
  return server;
}

const withBearer = (secret: string, method = "GET") =>
  new Request(url, { method, headers: { authorization: `Bearer ${secret}` } });

function form(fields: Record<string, string>, headers: Record<string, string> = {}) {
  return new Request(url, { method: "POST", body: new URLSearchParams(fields), headers });
}

const browser = { accept: "text/html,application/xhtml+xml,*/*;q=0.8" };

/** The answer, and what was left to be done behind it. */
async function answered(request: Request) {
  const later: (() => Promise<void>)[] = [];
  const trace = startTrace("id", "/api/cron/refresh");
  const defer = (work: () => Promise<void>) => void later.push(work);
  const response = await answerForm({ request, now: new Date(), defer, trace });
  return { response, later };
}

describe("a scheduler", () => {
  it("is turned away while no secret is set, whatever it sends", async () => {
    serve({});
    for (const request of [withBearer("anything"), new Request(url), withBearer("undefined")]) {
      const response = await GET(request);
      expect(response.status).toBe(403);
      expect(await response.text()).toMatch(/^Refreshing is closed, .*\.\n$/);
    }
    expect(arxiv.requests).toEqual([]);
  });

  it.each([
    "wrong",
    `${cronSecret}x`,
    "",
  ])("is refused with the secret %j, by GET, POST and HEAD", async (secret) => {
    const methods = [
      [GET, "GET"],
      [POST, "POST"],
      [HEAD, "HEAD"],
    ] as const;
    for (const [handler, method] of methods) {
      const response = await handler(withBearer(secret, method));
      expect([method, response.status]).toEqual([method, 401]);
      expect(response.headers.get("www-authenticate")).toBe("Bearer");
      expect(await response.text()).not.toContain("canary");
    }
    expect(arxiv.requests).toEqual([]);
  });

  it.each([
    ["GET", GET],
    ["POST", POST],
  ])("that shows the secret by %s is answered with the report when it is done", async (method, handler) => {
    const response = await handler(withBearer(cronSecret, method));
    expect(response.status).toBe(200);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(await response.json()).toMatchObject({
      trigger: "cron",
      outcome: "done",
      asked: ["cs.RO"],
      summary: "asked arXiv for cs.RO: 0 papers listed",
    });
    expect(arxiv.requests).toHaveLength(1);
  });

  it("hears that another process is at work", async () => {
    await store.setIfAbsent("lock/refresh", Buffer.from("another"), { ttlSeconds: 30 });
    const response = await GET(withBearer(cronSecret));
    expect(response.status).toBe(202);
    expect(await response.json()).toMatchObject({ outcome: "busy" });
    expect(arxiv.requests).toEqual([]);
  });

  it("may ask by HEAD whether its secret is right, which starts nothing", async () => {
    const response = await HEAD(withBearer(cronSecret, "HEAD"));
    expect(response.status).toBe(204);
    expect(arxiv.requests).toEqual([]);
  });
});

describe("the form of the status page", () => {
  it("starts a refresh behind the answer, which leads back to the page", async () => {
    const { response, later } = await answered(form({ secret: cronSecret }));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe("/status?started=1");
    expect(arxiv.requests).toEqual([]);
    for (const work of later) await work();
    expect(arxiv.requests).toHaveLength(1);
  });

  it("is told by its content type, with or without a charset", async () => {
    const headers = { "content-type": "application/x-www-form-urlencoded; charset=UTF-8" };
    expect((await POST(form({ secret: "wrong" }, headers))).status).toBe(401);
    expect(await (await POST(form({ secret: "wrong" }))).text()).toContain(
      "no refresh was started",
    );
  });

  it("sends the key of a private deployment along, so that the page opens again", async () => {
    serve({ cronSecret, accessToken: "canary+token" });
    const { response } = await answered(form({ secret: cronSecret, key: "canary+token" }));
    expect(response.headers.get("location")).toBe("/status?key=canary%2Btoken&started=1");
  });

  it("with a wrong secret is answered with a sentence and a way back, for a browser", async () => {
    const request = form({ secret: "wrong", key: '"><script>' }, browser);
    const { response, later } = await answered(request);
    expect(response.status).toBe(401);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const page = await response.text();
    expect(page).toContain(
      "<p>That is not the CRON_SECRET of this server, so no refresh was started.</p>",
    );
    expect(page).toContain('<a href="/status?key=%22%3E%3Cscript%3E">Back to the status page</a>');
    expect(page).not.toMatch(/canary|<script/);
    expect(later).toEqual([]);
  });

  it("with a wrong secret is answered as text or JSON, for a program", async () => {
    const text = await answered(form({ secret: "wrong" }));
    expect(text.response.headers.get("content-type")).toBe("text/plain; charset=utf-8");
    const json = await answered(form({ secret: "wrong" }, { accept: "application/json" }));
    expect(await json.response.json()).toMatchObject({ error: { code: "unauthorized" } });
  });

  it.each<Record<string, string>>([
    {},
    { secret: "" },
    { Secret: cronSecret },
  ])("%j shows no secret", async (fields) => {
    expect((await answered(form(fields))).response.status).toBe(401);
  });

  it("is closed while no secret is set", async () => {
    serve({});
    const { response, later } = await answered(form({ secret: "" }, browser));
    expect(response.status).toBe(403);
    expect(await response.text()).toContain("<p>Refreshing is closed, ");
    expect(later).toEqual([]);
  });

  it("is not read on when it is larger than it can be", async () => {
    let read = 0;
    const endless = new ReadableStream({
      pull(controller) {
        read += 1_000;
        controller.enqueue(new TextEncoder().encode("x".repeat(1_000)));
      },
    });
    const request = new Request(url, {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "content-type": "application/x-www-form-urlencoded" },
    } as RequestInit);
    const { response, later } = await answered(request);
    expect(response.status).toBe(413);
    expect(await response.text()).toBe("This form is larger than it can be.\n");
    expect(read).toBeLessThan(20_000);
    expect(later).toEqual([]);
  });
});
