import { answerFeed } from "@/app/answer";
import { handler } from "@/app/handler";

export const GET = handler(
  "/rss/[[...feed]]",
  async (asked, { params }: RouteContext<"/rss/[[...feed]]">) =>
    answerFeed(asked, "rss", (await params).feed),
);
