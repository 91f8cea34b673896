/** The parts of an answer's making that are timed, in the order in which they come. */
export type Step = "address" | "head" | "likes" | "plan" | "select" | "render";

/** Where an answer's bytes came from: they were in memory, or were made for it. */
export type Source = "memory" | "archive";

/** What is noted of a request while it is answered, for its line in the log and its Server-Timing. */
export type Trace = {
  /** What went by since the step before, or since the request came, was this one's. */
  step(step: Step): void;
  madeFrom(source: Source): void;
};

export type RequestTrace = Trace & {
  id: string; // the same in the log, in the answer's headers and in what a reader is told of a defect
  route: string; // the pattern: "/rss/[[...feed]]"
  source(): Source | undefined;
  /** Milliseconds since the request came, and the value of Server-Timing. */
  end(): { ms: number; timing: string };
};

export function startTrace(
  id: string,
  route: string,
  clock: { now(): number } = performance,
): RequestTrace {
  const begun = clock.now();
  let last = begun;
  let steps = "";
  let source: Source | undefined;
  return {
    id,
    route,
    step(step) {
      const now = clock.now();
      steps += `${step};dur=${(now - last).toFixed(1)}, `;
      last = now;
    },
    madeFrom(from) {
      source = from;
    },
    source: () => source,
    end() {
      const ms = clock.now() - begun;
      return { ms, timing: `${steps}total;dur=${ms.toFixed(1)}` };
    },
  };
}
