import { randomUUID } from "node:crypto";
import { Server } from "node:http";

/**
 * Loaded before `next start`: what Next.js itself answers badly, before any code of ours.
 *
 * A path with an escape that means nothing (`/rss/%E0%A4%A`), `OPTIONS *` and TRACE are a 500 there;
 * here they are the caller's mistake, with an id and a line in the log as `app/handler.ts` has them.
 * An address with a host in it (`GET http://…/rss`), as proxies are asked, is led to that host there;
 * here it is taken for its path (RFC 9112, 3.2.2). And the few answers that Next.js gives without
 * the headers of `lib/pages/policy.ts`, such as redirects to a path without its last slash, have these.
 */
const plainHeaders = {
  "content-security-policy": "default-src 'none'; frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

const { emit } = Server.prototype;
const isTold = !/^\s*(error|warn)\s*$/.test(process.env.LOG_LEVEL ?? "");
const isJson = /^\s*json\s*$/.test(process.env.LOG_FORMAT ?? "");

Server.prototype.emit = function emitUnlessMalformed(event, ...details) {
  if (event !== "request") return emit.call(this, event, ...details);
  const [request, response] = details;
  for (const [name, value] of Object.entries(plainHeaders)) response.setHeader(name, value);
  request.url = withoutHost(request.url ?? "/");
  const { method, url } = request;
  const refusal = refusalOf(method, url);
  if (refusal === null) return emit.call(this, event, ...details);
  const { status, sentence, ...headers } = refusal;
  const id = randomUUID().slice(0, 13);
  response
    .writeHead(status, {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": id,
      ...headers,
    })
    .end(`${sentence}\n`);
  const path = pathOf(url).slice(0, 500); // without the query: the access key may be in it
  if (isTold) console.info(lineOf({ method, path, status, error: "bad_request", id }));
  return true;
};

function refusalOf(method, url) {
  if (method === "TRACE") {
    return { status: 405, sentence: "Ask with GET or HEAD.", allow: "GET, HEAD, OPTIONS" };
  }
  if (!url.startsWith("/")) {
    return { status: 400, sentence: "The address has to begin with a slash." };
  }
  if (isDecodable(url)) return null;
  const sentence = "The address has a percent sign that begins no escape; write it as %25.";
  return { status: 400, sentence };
}

function withoutHost(url) {
  const path = url.replace(/^https?:\/\/[^/?#]*/i, "");
  if (path === url) return url;
  return path.startsWith("/") ? path : `/${path}`;
}

function lineOf(facts) {
  const message = "answered";
  if (isJson) {
    return JSON.stringify({ time: new Date().toISOString(), level: "info", message, ...facts });
  }
  const pairs = Object.entries(facts).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${message}${pairs.join("")}`;
}

function isDecodable(url) {
  try {
    decodeURIComponent(pathOf(url));
    return true;
  } catch {
    return false;
  }
}

function pathOf(url) {
  return url.split("?", 1)[0];
}
