import { answerPage } from "@/app/answer-page";
import { interestFromPage } from "@/lib/interest/url";
import { readingPage } from "@/lib/pages/reading-page";

export const dynamic = "force-dynamic";

/** The newest day of the main feed, or of what the address asks for. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, ({ server, url, now, defer }) => {
    const interest = interestFromPage(url.searchParams, server.config, now);
    return server.page(
      { ...interest, daysBack: 1 },
      { now, defer },
      {
        name: "reading",
        render: (seen) => readingPage(seen, server.site),
      },
    );
  });
}
