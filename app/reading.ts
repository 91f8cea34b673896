import type { Day } from "@/lib/arxiv/calendar";
import { isAppError } from "@/lib/errors";
import { askedAt } from "@/lib/pages/asked";
import { readingPage } from "@/lib/pages/reading-page";
import { refusedPage } from "@/lib/pages/refused-page";
import { summariesLack } from "@/lib/server/doctor";
import { answerPage, errorPageResponse, type PageRequest, redirect } from "./answer-page";

/** What `/` and `/day/<date>` do: read the address, lead to its one form, show that day's papers. */
export function answerReading(
  request: Request,
  dayOf: (asked: PageRequest) => Promise<Day | null> | null,
): Promise<Response> {
  return answerPage(request, async (context) => {
    const { server, url, now, defer } = context;
    const { config, links, site, setup } = server;
    const day = await dayOf(context);
    const read = () => askedAt(url, day, { config, links, now });
    let asked: ReturnType<typeof read>;
    try {
      asked = read();
    } catch (error) {
      if (!isAppError(error)) throw error;
      return errorPageResponse(error, refusedPage({ url, day, sentence: error.message }, server));
    }
    if ("elsewhere" in asked) return redirect(asked.elsewhere);
    const { interest, reader } = asked;
    const shown = day === null ? { ...interest, daysBack: 1 } : { ...interest, day };
    const place = { interest, day, reader, lack: summariesLack(setup) };
    return server.page(
      shown,
      { now, defer },
      {
        name: `reading ${JSON.stringify(reader)}`,
        render: (seen) => readingPage(seen, place, { site, config }),
      },
    );
  });
}
