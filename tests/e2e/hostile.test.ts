import { mkdtemp, rm } from "node:fs/promises";
import { createConnection } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { inventDay } from "@/tests/support/invented";

/**
 * Requests that mean harm, or are merely broken, against the built server: each is answered with a
 * status that blames rightly and one plain sentence, none with a 500, and the next reader is served
 * as before. What they cost is measured by `npm run bench`, not here.
 */
let arxiv: ArxivStandIn;
let server: BuiltServer;
let data: string;

beforeAll(async () => {
  arxiv = await startArxiv();
  data = await mkdtemp(join(tmpdir(), "arxiv-feed-e2e-"));
  const day = dayInForce(new Date());
  arxiv.announce(day, inventDay({ seed: 61, count: 400, day, hostile: true }));
  server = await startBuiltServer({ arxivUrl: arxiv.url, dataFolder: data });
  await fetch(`${server.url}/rss`);
});
afterAll(async () => {
  await server?.stop();
  await arxiv?.close();
  await rm(data, { recursive: true, force: true });
});

/** As it is written: `fetch` would put much of this right. */
function raw(path: string): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(server.url);
  return new Promise((done, failed) => {
    const socket = createConnection(Number(port), hostname, () => {
      socket.write(
        `GET ${path} HTTP/1.1\r\nHost: ${hostname}\r\nConnection: close\r\n\r\n`,
        "latin1",
      );
    });
    const chunks: Buffer[] = [];
    const end = () => {
      const text = Buffer.concat(chunks).toString("utf8");
      const status = Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0);
      done({ status, body: text.slice(text.indexOf("\r\n\r\n") + 4) });
    };
    socket.on("data", (chunk) => chunks.push(chunk));
    socket.on("end", end);
    // A server that refuses a line before it has come to its end may cut it off.
    socket.on("error", (error) => (chunks.length > 0 ? end() : failed(error)));
  });
}

const many = (count: number, of: string) => Array(count).fill(of).join("");

/** What is asked, and the statuses that may come of it. */
const requests: [name: string, path: string, statuses: number[]][] = [
  ["a malformed escape", "/rss/%E0%A4%A", [400]],
  ["a lone percent sign", "/rss/%", [400]],
  ["a malformed escape on a page", "/%C3%28", [400]],
  ["a NUL in the path", "/rss/cs.AI%00", [400]],
  ["a NUL in a value", "/rss?keywords=a%00b", [200]],
  ["a NUL in a name", "/rss?%00=1", [200]],
  ["a path of 7,000 characters", `/rss/${many(1_000, "cs.AI+x")}`, [400, 414, 431]],
  ["a query of 12,000 characters", `/rss?keywords=${many(12_000, "a")}`, [400, 414, 431]],
  ["a request line of 100,000 characters", `/rss?x=${many(100_000, "a")}`, [400, 414, 431]],
  ["3,000 keywords", `/rss?keywords=${many(3_000, "a,")}b`, [400]],
  [
    "3,000 different keywords",
    `/rss?keywords=${Array.from({ length: 1_500 }, (_, n) => n).join(",")}`,
    [400],
  ],
  [
    "100 keywords with stars",
    `/rss?keywords=${Array.from({ length: 100 }, (_, n) => `*${n}*`).join(",")}`,
    [400],
  ],
  ["a keyword of 101 characters", `/rss?keywords=${many(101, "a")}`, [400]],
  [
    "a thousand parameters",
    `/rss?${Array.from({ length: 1_000 }, (_, n) => `p${n}=1`).join("&")}`,
    [200, 400],
  ],
  ["a parameter twice", "/rss?limit=1&limit=2", [400]],
  ["a parameter as an array", "/rss?limit[]=1", [400]],
  ["a parameter as an object", "/rss?limit[$gt]=", [200, 400]],
  ["a prototype", "/rss?__proto__[limit]=1&constructor=1", [200]],
  ["a limit of zero", "/rss?limit=0", [400]],
  ["a limit beyond numbers", `/rss?limit=${many(400, "9")}`, [400]],
  ["a limit in another notation", "/rss?limit=1e3", [400]],
  ["a date that is none", "/rss?date=2026-13-45", [400]],
  ["a date far away", "/rss?date=9999-12-31", [400]],
  ["too many days", "/rss?days=90", [400]],
  [
    "a hundred categories",
    `/rss/${Array.from({ length: 100 }, () => "cs.AI").join("+")}`,
    [200, 400],
  ],
  ["an unknown category", "/rss/cs.ZZ", [400]],
  ["an empty category", "/rss/cs.AI++cs.LG", [400]],
  ["a path out of the folder", "/rss/..%2f..%2f..%2fetc%2fpasswd", [400, 404]],
  ["a path with dots", "/../../etc/passwd", [400, 404]],
  ["a deeper path", "/rss/cs.AI/cs.LG/x", [404]],
  ["markup in a name", "/rss/%3Cscript%3Ealert(1)%3C/script%3E", [400, 404]],
  ["markup in a value", "/rss?sort=%3Cscript%3E", [400]],
  ["a header in a value", "/rss?limit=5%0D%0ASet-Cookie:%20a=b", [400]],
  ["ten thousand brackets", `/rss?q=${many(3_900, "%28")}`, [400]],
  ["deep brackets", `/rss?q=${many(100, "(")}a${many(100, ")")}`, [400]],
  ["an open quotation mark", "/rss?q=ti:%22a", [400]],
  ["a query of operators", "/rss?q=AND%20OR%20ANDNOT", [400]],
  [
    "a query of 400 terms",
    `/rss?q=${Array.from({ length: 400 }, (_, n) => `t${n}`).join("+OR+")}`,
    [400],
  ],
  ["a query of bytes", "/rss?q=%FF%FE%00%80", [400]],
  ["a query for what feeds lack", "/rss?q=co:accepted", [400]],
  ["the classic pattern", "/rss?filter_title=(a%2B)%2B%24", [200]],
  ["a worse pattern", "/rss?filter=(.*)*x", [200]],
  ["a pattern of huge repetitions", "/rss?filter=a%7B1000%7D%7B1000%7D", [400]],
  ["a pattern of many states", "/rss?filter=%5Bae%5D.%7B100%7Dz", [400]],
  ["a pattern with a lookahead", "/rss?filter=(%3F=a)b", [400]],
  ["a broken pattern", "/rss?filter=%5B", [400]],
  ["a long pattern", `/rss?filter=${many(501, "a")}`, [400]],
  ["brief=1", "/rss?brief=1", [400]],
  ["a lone surrogate", "/rss?keywords=%ED%A0%80", [200]],
  ["letters that turn the line", "/rss?sort=%E2%80%AE%E2%80%A9", [400]],
  ["a page with nonsense", "/?feed=%3Cx%3E&limit=0", [400]],
];

describe("fifty hostile requests", () => {
  it.each(requests)("%s", async (_, path, statuses) => {
    const { status, body } = await raw(path);
    expect(statuses).toContain(status);
    if (status === 400) {
      expect(body).not.toMatch(/node_modules|\bat .*\.(js|ts):\d|Internal Server Error/);
      expect(body.replace(/[\r\n]/g, "")).not.toMatch(/\p{Cc}/u);
    }
  });

  it("leave the server as it was, and no error of its own in its log", async () => {
    const feed = await fetch(`${server.url}/rss`);
    expect(feed.status).toBe(200);
    expect(await feed.text()).toContain("<item>");
    expect(server.output()).not.toMatch(/a request failed|Error:|unhandled/i);
  });
});
