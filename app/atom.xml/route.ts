import { answerFeed } from "@/app/answer";
import { handler } from "@/app/handler";

export const GET = handler("/atom.xml", (asked) => answerFeed(asked, "atom"));
