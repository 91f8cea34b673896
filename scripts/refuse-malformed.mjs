import { randomUUID } from "node:crypto";
import { Server } from "node:http";

/**
 * Loaded before `next start`. A path with an escape that means nothing (`/rss/%E0%A4%A`) is answered
 * by Next.js itself with a 500, before any code of ours: here it is the caller's mistake, a 400,
 * with an id and a line in the log as `app/handler.ts` has them.
 */
const { emit } = Server.prototype;
const sentence = "The address has a percent sign that begins no escape; write it as %25.\n";
const isTold = !/^\s*(error|warn)\s*$/.test(process.env.LOG_LEVEL ?? "");
const isJson = /^\s*json\s*$/.test(process.env.LOG_FORMAT ?? "");

Server.prototype.emit = function emitUnlessMalformed(event, ...details) {
  if (event !== "request" || isDecodable(details[0].url ?? "/")) {
    return emit.call(this, event, ...details);
  }
  const [{ method, url }, response] = details;
  const id = randomUUID().slice(0, 13);
  response
    .writeHead(400, {
      "content-type": "text/plain; charset=utf-8",
      "cache-control": "no-store",
      "x-request-id": id,
    })
    .end(sentence);
  const path = pathOf(url).slice(0, 500); // without the query: the access key may be in it
  if (isTold) console.info(lineOf({ method, path, status: 400, error: "bad_request", id }));
  return true;
};

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
