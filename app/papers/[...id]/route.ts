import { answerPage, behind, errorPageResponse, redirect } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { writtenArxivId } from "@/lib/arxiv/written-id";
import { AppError } from "@/lib/errors";
import { missingPaperPage } from "@/lib/pages/missing-paper-page";
import { paperPage } from "@/lib/pages/paper-page";
import { pageAnswer } from "@/lib/server/pages";
import { summaryHtmlOf } from "@/lib/server/summaries";

export const dynamic = "force-dynamic";

/** One paper, under its identifier alone: versions and other ways to write it lead there. */
export const GET = handler("/papers/[...id]", (asked) =>
  answerPage(asked, async ({ server, url, now }) => {
    const written = behind(url, "/papers/");
    const id = writtenArxivId(written);
    if (id === null) throw new AppError("not_found", "No such paper is held here.");
    if (id !== written) return redirect(server.links.within(`/papers/${id}`));
    const seen = await server.paper(id, now);
    if (seen === null) {
      const error = new AppError(
        "not_found",
        `arXiv:${id} was announced on none of the days held here.`,
      );
      return errorPageResponse(error, missingPaperPage(id, error.message, server.site));
    }
    const page = paperPage(seen, server.site, await summaryHtmlOf(seen.summaries));
    return pageAnswer(page, now, server.access);
  }),
);
