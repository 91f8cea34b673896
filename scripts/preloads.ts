/** What Node.js loads before Next.js wherever this server is run as `npm start` runs it. */
export const preloads: readonly string[] = [
  "plain-headers.mjs",
  "encoded-bodies.mjs",
  "refuse-malformed.mjs",
].flatMap((name) => ["--import", new URL(name, import.meta.url).href]);
