import { after } from "next/server";
import { toResponse } from "@/app/answer";
import { summaryOf } from "@/lib/refresh/report";
import { summaryRunInWords } from "@/lib/refresh/summary-report";
import { bearerOf } from "@/lib/server/secret";
import type { JobOutcome } from "@/lib/server/server";
import { services } from "@/lib/services";
import { answerForm, isForm } from "./form";
import { requireSecret } from "./secret";

export const dynamic = "force-dynamic";

/** The job, for a scheduler: `Authorization: Bearer $CRON_SECRET`, answered when it is done. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireSecret(bearerOf(request.headers.get("authorization")), notShown);
    return await refreshed();
  } catch (error) {
    return toResponse(error, request);
  }
}

/** Only whether the secret is right: what asks for a head expects that nothing happens. */
export async function HEAD(request: Request): Promise<Response> {
  try {
    requireSecret(bearerOf(request.headers.get("authorization")), notShown);
    return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
  } catch (error) {
    return toResponse(error, request);
  }
}

/** The same as GET; a form with the secret in it is answered at once, and the job runs behind it. */
export async function POST(request: Request): Promise<Response> {
  return isForm(request) ? answerForm(request, (work) => after(work)) : GET(request);
}

const notShown = "Refreshing wants Authorization: Bearer and this server's CRON_SECRET.";

async function refreshed(): Promise<Response> {
  const headers = { "cache-control": "no-store" };
  const outcome = await services().refresh({ trigger: "cron", now: new Date() });
  const summaries = summariesTold(outcome.summaries);
  if (outcome.state === "busy") {
    const body = { outcome: "busy", summary: "another refresh is under way", ...summaries };
    return Response.json(body, { status: 202, headers });
  }
  const { report } = outcome;
  return Response.json({ ...report, summary: summaryOf(report), ...summaries }, { headers });
}

/** Nothing of them where this server writes none. */
function summariesTold(outcome: JobOutcome["summaries"]): { summaries?: object } {
  if (outcome === undefined) return {};
  if (outcome?.state !== "finished") return { summaries: { outcome: outcome?.state ?? "failed" } };
  const { report } = outcome;
  return { summaries: { ...report, summary: summaryRunInWords(report) } };
}
