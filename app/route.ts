import { handler } from "@/app/handler";
import { answerReading } from "./reading";

export const dynamic = "force-dynamic";

/** The newest day of the main feed, or of what the address asks for. */
export const GET = handler("/", (asked) => answerReading(asked, () => null));
