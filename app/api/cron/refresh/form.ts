import { errorHeaders, toResponse } from "@/app/answer";
import { pageResponse } from "@/app/answer-page";
import type { Asked } from "@/app/handler";
import { AppError, isAppError } from "@/lib/errors";
import { html } from "@/lib/pages/html";
import { strangersPage } from "@/lib/pages/message-page";
import { services } from "@/lib/services";
import { requireSecret } from "./secret";

/** A secret and a key; whatever is longer is no form of ours. */
const formBytes = 4_000;

const wrongSecret = "That is not the CRON_SECRET of this server, so no refresh was started.";

export function isForm(request: Request): boolean {
  const type = request.headers.get("content-type") ?? "";
  return /^application\/x-www-form-urlencoded *(;|$)/i.test(type);
}

/**
 * The form of the status page: its secret starts the job behind the answer, which leads back to the
 * page. A private deployment's page sends its key along, since it will be asked for it again.
 */
export async function answerForm(asked: Asked): Promise<Response> {
  const { request, defer } = asked;
  let key: string | null = null;
  try {
    const form = new URLSearchParams(await textOf(request));
    key = form.get("key");
    requireSecret(form.get("secret"), wrongSecret);
    const server = services();
    defer(() => server.refresh({ trigger: "form", now: new Date() }).then(ignore, ignore));
    return new Response(null, {
      status: 303,
      headers: { location: statusPage(key, { started: "1" }), "cache-control": "no-store" },
    });
  } catch (error) {
    return refused(error, asked, key);
  }
}

/** The log has what became of it. */
function ignore(): void {}

/** A person gets a page with a way back, a program what it gets elsewhere. */
function refused(error: unknown, asked: Asked, key: string | null): Response {
  const isPerson = asked.request.headers.get("accept")?.includes("text/html");
  if (!isPerson || !isAppError(error)) return toResponse(error, asked);
  const back = html`<p><a href="${statusPage(key)}">Back to the status page</a></p>`;
  const message = { title: "No refresh", sentence: error.message, more: back };
  return pageResponse(strangersPage(message, services().site.assets.style), {
    status: error.status,
    headers: errorHeaders(error),
  });
}

function statusPage(key: string | null, further: Record<string, string> = {}): string {
  const query = new URLSearchParams({ ...(key && { key }), ...further }).toString();
  return query === "" ? "/status" : `/status?${query}`;
}

/** Throws AppError too_large without having read more than a form can be. */
async function textOf(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > formBytes) throw new AppError("too_large", "This form is larger than it can be.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}
