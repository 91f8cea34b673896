/**
 * The job in a process of its own, which a test may kill: the real parts over stand-ins, as the
 * environment names them, with a small configuration. It prints the outcome.
 */

import { readEnvironment } from "@/lib/config/environment";
import { configSchema } from "@/lib/config/schema";
import { silentLog } from "@/lib/log";
import { createServices } from "@/lib/services";

const config = configSchema.parse({
  categories: ["cs.AI", "cs.LG"],
  keywords: ["model", "learning", "data"],
  days_back: 4,
  history_days: 6,
  feeds: { second: { categories: ["cs.CV"], keywords: [] } },
  ai_summary: { model: "stand-in" },
});
const server = createServices(readEnvironment(), config, silentLog);
const outcome = await server.refresh({ trigger: "command", now: new Date() });
console.log(JSON.stringify(outcome));
process.exit(0);
