import { answerFeed, answerPreflight } from "@/app/answer";

export function GET(request: Request) {
  return answerFeed(request, "json");
}

export const OPTIONS = answerPreflight;
