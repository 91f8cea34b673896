/** The ways in which arXiv, or the road to it, fails. */

import type { IncomingMessage, ServerResponse } from "node:http";
import { apiErrorFeed } from "@/tests/support/arxiv-api-xml";
import type { Served } from "@/tests/support/arxiv-served";

export type Fault =
  /** The connection is cut before any answer. */
  | { kind: "refuse" }
  /** Headers and half of the body, then the connection is cut. */
  | { kind: "reset" }
  /** Never answers. */
  | { kind: "hang" }
  /** Headers at once, then one byte of the body every `everyMs`. */
  | { kind: "drip"; everyMs: number }
  /** `retryAfter`: seconds, or an HTTP date. */
  | { kind: "status"; code: number; retryAfter?: number | string; body?: string }
  /** 200 with a web page, as a captive portal or a notice of maintenance sends it. */
  | { kind: "html" }
  /** 200 with the first half of the feed, and a Content-Length that agrees. */
  | { kind: "truncated" }
  /** 200 with a valid channel that has no items, as on a weekend; of the API a total of 0. */
  | { kind: "empty" }
  /** 200 with half of the papers that the answer promises. */
  | { kind: "short" }
  /** The API's way to say that it cannot make sense of a query, with status 400 unless given. */
  | { kind: "refusal"; message: string; code?: 200 | 400 }
  /** 200 with no byte at all. */
  | { kind: "zero" }
  /** 200 with `bytes` bytes of well-formed beginnings and no Content-Length. */
  | { kind: "oversize"; bytes: number }
  | { kind: "redirect"; to: string; code?: 301 | 302 | 303 | 307 | 308 }
  /** 200 with bytes that are neither XML nor UTF-8, announced as a feed. */
  | { kind: "garbage" };

/** Answer a request wrongly. Timers end with the connection. */
export function answerWrongly(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  answer: Served,
): void {
  const whole = answer.bytes ?? Buffer.from(answer.body);
  const half = whole.subarray(0, Math.floor(whole.length / 2));
  const ok = (body: Buffer | string, headers: Record<string, string> = answer.headers) =>
    response.writeHead(200, { ...headers, "Content-Length": Buffer.byteLength(body) }).end(body);

  switch (fault.kind) {
    case "refuse":
      request.socket.destroy();
      return;
    case "reset":
      response.writeHead(200, { ...answer.headers, "Content-Length": whole.length });
      response.write(half, () => request.socket.destroy());
      return;
    case "hang":
      return;
    case "drip":
      response.writeHead(200, { ...answer.headers, "Content-Length": whole.length });
      response.flushHeaders();
      drip(response, whole, fault.everyMs);
      return;
    case "status":
      response
        .writeHead(fault.code, {
          "Content-Type": "text/plain; charset=utf-8",
          ...(fault.retryAfter === undefined ? {} : { "Retry-After": String(fault.retryAfter) }),
        })
        .end(fault.body ?? "");
      return;
    case "html":
      ok("<!doctype html>\n<html><head><title>Back soon</title></head><body></body></html>\n", {
        "Content-Type": "text/html; charset=utf-8",
      });
      return;
    case "truncated":
      ok(half);
      return;
    case "empty":
      ok(answer.emptyBody);
      return;
    case "short":
      ok(answer.shortBody ?? answer.body);
      return;
    case "refusal":
      response
        .writeHead(fault.code ?? 400, { "Content-Type": "application/atom+xml" })
        .end(apiErrorFeed(fault.message, new Date(0)));
      return;
    case "zero":
      ok("");
      return;
    case "oversize":
      response.writeHead(200, answer.headers);
      pour(response, whole.subarray(0, Math.floor(whole.length / 2)), fault.bytes);
      return;
    case "redirect":
      response.writeHead(fault.code ?? 301, { Location: fault.to, "Content-Length": 0 }).end();
      return;
    case "garbage":
      ok(Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 167 + 255) % 256)));
      return;
  }
}

function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.on("close", () => clearInterval(timer));
}

/** A beginning, then blanks until there are `bytes`, as fast as the reader takes them. */
export function pour(response: ServerResponse, beginning: Buffer, bytes: number): void {
  const blanks = Buffer.alloc(64 * 1024, " ");
  const start = beginning.subarray(0, bytes);
  let left = bytes - start.length;
  response.write(start);

  const more = () => {
    while (left > 0 && !response.destroyed) {
      const chunk = blanks.subarray(0, Math.min(left, blanks.length));
      left -= chunk.length;
      if (!response.write(chunk)) {
        response.once("drain", more);
        return;
      }
    }
    response.end();
  };
  more();
}
