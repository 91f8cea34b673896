import { Server } from "node:http";

/**
 * Loaded before `next start`. A path with an escape that means nothing (`/rss/%E0%A4%A`) is answered
 * by Next.js itself with a 500, before any code of ours: here it is the caller's mistake, a 400.
 */
const { emit } = Server.prototype;

Server.prototype.emit = function emitUnlessMalformed(event, ...details) {
  if (event !== "request" || isDecodable(details[0].url ?? "/")) {
    return emit.call(this, event, ...details);
  }
  const [, response] = details;
  response
    .writeHead(400, { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" })
    .end("The address has a percent sign that begins no escape; write it as %25.\n");
  return true;
};

function isDecodable(url) {
  try {
    decodeURIComponent(url.split("?", 1)[0]);
    return true;
  } catch {
    return false;
  }
}
