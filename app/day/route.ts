import { answerPage, pageResponse } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { daysPage } from "@/lib/pages/days-page";

export const dynamic = "force-dynamic";

/** All announcement days that have a page. */
export const GET = handler("/day", (asked) =>
  answerPage(asked, async ({ server, now }) => {
    const days = await server.daysShown(now);
    const { store } = await server.health(now);
    return pageResponse(daysPage({ days, store }, server.site));
  }),
);
