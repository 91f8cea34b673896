import { spawnSync } from "node:child_process";
import { resolve } from "node:path";
import { z } from "zod";

/**
 * `npm run advisories`: asks the registry for known faults of the packages in the lockfile.
 * Ends with 1 where one is of high or critical severity, with 0 otherwise, also where the registry
 * answers no such question (mirrors often do not), which it says.
 */
const severities = ["info", "low", "moderate", "high", "critical"] as const;

const countsSchema = z.partialRecord(z.enum(severities), z.number());
type Counts = z.infer<typeof countsSchema>;

const reportSchema = z.object({ metadata: z.object({ vulnerabilities: z.looseObject({}) }) });

/** What `npm audit --json` says: null where it is no report. */
export function countsIn(output: string): Counts | null {
  try {
    const { vulnerabilities } = reportSchema.parse(JSON.parse(output)).metadata;
    const known = severities.map((severity) => [severity, vulnerabilities[severity] ?? 0]);
    return countsSchema.parse(Object.fromEntries(known));
  } catch {
    return null;
  }
}

/** What to say of a report, and the code to end with. */
export function verdict(counts: Counts | null): { sentence: string; code: 0 | 1 } {
  if (counts === null) {
    const sentence =
      "This registry answers no question about advisories; nothing is known, nothing is checked. " +
      "Ask another: npm run advisories -- --registry=https://registry.npmjs.org";
    return { sentence, code: 0 };
  }
  const found = severities.filter((severity) => (counts[severity] ?? 0) > 0);
  if (found.length === 0) return { sentence: "No advisory is known of these packages.", code: 0 };
  const told = found.map((severity) => `${counts[severity]} ${severity}`).join(", ");
  const isGrave = (counts.high ?? 0) + (counts.critical ?? 0) > 0;
  return { sentence: `Advisories: ${told}. npm audit tells them.`, code: isGrave ? 1 : 0 };
}

function main(): void {
  const more = process.argv.slice(2);
  const { stdout } = spawnSync("npm", ["audit", "--json", ...more], {
    cwd: resolve(import.meta.dirname, ".."),
    encoding: "utf8",
    timeout: 60_000,
  });
  const { sentence, code } = verdict(countsIn(stdout ?? ""));
  console.log(sentence);
  process.exitCode = code;
}

if (process.argv[1] === import.meta.filename) main();
