import { readEnvironment } from "./lib/config/environment";
import { createAccess, credentialsOf, refusal } from "./lib/server/access";

/**
 * Answers for the pages of a private deployment to those without its key.
 *
 * The pages close themselves as well (`app/access.ts`), but a page of Next.js that ends early can
 * be read with JavaScript only, and cannot be a 401.
 */
export const config = { matcher: ["/"] };

const access = createAccess(readEnvironment().accessToken);

export function proxy(request: Request): Response | undefined {
  if (access.admits(credentialsOf(request))) return undefined;
  return new Response(page, {
    status: 401,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "cache-control": "no-store",
      "referrer-policy": "no-referrer",
      "www-authenticate": "Bearer",
    },
  });
}

const page = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex">
<title>Private</title>
<h1>Private</h1>
<p>${refusal}</p>
`;
