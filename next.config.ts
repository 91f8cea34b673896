import type { NextConfig } from "next";
import { bibFilesIn } from "./lib/config/bib-files";
import { readEnvironment } from "./lib/config/environment";
import { loadConfig } from "./lib/config/load";

// A wrong config.json or environment stops the build and the start, before anything is served.
const { config: feeds, warnings } = loadConfig("config.json");
for (const warning of warnings) console.warn(`config.json: ${warning}`);
const { prompt_file: ownPrompt } = feeds.ai_summary;
const bibliographies = bibFilesIn(feeds).map(({ file }) => `./${file}`);
const { accessToken } = readEnvironment();

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run dev` writes addresses to its log, with the key in them.
  logging: accessToken === undefined ? undefined : { incomingRequests: false },
  // Read at run time, so that an edit needs a restart only; on Vercel they travel with the functions.
  outputFileTracingIncludes: {
    "/*": [
      "./config.json",
      "./prompts/*.md",
      ...(ownPrompt ? [`./${ownPrompt}`] : []),
      ...bibliographies,
    ],
  },
};

export default config;
