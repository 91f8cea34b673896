import type { Day } from "../arxiv/calendar";
import { contentName, type Head, type HeldDay } from "./head";

/**
 * What was read or made of the newest days, by day and content, up to so many papers in all; older
 * days are read when asked for and leave first. Callers who ask for the same content at once share
 * one read of it.
 */
export function createDayCache<T>(papersKept: number) {
  const values = new Map<string, T>();
  const counts = new Map<string, number>();
  const reading = new Map<string, Promise<T | null>>();

  const forget = (name: string) => {
    values.delete(name);
    counts.delete(name);
  };

  const put = (day: Day, held: HeldDay, value: T) => {
    values.set(contentName(day, held), value);
    counts.set(contentName(day, held), held.count);
    let papers = [...counts.values()].reduce((sum, count) => sum + count, 0);
    for (const oldest of [...values.keys()].sort()) {
      if (papers <= papersKept || values.size === 1) break;
      papers -= counts.get(oldest) ?? 0;
      forget(oldest);
    }
  };

  return {
    put,
    peek: (day: Day, held: HeldDay): T | null => values.get(contentName(day, held)) ?? null,
    /** What is kept, or else what `read` finds; a failure and null are not kept. */
    async get(day: Day, held: HeldDay, read: () => Promise<T | null>): Promise<T | null> {
      const name = contentName(day, held);
      const kept = values.get(name);
      if (kept !== undefined) return kept;
      const underWay = reading.get(name);
      if (underWay !== undefined) return underWay;
      const started = read().finally(() => reading.delete(name));
      reading.set(name, started);
      const found = await started;
      if (found !== null) put(day, held, found);
      return found;
    },
    forgetAllBut(head: Head): void {
      const named = new Set(Object.entries(head.days).map(([day, held]) => contentName(day, held)));
      for (const name of [...values.keys()]) if (!named.has(name)) forget(name);
    },
  };
}
