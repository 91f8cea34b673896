import { answerFeed, answerPreflight } from "@/app/answer";
import { handler } from "@/app/handler";

export const GET = handler(
  "/json/[[...feed]]",
  async (asked, { params }: RouteContext<"/json/[[...feed]]">) =>
    answerFeed(asked, "json", (await params).feed),
);

export const OPTIONS = handler("/json/[[...feed]]", answerPreflight);
