import { answerFeed } from "@/app/answer";

export async function GET(request: Request, context: RouteContext<"/atom/[[...feed]]">) {
  const { feed } = await context.params;
  return answerFeed(request, "atom", feed);
}
