import { isFault, type ModelFault } from "./error";

export type AttemptNeeds = { sleep: (ms: number) => Promise<void>; random: () => number };

const attempts = 3;
const baseMs = 2_000; // pause before the second attempt; doubles with each
const maxWaitMs = 60_000; // a longer Retry-After is not slept through but handed on

/** Pauses while a provider reads an uploaded file; it takes seconds for a paper. */
const parsingPausesMs = [1_000, 2_000, 4_000, 8_000, 8_000, 8_000, 8_000, 8_000];

/** Asks until there is an outcome, or a fault that another attempt would not mend. */
export async function attempt<Outcome extends object>(
  needs: AttemptNeeds,
  signal: AbortSignal,
  once: () => Promise<Outcome | ModelFault>,
): Promise<Outcome | ModelFault> {
  let failed = 0;
  let parsing = 0;
  for (;;) {
    const outcome = await once();
    if (!isFault(outcome)) return outcome;
    const pauseMs =
      outcome.again === "parsed"
        ? parsingPausesMs[parsing++]
        : outcome.again === "later"
          ? pauseBefore(++failed, outcome, needs.random())
          : undefined;
    if (pauseMs === undefined && outcome.again === "parsed") return neverParsed(outcome);
    if (pauseMs === undefined) return outcome;
    await pause(needs.sleep, pauseMs, signal);
  }
}

/** It is this paper that the provider does not get through; others may fare better. */
function neverParsed(fault: ModelFault): ModelFault {
  return { ...fault, code: "paper_refused", again: "never" };
}

function pauseBefore(failed: number, fault: ModelFault, random: number): number | undefined {
  const backoffMs = baseMs * 2 ** (failed - 1) * (0.5 + random / 2);
  const waitMs = Math.max(backoffMs, (fault.retryAfterSeconds ?? 0) * 1000);
  return failed >= attempts || waitMs > maxWaitMs ? undefined : waitMs;
}

/** Ends with the signal too; the attempt after it finds out. */
async function pause(
  sleep: (ms: number) => Promise<void>,
  ms: number,
  signal: AbortSignal,
): Promise<void> {
  if (signal.aborted) return;
  let wake = () => {};
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  signal.addEventListener("abort", wake);
  try {
    await Promise.race([sleep(ms), woken]);
  } finally {
    signal.removeEventListener("abort", wake);
  }
}
