import { AppError, causeChain, isAppError, stackOf } from "@/lib/errors";
import { conditional } from "@/lib/feeds/conditional";
import type { Format } from "@/lib/feeds/format";
import { interestFromUrl } from "@/lib/interest/url";
import { log, services } from "@/lib/services";
import { requireAccess } from "./access";
import { canEncode } from "./encoded";
import type { Asked } from "./handler";

/** What every feed handler does: read the address, find the feed, answer if it has changed. */
export async function answerFeed(
  asked: Asked,
  format: Format,
  path: readonly string[] = [],
): Promise<Response> {
  const answer = await feedResponse(asked, format, path).catch((error) => toResponse(error, asked));
  return format === "json" ? readableFromPages(answer) : answer;
}

async function feedResponse(asked: Asked, format: Format, path: readonly string[]) {
  const { request, now, trace } = asked;
  requireAccess(request);
  const server = services();
  const { searchParams } = new URL(request.url);
  const interest = interestFromUrl(path, searchParams, server.config, now);
  trace.step("address");
  return conditional(request, await server.feed(interest, format, asked), canEncode());
}

/**
 * A browser asks first whether a page of another origin may read the JSON feed: it may. It asks
 * without credentials, so a private deployment answers too, and alike for every address.
 */
export function answerPreflight(): Response {
  const headers = new Headers({
    allow: "GET, HEAD, OPTIONS",
    "access-control-allow-methods": "GET, HEAD, OPTIONS",
    "access-control-allow-headers": "authorization, if-none-match, if-modified-since",
    "access-control-max-age": "86400",
  });
  return readableFromPages(new Response(null, { status: 204, headers }));
}

/** Nothing here depends on cookies, so that any page may read what anyone may fetch. */
function readableFromPages(response: Response): Response {
  response.headers.set("access-control-allow-origin", "*");
  response.headers.set("access-control-expose-headers", "etag, last-modified, retry-after");
  return response;
}

/** What went wrong, for the caller; what nobody expected goes to the log with its cause. */
export function expected(error: unknown, { trace: { id, route } }: Asked): AppError {
  if (isAppError(error)) return error;
  log().error("a request failed", { id, route, why: causeChain(error), at: stackOf(error) });
  return new AppError(
    "internal",
    `Something went wrong on the server; its log has it under ${id}.`,
  );
}

/** The headers of an answer that tells an error. */
export function errorHeaders(error: AppError): Headers {
  const headers = new Headers({ "cache-control": "no-store", "x-content-type-options": "nosniff" });
  if (error.retryAfterSeconds !== undefined) {
    headers.set("retry-after", String(error.retryAfterSeconds));
  }
  if (error.code === "unauthorized") headers.set("www-authenticate", "Bearer");
  return headers;
}

/** One sentence for the caller, as text or JSON by what it accepts. */
export function toResponse(caught: unknown, asked: Asked): Response {
  const error = expected(caught, asked);
  const { status } = error;
  const headers = errorHeaders(error);
  if (asked.request.headers.get("accept")?.includes("json")) {
    const body = { error: { code: error.code, message: error.message } };
    return jsonResponse(body, { status, headers });
  }
  headers.set("content-type", "text/plain; charset=utf-8");
  return textResponse(`${error.message}\n`, { status, headers });
}

/** With its length, which the log tells and a HEAD request wants to know. */
export function textResponse(text: string, init: { status?: number; headers: Headers }): Response {
  const bytes = Buffer.from(text, "utf8");
  init.headers.set("content-length", String(bytes.length));
  return new Response(bytes, init);
}

/** For whoever asks at this moment: not to be kept. */
export function jsonResponse(
  value: unknown,
  { status, headers = new Headers() }: { status?: number; headers?: Headers } = {},
): Response {
  headers.set("content-type", "application/json");
  headers.set("cache-control", "no-store");
  return textResponse(JSON.stringify(value), { status, headers });
}
