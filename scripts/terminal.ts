import type { Log } from "../lib/log";
import type { Progress } from "../lib/refresh/refresh";
import type { SummaryOutcome } from "../lib/refresh/summarise";

/** What a command that runs the job shows meanwhile. */
export type Terminal = {
  /** On a terminal the last line is the present state; elsewhere each step is a line of its own. */
  show(text: string): void;
  endLine(): void;
  complain(message: string, facts?: Readonly<Record<string, unknown>>): void;
  log: Log;
};

export function terminalOn(stream: NodeJS.WriteStream): Terminal {
  const isTerminal = stream.isTTY === true;
  let isLineOpen = false;
  const endLine = () => {
    if (isLineOpen) stream.write("\n");
    isLineOpen = false;
  };
  const complain: Terminal["complain"] = (message, facts = {}) => {
    endLine();
    const known = Object.values(facts).filter((fact) => fact !== undefined);
    console.error([message, ...known].join(": "));
  };
  return {
    show(text) {
      stream.write(isTerminal ? `\r\x1b[K${text}` : `${text}\n`);
      isLineOpen = isTerminal;
    },
    endLine,
    complain,
    log: {
      debug() {},
      info() {},
      warn: (message, facts) => complain(message, facts),
      error: (message, facts) => complain(message, facts),
    },
  };
}

export function told(progress: Progress): string {
  switch (progress.step) {
    case "asked": {
      const { asked, papers } = progress.fetched;
      return asked.length === 0
        ? "Nothing is due at arXiv."
        : `arXiv lists ${papers} papers in ${asked.join(", ")}.`;
    }
    case "filled":
      return `Filled in ${progress.day}.`;
    case "chose":
      return `Chose the papers of ${progress.count} days.`;
  }
}

export function summaryTold(progress: { written: number; left: number; title: string }): string {
  const { written, left, title } = progress;
  return `${written} summaries written, ${left} left: ${title}`;
}

/** Whether summaries failed; what is left for tomorrow is no failure, nor is one paper of many. */
export function isTrouble(summaries: SummaryOutcome | null | undefined): boolean {
  if (summaries === null) return true;
  const stopped = summaries?.state === "finished" ? summaries.report.stopped : null;
  return stopped === "model" || stopped === "arxiv" || stopped === "store";
}
