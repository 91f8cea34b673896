import { answerPage, pageResponse } from "@/app/answer-page";
import { statusPage } from "@/lib/pages/status/status-page";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerPage(request, async ({ server, url, now }) => {
    const status = await server.status(now);
    const wasStarted = url.searchParams.has("started");
    return pageResponse(statusPage({ status, setup: server.setup, wasStarted }, server.site, now));
  });
}
