import { answerFeed } from "@/app/answer";

export function GET(request: Request) {
  return answerFeed(request, "rss");
}
