import { answerFeed } from "@/app/answer";

export async function GET(request: Request, context: RouteContext<"/rss/[[...feed]]">) {
  const { feed } = await context.params;
  return answerFeed(request, "rss", feed);
}
