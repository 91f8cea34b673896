import { AppError } from "@/lib/errors";
import { isSameSecret } from "@/lib/server/secret";
import { services } from "@/lib/services";

/** Throws AppError unless the secret is right. Closed while none is set: anyone could make us ask arXiv. */
export function requireSecret(given: string | null, refusal: string): void {
  const { cronSecret } = services();
  if (cronSecret === undefined) {
    throw new AppError("forbidden", "Refreshing is closed, since no CRON_SECRET is set here.");
  }
  if (given === null || !isSameSecret(given, cronSecret)) {
    throw new AppError("unauthorized", refusal);
  }
}
