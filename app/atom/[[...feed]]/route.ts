import { answerFeed } from "@/app/answer";
import { handler } from "@/app/handler";

export const GET = handler(
  "/atom/[[...feed]]",
  async (asked, { params }: RouteContext<"/atom/[[...feed]]">) =>
    answerFeed(asked, "atom", (await params).feed),
);
