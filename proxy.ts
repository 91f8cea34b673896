import { plainPage } from "./app/plain-page";
import { readEnvironment } from "./lib/config/environment";
import { createAccess, credentialsOf, refusal } from "./lib/server/access";

/**
 * Answers for the pages of a private deployment to those without its key.
 *
 * The pages close themselves as well (`app/access.ts`), but a page of Next.js that ends early can
 * be read with JavaScript only, and cannot be a 401.
 */
export const config = { matcher: ["/", "/status", "/papers/:id*"] };

const access = createAccess(readEnvironment().accessToken);

export function proxy(request: Request): Response | undefined {
  if (access.admits(credentialsOf(request))) return undefined;
  return plainPage({ status: 401, title: "Private", sentence: refusal });
}
