import type { NextConfig } from "next";
import { readEnvironment } from "./lib/config/environment";
import { loadConfig } from "./lib/config/load";

// A wrong config.json or environment stops the build and the start, before anything is served.
for (const warning of loadConfig("config.json").warnings) console.warn(`config.json: ${warning}`);
const { accessToken } = readEnvironment();

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run dev` writes addresses to its log, with the key in them.
  logging: accessToken === undefined ? undefined : { incomingRequests: false },
  // Read at run time, so that an edit needs a restart only; on Vercel it travels with the functions.
  outputFileTracingIncludes: { "/*": ["./config.json"] },
};

export default config;
