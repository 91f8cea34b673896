import { AppError } from "@/lib/errors";
import { credentialsOf, refusal } from "@/lib/server/access";
import { services } from "@/lib/services";

/**
 * The door of a private deployment. Every handler that shows anything of its settings or papers
 * goes through here first (`tests/access.test.ts` walks them), pages by `answerPage`; an open one
 * lets all in.
 */
export function hasAccess(request: Request): boolean {
  return services().access.admits(credentialsOf(request));
}

/** Throws AppError unauthorized, which `toResponse` and `answerPage` answer. */
export function requireAccess(request: Request): void {
  if (!hasAccess(request)) throw new AppError("unauthorized", refusal);
}
