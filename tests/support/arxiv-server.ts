/** A stand-in for rss.arxiv.org on this machine, which can also be made to fail. */

import { createHash } from "node:crypto";
import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { announcedBatch, type Batch, recordedBatch } from "@/tests/support/arxiv-batches";
import { answerWrongly, type Fault } from "@/tests/support/arxiv-faults";
import { coveredCategories, readQuery } from "@/tests/support/arxiv-taxonomy";
import { emptyFeed, errorFeed, feedDocument } from "@/tests/support/arxiv-xml";
import type { Announced } from "@/tests/support/invented";
import { newYorkDay, secondsToNewYorkMidnight } from "@/tests/support/new-york";

export type { Fault } from "@/tests/support/arxiv-faults";

/** `path` is as it was sent, with its query string; `at` is in milliseconds since 1970. */
export type SeenRequest = {
  method: string;
  path: string;
  at: number;
  headers: IncomingHttpHeaders;
};

export type ArxivOptions = {
  /** Any free one unless given. */
  port?: number;
  /** Answer 304 to an If-None-Match that equals the ETag. arXiv itself never does. */
  honourConditional?: boolean;
  /** For Cache-Control, error feeds and the day before anything was announced. */
  now?: () => Date;
};

export type ArxivStandIn = {
  /** "http://127.0.0.1:<port>", to be followed by "/rss/cs.AI+cs.CL". */
  url: string;
  requests: SeenRequest[];
  /** Serve these papers from now on, in place of whatever was served, in all categories. */
  announce(day: string, items: Announced[]): void;
  /** Serve recorded feeds from now on: `<folder>/rss/<category>.xml`. */
  serveRecorded(folder: string): void;
  /** Let one category serve other papers than the rest, until the next of the two above. */
  perCategory(category: string, day: string, items: Announced[]): void;
  /**
   * Fail from now on: the next `times` requests, always unless given, whose path pleases `when`.
   * Faults with a `when` stand side by side, the latest first; one without replaces them all.
   * `null` lifts them all.
   */
  fault(fault: Fault | null, options?: FaultOptions): void;
  /** Cut all connections and stop. */
  close(): Promise<void>;
};

export type FaultOptions = { times?: number; when?: (path: string) => boolean };

type ArmedFault = { fault: Fault; left: number; when: (path: string) => boolean };

/** Begin to listen on 127.0.0.1. Until something is announced, feeds have no items. */
export async function startArxiv(options: ArxivOptions = {}): Promise<ArxivStandIn> {
  const now = options.now ?? (() => new Date());
  const requests: SeenRequest[] = [];
  const sockets = new Set<Socket>();
  let batch: Batch = announcedBatch(newYorkDay(now()), []);
  let batchOf = new Map<string, Batch>();
  let faults: ArmedFault[] = [];

  function serve(served: Batch): void {
    batch = served;
    batchOf = new Map();
  }

  function nextFault(path: string): Fault | null {
    const armed = faults.find((candidate) => candidate.left > 0 && candidate.when(path));
    if (!armed) return null;
    armed.left -= 1;
    return armed.fault;
  }

  function answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? "/";
    requests.push({
      method: request.method ?? "",
      path,
      at: Date.now(),
      headers: request.headers,
    });
    const feed = feedAt(path, batch, batchOf, now());
    const headers = feedHeaders(feed?.body ?? "", now());

    const fault = nextFault(path);
    if (fault) {
      const body = feed?.body ?? "";
      answerWrongly(fault, request, response, { headers, body, emptyBody: feed?.emptyBody ?? "" });
    } else if (!feed) {
      const page = "<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n";
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    } else if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
    } else if (options.honourConditional && request.headers["if-none-match"] === headers.ETag) {
      response.writeHead(304, headers).end();
    } else {
      send(request, response, feed.status, headers, feed.body);
    }
  }

  const server = createServer(answer);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    announce: (day, items) => serve(announcedBatch(day, items)),
    serveRecorded: (folder) => serve(recordedBatch(folder)),
    perCategory: (category, day, items) => {
      batchOf.set(category, announcedBatch(day, items));
    },
    fault: (fault, { times = Number.POSITIVE_INFINITY, when } = {}) => {
      const armed = fault ? [{ fault, left: times, when: when ?? (() => true) }] : [];
      faults = when ? [...armed, ...faults] : armed;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

/** The feed at a path with its status, or null where arXiv has none. */
function feedAt(
  path: string,
  batch: Batch,
  batchOf: Map<string, Batch>,
  now: Date,
): { status: 200 | 400; body: string; emptyBody: string } | null {
  const query = /^\/rss\/([^/?]+)(?:\?.*)?$/.exec(path)?.[1];
  if (query === undefined) return null;
  const text = decodePath(query);
  const read = readQuery(text);
  if ("error" in read) {
    const body = errorFeed(text, read.error, now);
    return { status: 400, body, emptyBody: body };
  }
  const { asked } = read;
  const { channel, items } = collect(asked, batch, batchOf);
  return {
    status: 200,
    body: feedDocument({ asked, ...channel }, items),
    emptyBody: emptyFeed({ asked, ...channel }),
  };
}

/** A badly escaped path stays as it is, and is then an unknown archive. */
function decodePath(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The items for what is asked, from the common batch and from those that single categories
 * serve. The head is the common batch's, unless a single category is all that is asked.
 */
function collect(asked: string[], batch: Batch, batchOf: Map<string, Batch>) {
  const common = coveredCategories(asked);
  const apart = [...batchOf].filter(([category]) => common.has(category));
  for (const [category] of apart) {
    for (const name of coveredCategories([category])) common.delete(name);
  }
  const { day, builtAt } = common.size === 0 && apart[0] ? apart[0][1] : batch;
  const items = [
    ...batch.select(asked, common),
    ...apart.flatMap(([category, other]) => other.select(asked, coveredCategories([category]))),
  ];
  return { channel: { day, builtAt }, items };
}

/** As arXiv sends them: no charset, a bare digest as ETag, no Last-Modified; errors alike. */
function feedHeaders(body: string, now: Date) {
  return {
    "Content-Type": "application/rss+xml",
    "Cache-Control": `max-age=${secondsToNewYorkMidnight(now)}`,
    ETag: createHash("sha256").update(body).digest("hex"),
    Vary: "Accept-Encoding",
  };
}

function send(
  request: IncomingMessage,
  response: ServerResponse,
  status: number,
  headers: Record<string, string>,
  text: string,
): void {
  const zip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const body = zip ? gzipSync(text) : Buffer.from(text);
  response
    .writeHead(status, {
      ...headers,
      ...(zip ? { "Content-Encoding": "gzip" } : {}),
      "Content-Length": body.length,
    })
    .end(request.method === "HEAD" ? undefined : body);
}
