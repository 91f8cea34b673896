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

/** One sentence for the caller, as text or JSON by what it accepts; the cause goes to the log. */
export function toResponse(error: unknown, request: Request): Response {
  if (!isAppError(error)) {
    console.error(`a request failed: ${causeChain(error)}`, error);
    return toResponse(new AppError("internal", "Something went wrong on the server."), request);
  }
  const headers = new Headers({ "cache-control": "no-store" });
  if (error.retryAfterSeconds !== undefined) {
    headers.set("retry-after", String(error.retryAfterSeconds));
  }
  if (error.code === "unauthorized") headers.set("www-authenticate", "Bearer");
  if (request.headers.get("accept")?.includes("json")) {
    const body = { error: { code: error.code, message: error.message } };
    return Response.json(body, { status: error.status, headers });
  }
  headers.set("content-type", "text/plain; charset=utf-8");
  headers.set("x-content-type-options", "nosniff");
  return new Response(`${error.message}\n`, { status: error.status, headers });
}
