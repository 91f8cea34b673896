import { answerPage, pageResponse } from "@/app/answer-page";
import { daysPage } from "@/lib/pages/days-page";

export const dynamic = "force-dynamic";

/** All announcement days that have a page. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, async ({ server, now }) =>
    pageResponse(daysPage(await server.daysShown(now), server.site)),
  );
}
