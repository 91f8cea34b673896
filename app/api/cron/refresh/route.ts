import { jsonResponse } from "@/app/answer";
import { type Asked, handler } from "@/app/handler";
import { summaryOf } from "@/lib/refresh/report";
import { summaryRunInWords } from "@/lib/refresh/summary-report";
import { bearerOf } from "@/lib/server/secret";
import type { JobOutcome } from "@/lib/server/server";
import { services } from "@/lib/services";
import { answerForm, isForm } from "./form";
import { requireSecret } from "./secret";

export const dynamic = "force-dynamic";

const route = "/api/cron/refresh";

/** The job, for a scheduler: `Authorization: Bearer $CRON_SECRET`, answered when it is done. */
export const GET = handler(route, answerScheduler);

/** Only whether the secret is right: what asks for a head expects that nothing happens. */
export const HEAD = handler(route, ({ request }) => {
  requireSecret(bearerOf(request.headers.get("authorization")), notShown);
  return new Response(null, { status: 204, headers: { "cache-control": "no-store" } });
});

/** The same as GET; a form with the secret in it is answered at once, and the job runs behind it. */
export const POST = handler(route, (asked) =>
  isForm(asked.request) ? answerForm(asked) : answerScheduler(asked),
);

const notShown = "Refreshing wants Authorization: Bearer and this server's CRON_SECRET.";

async function answerScheduler({ request, now }: Asked): Promise<Response> {
  requireSecret(bearerOf(request.headers.get("authorization")), notShown);
  const outcome = await services().refresh({ trigger: "cron", now });
  const summaries = summariesTold(outcome.summaries);
  if (outcome.state === "busy") {
    const body = { outcome: "busy", summary: "another refresh is under way", ...summaries };
    return jsonResponse(body, { status: 202 });
  }
  const { report } = outcome;
  return jsonResponse({ ...report, summary: summaryOf(report), ...summaries });
}

/** Nothing of them where this server writes none. */
function summariesTold(outcome: JobOutcome["summaries"]): { summaries?: object } {
  if (outcome === undefined) return {};
  if (outcome?.state !== "finished") return { summaries: { outcome: outcome?.state ?? "failed" } };
  const { report } = outcome;
  return { summaries: { ...report, summary: summaryRunInWords(report) } };
}
