import { answerFeed } from "@/app/answer";
import { handler } from "@/app/handler";

export const GET = handler("/feed.xml", (asked) => answerFeed(asked, "rss"));
