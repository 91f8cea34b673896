import { answerFeed, answerPreflight } from "@/app/answer";

export async function GET(request: Request, context: RouteContext<"/json/[[...feed]]">) {
  const { feed } = await context.params;
  return answerFeed(request, "json", feed);
}

export const OPTIONS = answerPreflight;
