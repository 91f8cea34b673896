import { answerPage } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { trendsPage } from "@/lib/pages/trends/trends-page";

export const dynamic = "force-dynamic";

/** How many papers there are, what they are about, and what more of them are about than before. */
export const GET = handler("/trends", (asked) =>
  answerPage(asked, ({ server, now }) =>
    server.trends(now, (seen) => trendsPage(seen, server.site)),
  ),
);
