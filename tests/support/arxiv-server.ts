/** A stand-in for arXiv's hosts on this machine, which can also be made to fail. */

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { type ApiTruth, apiAt } from "@/tests/support/arxiv-api";
import { announcedBatch, type Batch, recordedBatch } from "@/tests/support/arxiv-batches";
import { catchupAt } from "@/tests/support/arxiv-catchup";
import { answerWrongly, type Fault, pour } from "@/tests/support/arxiv-faults";
import { feedAt } from "@/tests/support/arxiv-feeds";
import { fullTextAt, type TextPlan } from "@/tests/support/arxiv-full-text";
import type { HistoryPaper } from "@/tests/support/arxiv-history";
import type { Served } from "@/tests/support/arxiv-served";
import type { Announced } from "@/tests/support/invented";
import { newYorkDay } from "@/tests/support/new-york";

export type { Fault } from "@/tests/support/arxiv-faults";
export type { TextPlan } from "@/tests/support/arxiv-full-text";

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
  /** "http://127.0.0.1:<port>", to be followed by "/rss/cs.AI+cs.CL", "/api/query?…", "/catchup/…", "/html/<id>v<n>" or "/pdf/<id>v<n>". */
  url: string;
  requests: SeenRequest[];
  /** Serve these papers from now on, in place of whatever was served, in all categories. */
  announce(day: string, items: Announced[]): void;
  /** Serve recorded feeds from now on: `<folder>/rss/<category>.xml`. */
  serveRecorded(folder: string): void;
  /** Let one category serve other papers than the rest, until the next of the two above. */
  perCategory(category: string, day: string, items: Announced[]): void;
  /** What the query API and the catchup pages tell of from now on; nothing until then. */
  history(papers: HistoryPaper[], options?: Partial<Pick<ApiTruth, "lastMinute">>): void;
  /**
   * Texts that are other than those of papers announced, which have HTML and PDF of their own
   * invention; each call in place of the one before.
   */
  texts(plans: TextPlan[]): void;
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
  let truth: ApiTruth = { papers: [], lastMinute: "whole" };
  let plans: TextPlan[] = [];
  // A paper keeps its text for ever.
  const announced = new Map<string, Announced>();
  let faults: ArmedFault[] = [];

  function remember(papers: readonly Announced[]): void {
    for (const paper of papers) announced.set(paper.id, paper);
  }

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
    const served =
      feedAt(path, batch, batchOf, now()) ??
      apiAt(path, truth, now()) ??
      catchupAt(path, truth.papers, now()) ??
      fullTextAt(path, announced, plans);

    const fault = nextFault(path);
    if (fault) {
      answerWrongly(fault, request, response, served ?? nothing);
    } else if (!served) {
      const page = "<!doctype html>\n<title>404 Not Found</title>\n<h1>Not Found</h1>\n";
      response.writeHead(404, { "Content-Type": "text/html; charset=utf-8" }).end(page);
    } else if (request.method !== "GET" && request.method !== "HEAD") {
      response.writeHead(405, { Allow: "GET, HEAD" }).end();
    } else if (options.honourConditional && isKnown(request, served)) {
      response.writeHead(304, served.headers).end();
    } else {
      send(request, response, served);
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
    announce: (day, items) => {
      remember(items);
      serve(announcedBatch(day, items));
    },
    serveRecorded: (folder) => serve(recordedBatch(folder)),
    perCategory: (category, day, items) => {
      remember(items);
      batchOf.set(category, announcedBatch(day, items));
    },
    history: (papers, { lastMinute = "whole" } = {}) => {
      remember(papers.map((paper) => paper.announced));
      truth = { papers, lastMinute };
    },
    texts: (told) => {
      plans = told;
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

/** What a fault spoils where there is nothing. */
const nothing: Served = { status: 200, headers: {}, body: "", emptyBody: "" };

function isKnown(request: IncomingMessage, { headers }: Served): boolean {
  return headers.ETag !== undefined && request.headers["if-none-match"] === headers.ETag;
}

function send(request: IncomingMessage, response: ServerResponse, served: Served): void {
  if (served.poured !== undefined && request.method !== "HEAD") {
    const { bytes, isTold } = served.poured;
    const length = isTold ? { "Content-Length": bytes } : {};
    response.writeHead(served.status, { ...served.headers, ...length });
    pour(response, served.bytes ?? Buffer.from(served.body), bytes);
    return;
  }
  const zip = /\bgzip\b/.test(String(request.headers["accept-encoding"] ?? ""));
  const plain = served.bytes ?? Buffer.from(served.body);
  const body = zip ? gzipSync(plain) : plain;
  response
    .writeHead(served.status, {
      ...served.headers,
      ...(zip ? { "Content-Encoding": "gzip" } : {}),
      "Content-Length": body.length,
    })
    .end(request.method === "HEAD" ? undefined : body);
}
