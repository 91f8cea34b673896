import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";

/** One way in: what comes in there, and what has to hold of what is made of it. */
export type Target = {
  name: string;
  casesInTests: number;
  casesAtLength: number; // in a long run that is told no other number
  run(plan: Plan): Promise<Outcome>;
};

export type Plan = {
  cases: number;
  seed: number;
  path?: string; // of a counterexample that was found before
  isLong?: boolean; // with what is too large for every test run
  onCase?(): void;
};

export type Outcome = {
  cases: number;
  slowest: { ms: number; shown: string };
  failure: { why: string; shown: string; path: string } | null;
};

type Spec<Case> = {
  name: string;
  casesInTests: number;
  casesAtLength?: number;
  /** Made when it is run, since some are mutations of documents that must be read or invented. */
  cases: () => fc.Arbitrary<Case>;
  /** Enormous ones, which a long run begins with. */
  monsters?: () => readonly Case[];
  /** Throws, or rejects, where a property does not hold. */
  check: (value: Case) => unknown;
};

export function target<Case>(spec: Spec<Case>): Target {
  const { name, casesInTests, casesAtLength = 100_000, check } = spec;
  return {
    name,
    casesInTests,
    casesAtLength,
    async run({ cases, seed, path, isLong = false, onCase }) {
      let slowest = { ms: 0, shown: "" };
      let count = 0;
      const measured = async (value: Case) => {
        onCase?.();
        count++;
        const ms = await msOf(() => check(value));
        if (ms > slowest.ms) slowest = { ms, shown: brief(value) };
      };
      for (const monster of isLong ? (spec.monsters?.() ?? []) : []) {
        const failure = await failureOf(() => measured(monster));
        if (failure !== null) {
          return {
            cases: count,
            slowest,
            failure: { why: failure, shown: brief(monster), path: "" },
          };
        }
      }
      const property = fc.asyncProperty(spec.cases(), measured);
      const found = await fc.check(property, { numRuns: cases, seed, ...(path && { path }) });
      return { cases: count, slowest, failure: found.failed ? failed(found) : null };
    },
  };
}

/** What a case costs. One that seems slow is run again: the machine may have been busy. */
async function msOf(run: () => unknown): Promise<number> {
  const once = async () => {
    const [start, used] = [performance.now(), process.cpuUsage()];
    await run();
    const { user, system } = process.cpuUsage(used);
    return Math.min(performance.now() - start, (user + system) / 1000);
  };
  const ms = await once();
  return ms < 500 ? ms : Math.min(ms, await once(), await once());
}

async function failureOf(run: () => Promise<void>): Promise<string | null> {
  try {
    await run();
    return null;
  } catch (error) {
    return saidBy(error);
  }
}

function failed<T>(found: fc.RunDetails<[T]>): Outcome["failure"] {
  return {
    why: saidBy(found.errorInstance),
    shown: brief(found.counterexample?.[0]),
    path: found.counterexamplePath ?? "",
  };
}

function saidBy(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function brief(value: unknown): string {
  const text = fc.stringify(value);
  return text.length <= 1_500 ? text : `${text.slice(0, 1_500)}… (${text.length} characters)`;
}

/** Throws where two values differ. */
export function requireEqual(found: unknown, wanted: unknown, what: string): void {
  if (isDeepStrictEqual(found, wanted)) return;
  throw new Error(`${what}: found ${fc.stringify(found)}, not ${fc.stringify(wanted)}`);
}
