import { after } from "next/server";
import { toResponse } from "@/app/answer";
import { AppError } from "@/lib/errors";
import type { Outcome } from "@/lib/refresh/refresh";
import { summaryOf, type Trigger } from "@/lib/refresh/report";
import { bearerOf, isSameSecret } from "@/lib/server/secret";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** The job, for a scheduler: `Authorization: Bearer $CRON_SECRET`, answered when it is done. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireSecret(bearerOf(request.headers.get("authorization")));
    return answered(await run("cron"));
  } catch (error) {
    return toResponse(error, request);
  }
}

/** The same; a form with the secret in it is sent back to the status page while the job runs. */
export async function POST(request: Request): Promise<Response> {
  const isForm = request.headers.get("content-type")?.startsWith("application/x-www-form");
  if (!isForm) return GET(request);
  try {
    const form = new URLSearchParams((await request.text()).slice(0, 2_000));
    requireSecret(form.get("secret"));
    after(() => run("form").catch(() => {})); // the log has it
    const key = form.get("key"); // of a private deployment, which the page wants again
    const query = new URLSearchParams({ ...(key && { key }), started: "1" });
    return new Response(null, { status: 303, headers: { location: `/status?${query}` } });
  } catch (error) {
    return toResponse(error, request);
  }
}

function run(trigger: Trigger): Promise<Outcome> {
  return services().refresh({ trigger, now: new Date() });
}

/** Closed while no secret is set: anyone could make this server ask arXiv. */
function requireSecret(given: string | null): void {
  const { cronSecret } = services();
  if (cronSecret === undefined) {
    throw new AppError("forbidden", "Refreshing is closed, since no CRON_SECRET is set here.");
  }
  if (given === null || !isSameSecret(given, cronSecret)) {
    throw new AppError("unauthorized", "Refreshing wants Authorization: Bearer and CRON_SECRET.");
  }
}

function answered(outcome: Outcome): Response {
  const headers = { "cache-control": "no-store" };
  if (outcome.state === "busy") {
    const body = { outcome: "busy", summary: "another refresh is under way" };
    return Response.json(body, { status: 202, headers });
  }
  const { report } = outcome;
  return Response.json({ ...report, summary: summaryOf(report) }, { headers });
}
