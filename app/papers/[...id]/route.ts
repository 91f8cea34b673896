import { answerPage, behind, pageResponse } from "@/app/answer-page";
import { parseArxivId } from "@/lib/arxiv/ids";
import { AppError } from "@/lib/errors";
import { paperPage } from "@/lib/pages/paper-page";
import { summaryHtmlOf } from "@/lib/server/summaries";

export const dynamic = "force-dynamic";

export function GET(request: Request): Promise<Response> {
  return answerPage(request, async ({ server, url, now }) => {
    const parsed = parseArxivId(behind(url, "/papers/"));
    const seen = parsed === null ? null : await server.paper(parsed.id, now);
    if (seen === null) throw new AppError("not_found", "No such paper is held here.");
    return pageResponse(paperPage(seen, server.site, await summaryHtmlOf(seen.summaries)));
  });
}
