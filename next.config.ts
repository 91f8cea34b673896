import type { NextConfig } from "next";
import { bibFilesIn } from "./lib/config/bib-files";
import { readEnvironment } from "./lib/config/environment";
import { loadConfig } from "./lib/config/load";
import { securityHeaders } from "./lib/pages/policy";

// A wrong config.json or environment stops the build and the start, before anything is served.
const { config: feeds, warnings } = loadConfig("config.json");
for (const warning of warnings) console.warn(`config.json: ${warning}`);
const { prompt_file: ownPrompt } = feeds.ai_summary;
const bibliographies = bibFilesIn(feeds).map(({ file }) => `./${file}`);
const { accessToken } = readEnvironment();

const config: NextConfig = {
  poweredByHeader: false,
  // No page of ours asks for /_next/image, where anyone could have pictures made in any size.
  images: { unoptimized: true },
  // `npm run dev` writes addresses to its log, with the key in them.
  logging: accessToken === undefined ? undefined : { incomingRequests: false },
  // Read at run time, so that an edit needs a restart only; on Vercel they travel with the functions.
  outputFileTracingIncludes: {
    "/*": [
      "./config.json",
      "./prompts/*.md",
      "./public/page.*",
      ...(ownPrompt ? [`./${ownPrompt}`] : []),
      ...bibliographies,
    ],
  },
  headers: async () => [
    {
      // No name in it: for what has one, Next.js compiles each header anew at every request.
      source: "/(.*)",
      headers: Object.entries(securityHeaders).map(([key, value]) => ({ key, value })),
    },
    // Pages ask for them by what they hold (`lib/config/assets.ts`).
    {
      source: "/page.:kind(css|js)",
      has: [{ type: "query", key: "v" }],
      headers: [{ key: "Cache-Control", value: "public, max-age=31536000, immutable" }],
    },
  ],
};

export default config;
