import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { gunzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { aiSummarySchema } from "@/lib/config/summaries";
import { type Log, silentLog } from "@/lib/log";
import { kvStore } from "@/lib/store/kv";
import { memoryStore } from "@/lib/store/memory";
import { redisStore } from "@/lib/store/redis";
import type { Store } from "@/lib/store/store";
import { makeDigest } from "@/scripts/digest/run";
import { exportSite } from "@/scripts/export/export-site";
import { surroundings } from "@/tests/digest/builders";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import {
  type EchoMode,
  type EchoServer,
  startEcho,
  startEchoingRedis,
} from "@/tests/support/echo-server";
import { feedServer, type TestServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";
import { called, routesWith } from "@/tests/support/routes";

/**
 * A canary in every secret setting, and parts that fail in every way, among them with answers that
 * repeat what they were sent: no canary comes out anywhere. The readers' key stands in the answers
 * to those who have it, and nowhere else.
 */
const canary = /k4nary/i;
const readersKey = "latchkey-4711";
const secrets = {
  accessToken: readersKey,
  cronSecret: "k4nary-cron-secret",
  apiKey: "k4nary-model-key",
  zoteroKey: "k4nary-zotero-key",
};

const day = dayInForce(new Date());
const papers = inventDay({ seed: 5, count: 40, day, categories: ["cs.LG"] });

const later: Promise<unknown>[] = [];
vi.mock("next/server", () => ({ after: (work: () => Promise<void>) => later.push(work()) }));

/** What `lib/services.ts` keeps the process's services in. */
const holder = globalThis as { arxivFeedServices?: unknown };

let arxiv: ArxivStandIn;
let echo: EchoServer;
let elsewhere: EchoServer;
let logged: string[];

beforeAll(async () => {
  arxiv = await startArxiv();
  arxiv.announce(day, papers);
  echo = await startEcho();
  elsewhere = await startEcho();
});
afterAll(() => Promise.all([arxiv.close(), echo.close(), elsewhere.close()]));

beforeEach(() => {
  logged = [];
  for (const each of [arxiv.requests, echo.seen, elsewhere.seen]) each.length = 0;
  for (const level of ["debug", "log", "info", "warn", "error"] as const) {
    vi.spyOn(console, level).mockImplementation((...told) => {
      logged.push(told.map(String).join(" "));
    });
  }
});
afterEach(() => {
  vi.restoreAllMocks();
  holder.arxivFeedServices = undefined;
});

const log: Log = new Proxy(silentLog, {
  get: () => (message: string, facts: object) => logged.push(`${message} ${JSON.stringify(facts)}`),
});

function serve(options: Partial<Parameters<typeof feedServer>[0]>): TestServer {
  const program = feedServer({
    arxivUrl: arxiv.url,
    modelUrl: `${echo.url}/model`,
    zoteroUrl: `${echo.url}/zotero`,
    ...secrets,
    log,
    timeoutMs: 1_000,
    config: {
      categories: ["cs.LG"],
      keywords: [],
      likes: [{ zotero: "users/12345" }],
      feeds: { own: { title: "Own" } },
      ai_summary: aiSummarySchema.parse({ model: "stand-in", max_papers_to_summarize: 2 }),
    },
    ...options,
  });
  holder.arxivFeedServices = program.server;
  return program;
}

/** All that is answered: by every handler, to friends, strangers and schedulers. */
async function allAnswers() {
  const key = `key=${readersKey}`;
  const answers: { what: string; isFriends: boolean; text: string }[] = [];
  for (const route of routesWith({ paper: papers[0]?.id ?? "", day })) {
    for (const query of ["?key=wrong", `?${key}&like=1706.03762`, `?${key}&limit=0`]) {
      const headers = { accept: query.includes("limit") ? "application/json" : "*/*" };
      const { text } = await called(route, { query, headers });
      answers.push({ what: `${route.path}${query}`, isFriends: query.includes(readersKey), text });
    }
  }
  const cron = { file: "api/cron/refresh/route.ts", path: "/api/cron/refresh" };
  for (const secret of [secrets.cronSecret, "wrong"]) {
    const { text } = await called(cron, { headers: { authorization: `Bearer ${secret}` } });
    answers.push({ what: `cron with ${secret}`, isFriends: false, text });
  }
  await Promise.allSettled(later.splice(0));
  return answers;
}

async function stored(store: Store): Promise<string[]> {
  const values = await store.getMany(await store.list(""));
  return values.map((value) => {
    try {
      return gunzipSync(value ?? new Uint8Array()).toString("utf8");
    } catch {
      return Buffer.from(value ?? []).toString("latin1");
    }
  });
}

async function expectNoSecretOut({ server }: TestServer, store?: Store) {
  await server.refresh({ trigger: "cron", now: new Date() });
  const answers = await allAnswers();
  expect(answers.length).toBeGreaterThan(50);
  for (const { what, isFriends, text } of answers) {
    expect(text, what).not.toMatch(canary);
    if (!isFriends) expect(text, what).not.toContain(readersKey);
  }
  expect(logged.join("\n")).not.toMatch(canary);
  expect(logged.join("\n")).not.toContain(readersKey);
  if (store !== undefined) {
    for (const value of await stored(store)) {
      expect(value).not.toMatch(canary);
      expect(value).not.toContain(readersKey);
    }
  }
  // Each is told its own secret, and nobody another's.
  const toArxiv = arxiv.requests.map(({ path, headers }) => `${path} ${JSON.stringify(headers)}`);
  for (const request of toArxiv) expect(request).not.toMatch(/k4nary|latchkey/);
  for (const request of echo.seen) {
    expect(request).not.toContain(readersKey);
    expect(request).not.toContain(secrets.cronSecret);
    if (!request.includes(" /model")) expect(request).not.toContain(secrets.apiKey);
    if (!request.includes(" /zotero")) expect(request).not.toContain(secrets.zoteroKey);
  }
  // The KV's client follows redirects, as fetch does: without what it has to show.
  for (const request of elsewhere.seen) {
    expect(request).toContain("/k4nary-kv-path");
    expect(request).not.toMatch(/authorization|latchkey|k4nary-(?!kv-path)/);
  }
}

const modes: [name: string, mode: EchoMode | "refused"][] = [
  ["cannot be reached", "refused"],
  ["refuse with 401, and repeat what they were sent", 401],
  ["fail with 500, and repeat what they were sent", 500],
  ["answer 200, and repeat what they were sent", 200],
  ["redirect to another host", "redirect"],
];

function failing(mode: EchoMode | "refused"): string {
  if (mode === "refused") return "http://127.0.0.1:9";
  echo.answerWith(mode, elsewhere.url);
  return echo.url;
}

describe("no secret comes out while", () => {
  it.each(modes)("the model and Zotero %s", async (_, mode) => {
    const url = failing(mode);
    const store = memoryStore();
    const program = serve({ modelUrl: `${url}/model`, zoteroUrl: `${url}/zotero`, store });
    await expectNoSecretOut(program, store);
    if (mode !== "refused") {
      // The canaries were out there to be repeated.
      expect(echo.seen.join("\n")).toContain(secrets.apiKey);
      expect(echo.seen.join("\n")).toContain(secrets.zoteroKey);
    }
  });

  it.each(modes)("arXiv's answers %s", async (_, mode) => {
    const store = memoryStore();
    await expectNoSecretOut(serve({ arxivUrl: failing(mode), store }), store);
  });

  it.each(modes.filter(([, mode]) => mode !== 500))("a KV's answers %s", async (_, mode) => {
    const url = `${failing(mode)}/k4nary-kv-path`;
    const store = kvStore({ url, token: "k4nary-kv-token", timeoutMs: 500 });
    await expectNoSecretOut(serve({ store, modelUrl: undefined }));
    if (mode !== "refused") expect(echo.seen.join("\n")).toContain("k4nary-kv-token");
  });

  it.each([
    ["refuses what it was sent, and repeats it", true],
    ["cannot be reached", false],
  ])("a Redis %s", async (_, isThere) => {
    const redis = await startEchoingRedis();
    if (!isThere) await redis.close();
    const url = `redis://k4nary-user:k4nary%2Fpassword@127.0.0.1:${redis.port}/0`;
    const store = redisStore({ url, timeoutMs: 500 });
    await expectNoSecretOut(serve({ store, modelUrl: undefined }));
    store.close();
    if (isThere) await redis.close();
  });

  it("addresses hold names and passwords, which no request can be made with", async () => {
    const at = (path: string) => echo.url.replace("//", "//k4nary-user:k4nary-pass@") + path;
    echo.answerWith(500);
    const store = memoryStore();
    const options = { modelUrl: at("/model"), zoteroUrl: at("/zotero"), arxivUrl: at("/arxiv") };
    await expectNoSecretOut(serve({ ...options, store }), store);
  });
});

describe("what is made of a private deployment for others", () => {
  it("holds no secret and no key: its digest and its static site", async () => {
    const folder = await mkdtemp(join(tmpdir(), "secrets-test-"));
    try {
      echo.answerWith(500);
      const { server } = serve({});
      await server.refresh({ trigger: "command", now: new Date() });
      const told: string[] = [];
      const page: string[] = [];
      const tell = (line: string) => told.push(line);
      await makeDigest(
        {
          server,
          config: server.config,
          files: { read: () => null, write: () => {}, list: () => [], remove: () => {} },
          clock: () => new Date(),
          workMs: 60_000,
          surroundings,
          say: tell,
          complain: tell,
        } as unknown as Parameters<typeof makeDigest>[0],
        {
          feed: "main",
          day: null,
          hasRefresh: false,
          template: null,
          out: (text) => page.push(text),
        },
      );
      expect(page.join("")).toContain("https://arxiv.org/abs/");
      const site = join(folder, "site");
      const root = resolve(import.meta.dirname, "../..");
      const base = "https://someone.github.io/";
      const asked = { server, root, folder: site, base, repository: null, now: new Date() };
      expect(await exportSite(asked)).toMatchObject({ days: 1 });
      const files = await readdir(site, { recursive: true, withFileTypes: true });
      const texts = files
        .filter((entry) => entry.isFile())
        .map((entry) => readFile(join(entry.parentPath, entry.name), "latin1"));
      for (const text of [...told, ...page, ...(await Promise.all(texts))]) {
        expect(text).not.toMatch(/k4nary|latchkey/);
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
