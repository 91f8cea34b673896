import { behind } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { answerReading } from "@/app/reading";
import { AppError } from "@/lib/errors";
import { whyNoPage } from "@/lib/pages/days-page";

export const dynamic = "force-dynamic";

/** One announcement day, of those that have a page. */
export const GET = handler("/day/[date]", (asked) =>
  answerReading(asked, async ({ server, url, now }) => {
    const day = behind(url, "/day/");
    const days = await server.daysShown(now);
    if (days.some((each) => each.day === day)) return day;
    const { store } = await server.health(now);
    throw new AppError("not_found", whyNoPage(day, { days, store }, now));
  }),
);
