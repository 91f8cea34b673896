import { behind } from "@/app/answer-page";
import { answerReading } from "@/app/reading";
import { AppError } from "@/lib/errors";
import { whyNoPage } from "@/lib/pages/days-page";

export const dynamic = "force-dynamic";

/** One announcement day, of those that have a page. */
export function GET(request: Request): Promise<Response> {
  return answerReading(request, async ({ server, url, now }) => {
    const day = behind(url, "/day/");
    const shown = await server.daysShown(now);
    if (shown.some((each) => each.day === day)) return day;
    throw new AppError("not_found", whyNoPage(day, shown, now));
  });
}
