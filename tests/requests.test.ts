import { readdirSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Facts, Level, Log } from "@/lib/log";
import { feedServer } from "@/tests/support/feed-server";

/** Every answer has an id and leaves one line in the log, whatever route gives it. */
const app = resolve(import.meta.dirname, "../app");
const routes = readdirSync(app, { recursive: true })
  .map((file) => String(file).replaceAll("\\", "/"))
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .sort();
const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

/** What `lib/services.ts` keeps the process's services in. */
const holder = globalThis as { arxivFeedServices?: unknown };

type Line = { level: Level; message: string; facts: Record<string, Facts[string]> };
type Handler = (request: Request, context: object) => Promise<Response>;

let lines: Line[] = [];
const keep =
  (level: Level) =>
  (message: string, facts: Facts = {}) =>
    void lines.push({ level, message, facts: { ...facts } });
const log: Log = {
  error: keep("error"),
  warn: keep("warn"),
  info: keep("info"),
  debug: keep("debug"),
};

const { server } = feedServer({
  arxivUrl: "http://127.0.0.1:9",
  accessToken: "canary-token",
  log,
});

beforeAll(() => {
  holder.arxivFeedServices = server;
});

beforeEach(() => {
  lines = [];
  holder.arxivFeedServices = server;
});

afterAll(() => {
  holder.arxivFeedServices = undefined;
});

async function handlersOf(file: string): Promise<[string, Handler][]> {
  const all: Record<string, Handler | undefined> = await import(join(app, file));
  return methods.flatMap((method) => {
    const handler = all[method];
    return handler === undefined ? [] : [[method, handler]];
  });
}

function asked(method: string, headers: Record<string, string> = {}): [Request, object] {
  const request = new Request("https://feeds.example/x?key=canary-wrong", { method, headers });
  return [request, { params: Promise.resolve({}) }];
}

describe.each(routes)("%s", (file) => {
  const route = `/${dirname(file)}`.replace(/^\/\.$/, "/");

  it("answers with an id and leaves one line with it", async () => {
    for (const [method, handler] of await handlersOf(file)) {
      lines = [];
      const response = await handler(...asked(method));
      expect(lines).toHaveLength(1);
      const facts = lines[0]?.facts ?? {};
      expect(lines[0]?.message).toBe("answered");
      expect(facts).toMatchObject({ method, route, path: "/x", status: response.status });
      expect(response.headers.get("x-request-id")).toBe(facts.id);
      expect(response.headers.get("server-timing")).toMatch(/\btotal;dur=\d+\.\d$/);
      expect(JSON.stringify(lines)).not.toContain("canary");
      if (method !== "HEAD") {
        expect(facts.bytes).toBe((await response.arrayBuffer()).byteLength);
      }
    }
  });

  it("names the line of what nobody expected to its reader, and the cause to the log alone", async () => {
    holder.arxivFeedServices = new Proxy(server, {
      get(target, part, receiver) {
        if (part === "log" || part === "setup" || part === "site") {
          return Reflect.get(target, part, receiver);
        }
        throw new Error("canary of a defect", { cause: new TypeError("its cause") });
      },
    });
    for (const [method, handler] of await handlersOf(file)) {
      if (method === "OPTIONS") continue;
      lines = [];
      const response = await handler(...asked(method));
      expect(response.status).toBe(500);
      const id = response.headers.get("x-request-id");
      const text = await response.text();
      expect(text).toContain(`Something went wrong on the server; its log has it under ${id}.`);
      expect(text).not.toMatch(/canary|cause/);
      expect(lines.map(({ level, message }) => [level, message])).toEqual([
        ["error", "a request failed"],
        ["warn", "answered"],
      ]);
      expect(lines[0]?.facts).toMatchObject({ id, why: "canary of a defect: its cause" });
      expect(lines[0]?.facts.at).toMatch(/^at .*requests\.test\.ts:\d+/);
      expect(lines[1]?.facts).toMatchObject({ id, error: "internal", status: 500 });
    }
  });
});

describe("an unexpected error", () => {
  it("tells a program its line in JSON", async () => {
    holder.arxivFeedServices = new Proxy(server, {
      get(target, part, receiver) {
        if (part === "access") throw new Error("a defect");
        return Reflect.get(target, part, receiver);
      },
    });
    const [[, handler] = ["", undefined]] = await handlersOf("rss/[[...feed]]/route.ts");
    const response = await handler?.(...asked("GET", { accept: "application/json" }));
    expect(await response?.json()).toEqual({
      error: {
        code: "internal",
        message: `Something went wrong on the server; its log has it under ${response?.headers.get("x-request-id")}.`,
      },
    });
  });
});
