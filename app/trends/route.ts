import { answerPage } from "@/app/answer-page";
import { trendsPage } from "@/lib/pages/trends/trends-page";

export const dynamic = "force-dynamic";

/** How many papers there are, what they are about, and what more of them are about than before. */
export function GET(request: Request): Promise<Response> {
  return answerPage(request, ({ server, now }) =>
    server.trends(now, (seen) => trendsPage(seen, server.site)),
  );
}
