import { after } from "next/server";
import { AppError, causeChain, isAppError } from "@/lib/errors";
import { conditional } from "@/lib/feeds/conditional";
import type { Format } from "@/lib/feeds/format";
import { interestFromUrl } from "@/lib/interest/url";
import { services } from "@/lib/services";
import { requireAccess } from "./access";

/** What every feed handler does: read the address, find the feed, answer if it has changed. */
export async function answerFeed(
  request: Request,
  format: Format,
  path: readonly string[] = [],
): Promise<Response> {
  try {
    requireAccess(request);
    const server = services();
    const { searchParams } = new URL(request.url);
    const interest = interestFromUrl(path, searchParams, server.config, new Date());
    const answer = conditional(request, await server.feed(interest, format, requestContext()));
    return format === "json" ? readableFromPages(answer) : answer;
  } catch (error) {
    const answer = toResponse(error, request);
    return format === "json" ? readableFromPages(answer) : answer;
  }
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

export function requestContext() {
  return { now: new Date(), defer: (work: () => Promise<void>) => after(work) };
}

/** What went wrong, for the caller; what nobody expected goes to the log with its cause. */
export function expected(error: unknown): AppError {
  if (isAppError(error)) return error;
  console.error(`a request failed: ${causeChain(error)}`, error);
  return new AppError("internal", "Something went wrong on the server.");
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
export function toResponse(caught: unknown, request: Request): Response {
  const error = expected(caught);
  const headers = errorHeaders(error);
  if (request.headers.get("accept")?.includes("json")) {
    const body = { error: { code: error.code, message: error.message } };
    return Response.json(body, { status: error.status, headers });
  }
  headers.set("content-type", "text/plain; charset=utf-8");
  return new Response(`${error.message}\n`, { status: error.status, headers });
}
