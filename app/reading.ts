import type { Day } from "@/lib/arxiv/calendar";
import { isAppError } from "@/lib/errors";
import { askedAt } from "@/lib/pages/asked";
import { readingPage } from "@/lib/pages/reading-page";
import { refusedPage } from "@/lib/pages/refused-page";
import { summariesLack } from "@/lib/server/doctor";
import { answerPage, errorPageResponse, type PageRequest, redirect } from "./answer-page";
import type { Asked } from "./handler";

/** What `/` and `/day/<date>` do: read the address, lead to its one form, show that day's papers. */
export function answerReading(
  asking: Asked,
  dayOf: (asked: PageRequest) => Promise<Day | null> | null,
): Promise<Response> {
  return answerPage(asking, async (context) => {
    const { server, url, now, trace } = context;
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
    trace?.step("address");
    const shown = day === null ? { ...interest, daysBack: 1 } : { ...interest, day };
    const place = { interest, day, reader, lack: summariesLack(setup) };
    return server.page(shown, context, {
      name: `reading ${JSON.stringify(reader)}`,
      render: (seen) => readingPage(seen, place, { site, config }),
    });
  });
}
