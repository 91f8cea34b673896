import { answerPage, pageResponse } from "@/app/answer-page";
import { daysPage } from "@/lib/pages/days-page";

export const dynamic = "force-dynamic";

/** All announcement days that have a page. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, async ({ server, now }) => {
    const days = await server.daysShown(now);
    const { store } = await server.health(now);
    return pageResponse(daysPage({ days, store }, server.site));
  });
}
