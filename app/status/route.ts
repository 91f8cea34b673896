import { answerPage, pageResponse } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { statusPage } from "@/lib/pages/status/status-page";

export const dynamic = "force-dynamic";

export const GET = handler("/status", (asked) =>
  answerPage(asked, async ({ server, url, now }) => {
    const status = await server.status(now);
    const wasStarted = url.searchParams.has("started");
    return pageResponse(statusPage({ status, setup: server.setup, wasStarted }, server.site, now));
  }),
);
