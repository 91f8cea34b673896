import { after } from "next/server";
import { causeChain } from "@/lib/errors";
import type { RequestContext } from "@/lib/server/readiness";
import { requestId, requestLevel, requestLine } from "@/lib/server/request-line";
import { type RequestTrace, startTrace } from "@/lib/server/trace";
import { isOnVercel, log } from "@/lib/services";
import { toResponse } from "./answer";
import { passingEncoding } from "./encoded";

/** A request on its way through a handler. */
export type Asked = RequestContext & { request: Request; trace: RequestTrace };

/**
 * What every route exports (`tests/requests.test.ts` walks them): a handler whose answers carry an
 * id and how long they took, and leave one line in the log. `route` is the pattern of its address.
 */
export function handler<Rest extends unknown[]>(
  route: string,
  answer: (asked: Asked, ...rest: Rest) => Promise<Response> | Response,
): (request: Request, ...rest: Rest) => Promise<Response> {
  return async (request, ...rest) => {
    const asked = askedBy(request, route);
    return told(await responseOf(() => answer(asked, ...rest), asked), asked);
  };
}

async function responseOf(make: () => Promise<Response> | Response, asked: Asked) {
  try {
    return await make();
  } catch (error) {
    return toResponse(error, asked);
  }
}

function askedBy(request: Request, route: string): Asked {
  const trace = startTrace(requestId(request, isOnVercel()), route);
  const defer = (work: () => Promise<void>) =>
    after(() =>
      work().catch((error: unknown) =>
        log().error("work behind an answer failed", { id: trace.id, why: causeChain(error) }),
      ),
    );
  return { request, trace, now: new Date(), defer };
}

function told(response: Response, { request, trace }: Asked): Response {
  const { ms, timing } = trace.end();
  response.headers.set("x-request-id", trace.id);
  response.headers.set("server-timing", timing);
  const level = requestLevel(trace.route, response.status, isOnVercel());
  log()[level]("answered", requestLine(request, response, trace, ms));
  return passingEncoding(response);
}
