import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { createArxivDownload, createArxivHttp } from "@/lib/arxiv/http";
import { writtenArxivId } from "@/lib/arxiv/written-id";
import { configSchema } from "@/lib/config/schema";
import { feedServer } from "@/tests/support/feed-server";

/**
 * Nobody can make this server ask another host than those that its settings name: neither by what
 * stands in an address, nor by an answer that leads elsewhere. A listener proves it.
 */
let inside: Server;
let asked: string[];
let insideUrl: string;

beforeAll(async () => {
  inside = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end("inside");
  });
  await new Promise<void>((done) => inside.listen(0, "127.0.0.1", done));
  const { port } = inside.address() as AddressInfo;
  insideUrl = `http://127.0.0.1:${port}`;
});
afterAll(() => new Promise((done) => inside.close(done)));
beforeEach(() => {
  asked = [];
});

const id = "2606.01234";

/** Addresses and ids that mean to lead somewhere else, given a listener's address. */
const wiles = (url: string): string[] => {
  const host = new URL(url).host;
  return [
    `${url}/abs/${id}`,
    `${url}/${id}`,
    `${host}/abs/${id}`,
    `http://arxiv.org@${host}/abs/${id}`,
    `http://arxiv.org:80@${host}/abs/${id}`,
    `http://${host}#arxiv.org/abs/${id}`,
    `http://${host}?arxiv.org/abs/${id}`,
    `http://${host}\\arxiv.org/abs/${id}`,
    `http://arxiv.org.${host}/abs/${id}`,
    `http://[::1]/abs/${id}`,
    `http://[::ffff:127.0.0.1]/abs/${id}`,
    `//${host}/abs/${id}`,
    `file:///etc/passwd`,
    `gopher://${host}/abs/${id}`,
    `arxiv.org/abs/../../${host}/${id}`,
    `arxiv.org/abs/..%2f..%2f${id}`,
    `${id}/../../x`,
    `${id}@${host}`,
    `${id}%23`,
    `../${id}`,
    `cs.AI/../../${id}`,
    `hep-th/../9901001`,
    `${id}&id_list=1`,
    `${id}\r\nHost: ${host}`,
    `${id}\0`,
  ];
};

describe("what an address names", () => {
  it("is an id of arXiv's form or nothing: no host, path or mark of it is left", () => {
    for (const wile of [
      ...wiles(insideUrl),
      "arxiv.org/abs/2606.01234",
      "ARXIV:hep-th/9901001v2",
    ]) {
      const found = writtenArxivId(wile);
      if (found !== null) expect(found, wile).toMatch(/^(\d{4}\.\d{4,5}|[a-z-]+\/\d{7})$/);
    }
    expect(writtenArxivId("arxiv.org/abs/2606.01234")).toBe(id);
  });

  it("makes nobody ask a host of its choice, as likes of a feed", async () => {
    const config = { categories: ["cs.LG"], keywords: [] };
    const { text } = feedServer({ arxivUrl: "http://127.0.0.1:9", config });
    for (const wile of wiles(insideUrl)) {
      for (const name of ["like", "unlike"]) {
        await text(new Date(), `/rss?${name}=${encodeURIComponent(wile)}`).catch(() => {});
      }
    }
    for (const wile of wiles(insideUrl)) {
      await text(new Date(), `/rss/${encodeURIComponent(wile)}`).catch(() => {});
    }
    expect(asked).toEqual([]);
  });

  it.each([
    "users/1/../../x",
    "users/12345@127.0.0.1",
    "users/12345#",
    "users/12345?key=1",
    "users/%2e%2e",
    "//127.0.0.1",
    "groups/1\n",
    "users/١٢",
  ])("is no library of Zotero's: %j", (zotero) => {
    expect(configSchema.safeParse({ likes: [{ zotero }] }).success).toBe(false);
    const collection = zotero.slice(0, 8);
    const sly = { zotero: "users/1", collection };
    expect(configSchema.safeParse({ likes: [sly] }).success).toBe(false);
  });

  it.each([
    "../../etc/passwd.bib",
    "/etc/papers.bib",
    "..\\papers.bib",
    ".git/papers.bib",
    "a/../../papers.bib",
    "C:/papers.bib",
    "papers.bib\0",
  ])("is no file of BibTeX outside the repository: %j", (file) => {
    expect(configSchema.safeParse({ likes: [file] }).success).toBe(false);
  });

  it.each([
    ".env",
    "prompts/.env.local",
    "../../etc/passwd",
    "/etc/passwd",
    ".git/config",
    "prompts/../.env",
  ])("is no prompt, which is sent to the model: %j", (file) => {
    expect(configSchema.safeParse({ ai_summary: { prompt_file: file } }).success).toBe(false);
  });
});

describe("an answer of arXiv's that leads elsewhere", () => {
  const insideTargets = (url: string) => {
    const { port } = new URL(url);
    return [
      `${url}/secret`,
      `//127.0.0.1:${port}/secret`,
      `http://localhost:${port}/secret`,
      `http://arxiv.org@127.0.0.1:${port}/`,
      `http://0x7f000001:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `https://127.0.0.1:${port}/`,
      `https://arxiv.org.127.0.0.1.nip.io:${port}/`,
      `https://notarxiv.org/`,
      "http://rss.arxiv.org/", // without TLS anybody on the way may answer
      "file:///etc/passwd",
      "data:text/xml,<rss/>",
    ];
  };

  it("is not followed: inside addresses are never asked", async () => {
    for (const target of insideTargets(insideUrl)) {
      const fetched: string[] = [];
      const fetch: typeof globalThis.fetch = async (input, init) => {
        fetched.push(String(input));
        expect(init?.redirect).toBe("manual");
        if (fetched.length > 1) return globalThis.fetch(input, init);
        return new Response(null, { status: 302, headers: { location: target } });
      };
      const asking = { fetch, userAgent: "tests", now: () => new Date() };
      const http = createArxivHttp({ ...asking, timeoutMs: 500, maxBytes: 1_000 });
      expect(await http("https://rss.arxiv.org/rss/cs.AI"), target).toMatchObject({
        code: "redirected_away",
      });
      fetched.length = 0;
      const download = createArxivDownload(asking);
      const answer = await download("https://arxiv.org/pdf/2606.01234v1", {
        timeoutMs: 500,
        maxBytes: 1_000,
      });
      expect(answer, target).toMatchObject({ code: "redirected_away" });
      expect(fetched).toHaveLength(1);
    }
    expect(asked).toEqual([]);
  });
});
