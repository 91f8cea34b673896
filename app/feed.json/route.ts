import { answerFeed, answerPreflight } from "@/app/answer";
import { handler } from "@/app/handler";

export const GET = handler("/feed.json", (asked) => answerFeed(asked, "json"));

export const OPTIONS = handler("/feed.json", answerPreflight);
