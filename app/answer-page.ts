import type { AppError } from "@/lib/errors";
import { type Answer, conditional } from "@/lib/feeds/conditional";
import { messagePage, strangersPage, unavailablePage } from "@/lib/pages/message-page";
import { pageType } from "@/lib/server/pages";
import type { RequestContext } from "@/lib/server/readiness";
import type { FeedServer } from "@/lib/server/server";
import { services } from "@/lib/services";
import { requireAccess } from "./access";
import { errorHeaders, expected, textResponse } from "./answer";
import { canEncode } from "./encoded";
import type { Asked } from "./handler";

/** What a page is made from. */
export type PageRequest = RequestContext & { server: FeedServer; url: URL };

/**
 * What every page's handler does: let in who may come in, make the page, answer if it has changed.
 * A page is an `Answer`, as `server.page` gives it, or a `Response` of its own (`pageResponse`,
 * `redirect`). An AppError becomes a page that says so, with its status.
 */
export async function answerPage(
  asked: Asked,
  make: (asked: PageRequest) => Promise<Answer | Response> | Answer | Response,
): Promise<Response> {
  const { request, now, defer, trace } = asked;
  let isAdmitted = false;
  try {
    requireAccess(request);
    isAdmitted = true;
    const url = new URL(request.url);
    const made = await make({ now, defer, trace, server: services(), url });
    return made instanceof Response ? made : await conditional(request, made, canEncode());
  } catch (caught) {
    const error = expected(caught, asked);
    return errorPageResponse(error, errorPage(error, isAdmitted));
  }
}

/** A page that is made anew for each request. */
export function pageResponse(
  page: string,
  { status = 200, headers = new Headers() }: { status?: number; headers?: Headers } = {},
): Response {
  headers.set("content-type", pageType);
  if (!headers.has("cache-control")) headers.set("cache-control", "no-store");
  return textResponse(page, { status, headers });
}

/** A page that tells an error, with its status. */
export function errorPageResponse(error: AppError, page: string): Response {
  return pageResponse(page, { status: error.status, headers: errorHeaders(error) });
}

/** To where what was asked for stands under its one address. */
export function redirect(location: string): Response {
  return new Response(null, { status: 303, headers: { location, "cache-control": "no-store" } });
}

/** What stands in an address behind a prefix, decoded; nothing where it cannot be. */
export function behind({ pathname }: URL, prefix: string): string {
  try {
    return decodeURIComponent(pathname.slice(prefix.length));
  } catch {
    return "";
  }
}

/** Who was not let in, for whatever reason, sees no link of ours: a private deployment's hold its key. */
function errorPage(error: AppError, isAdmitted: boolean): string {
  const { site } = services();
  const sentence = error.message;
  if (!isAdmitted) return strangersPage({ title: titles[error.code], sentence }, site.assets.style);
  if (error.code === "unavailable")
    return unavailablePage({ sentence, retryAfterSeconds: error.retryAfterSeconds }, site);
  return messagePage({ title: titles[error.code], sentence }, site);
}

const titles: Readonly<Record<AppError["code"], string>> = {
  unauthorized: "Private",
  unavailable: "Nothing to show at the moment",
  bad_request: "This address is not quite right",
  forbidden: "This is not served here",
  not_found: "There is no page at this address",
  too_large: "This is too large",
  internal: "Something went wrong",
};
