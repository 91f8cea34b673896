import { answerReading } from "./reading";

export const dynamic = "force-dynamic";

/** The newest day of the main feed, or of what the address asks for. */
export function GET(request: Request): Promise<Response> {
  return answerReading(request, () => null);
}
