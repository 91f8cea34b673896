import { randomUUID } from "node:crypto";
import { codeOf } from "../errors";
import type { Facts, Level } from "../log";
import type { RequestTrace } from "./trace";

/** What the log tells of a request: nothing of who asked, and never a private deployment's key. */
export function requestLine(
  request: Request,
  response: Response,
  trace: RequestTrace,
  ms: number,
): Facts {
  return {
    method: request.method,
    route: trace.route,
    path: pathToTell(request.url),
    status: response.status,
    bytes: request.method === "HEAD" ? 0 : Number(response.headers.get("content-length") ?? 0),
    ms: Math.round(ms * 10) / 10,
    from: trace.source(),
    error: codeOf(response.status),
    id: trace.id,
  };
}

/** A platform that logs requests itself needs no second line of each; nor is it news to be well. */
export function requestLevel(route: string, status: number, isOnVercel: boolean): Level {
  if (status >= 500) return "warn";
  return isOnVercel || route === "/health" ? "debug" : "info";
}

/** Vercel's own id of a request, or one made here: a caller's could write lines into the log. */
export function requestId(request: Request, isOnVercel: boolean): string {
  const given = isOnVercel ? (request.headers.get("x-vercel-id") ?? "") : "";
  return /^[\w:.-]{1,100}$/.test(given) ? given : randomUUID().slice(0, 13);
}

const longestPath = 500; // characters: two hundred liked papers are no news

/** The path with its query as it was written, without the parameter that holds the access token. */
export function pathToTell(url: string): string {
  const { pathname, search } = new URL(url);
  const kept = search
    .slice(1)
    .split("&")
    .filter((written) => !/^key=/.test(String(new URLSearchParams(written))))
    .join("&");
  const path = kept === "" ? pathname : `${pathname}?${kept}`;
  return path.length > longestPath ? `${path.slice(0, longestPath)}…` : path;
}
