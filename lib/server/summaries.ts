import { parseArxivId } from "../arxiv/ids";
import type { Edition } from "../editions/edition";
import { causeChain } from "../errors";
import type { SummaryHtml } from "../feeds/summary-text";
import type { Log } from "../log";
import type { Archive } from "../papers/archive";
import type { Head } from "../papers/head";
import type { Trigger } from "../refresh/report";
import type { SummaryOutcome, SummaryRun } from "../refresh/summarise";
import type { Shelf } from "../summaries/shelf";
import type { Summary } from "../summaries/summary";
import type { SummariesIn } from "./editions";
import type { RequestContext } from "./readiness";
import type { Summarising } from "./summarising";

/** What the server does with summaries: shows those there are, and sets off what is to be written. */
export type Summaries = {
  ofEdition: SummariesIn;
  /** Keeps summaries that were bought elsewhere, where there is none as new; resolves to their number. */
  adopt(summaries: readonly Summary[]): Promise<number>;
  /** Whether some are to come, now or later. */
  isOpen(head: Head, now: Date): boolean;
  goOnIfDue(trigger: Trigger, now: Date, deadline: Date): Promise<void>;
  /** What is left goes on behind whatever is read here; nobody waits for it. */
  goOnBehind(head: Head, request: RequestContext): void;
  /** Runs whether or not it is due, but for a scheduler; absent where none are written here. */
  run?: (run: SummaryRun) => Promise<SummaryOutcome | null>;
};

export function createSummaries(needs: {
  shelf: Shelf;
  languages: readonly string[];
  archive: Pick<Archive, "head">;
  summarising?: Summarising; // where they are written
  workMs: number;
  log: Log;
}): Summaries {
  const { shelf, languages, archive, summarising, log } = needs;

  const goOnIfDue: Summaries["goOnIfDue"] = async (trigger, now, deadline) => {
    if (!summarising?.isDue(await archive.head(now), now)) return;
    await summarising.run({ trigger, now, deadline });
  };

  return {
    async ofEdition({ days, interest }, head) {
      if (interest.summary === "none") return { summaries: [], isWhole: true };
      try {
        const found = await shelf.ofDays(head, days, interest.language);
        return {
          summaries: found.flatMap(({ summaries }) => summaries),
          isWhole: found.every(({ isAsNamed }) => isAsNamed),
        };
      } catch (error) {
        log.warn("summaries could not be read", { why: causeChain(error) });
        return { summaries: [], isWhole: false };
      }
    },
    async adopt(summaries) {
      let count = 0;
      for (const language of languages) {
        const offered = summaries.filter(
          ({ id, language: itsOwn }) => itsOwn === language && parseArxivId(id)?.id === id,
        );
        const ids = offered.map(({ id }) => id);
        const held = ids.length === 0 ? [] : await shelf.ofPapers(ids, language);
        for (const [index, summary] of offered.entries()) {
          if ((held[index]?.version ?? 0) >= summary.version) continue;
          await shelf.keep(summary);
          count++;
        }
      }
      return count;
    },
    isOpen: (head, now) => summarising?.isOpen(head, now) ?? false,
    goOnIfDue,
    goOnBehind(head, { now, defer }) {
      if (!summarising?.isDue(head, now)) return;
      defer(() => goOnIfDue("request", now, new Date(now.getTime() + needs.workMs)));
    },
    ...(summarising && {
      run: async (run) => {
        // A scheduler may come every few minutes; a person means what they ask for.
        const isIdle =
          run.trigger === "cron" && !summarising.isDue(await archive.head(run.now), run.now);
        return isIdle ? { state: "idle" } : summarising.run(run);
      },
    }),
  };
}

/** Loaded for editions that have some: a feed without summaries does not wait for it. */
export function summaryHtmlFor({ days }: Edition): Promise<SummaryHtml | undefined> {
  return summaryHtmlOf(days.flatMap(({ items }) => items.flatMap(({ summary }) => summary ?? [])));
}

export async function summaryHtmlOf(
  summaries: readonly Summary[],
): Promise<SummaryHtml | undefined> {
  return summaries.length === 0 ? undefined : (await import("../feeds/summary")).summaryHtml;
}
