import type { MeasuredNewFeeds } from "./new-feeds";
import type { MeasuredPage } from "./pages";
import type { MeasuredDay } from "./refresh";
import type { MeasuredCase } from "./requests";
import type { MeasuredStart } from "./start";

/** What the product should stay under; over it is told by name, and is no failure. */
const mostRefreshCpuMs = 600;
const mostRefreshMb = 200;
const mostStartMs = 1_500;
const mostPageMs = 20; // of `/`, the first of an edition

/** One sentence for each number over its bound; the usual day's refresh alone is bound. */
export function overRefresh(day: MeasuredDay): string[] {
  const { cpuMs = 0, peakMb = 0 } = day.costs.refresh ?? {};
  return [
    ...overOne("refresh, CPU ms", cpuMs, mostRefreshCpuMs),
    ...overOne("refresh, MB over idle", peakMb, mostRefreshMb),
  ];
}

/** Each case has a bound of its own; one that has none is shown only. */
export function overRequests(cases: readonly MeasuredCase[]): string[] {
  return cases.flatMap(({ name, cpuRatio, mostRatio, isCompressed }) => [
    ...(cpuRatio === null || mostRatio === null
      ? []
      : overOne(`${name}, times the floor's CPU`, cpuRatio, mostRatio)),
    ...(name.endsWith("gzip") && !isCompressed ? [`${name}: came uncompressed`] : []),
  ]);
}

export function overNewFeeds(measured: readonly MeasuredNewFeeds[]): string[] {
  return measured.flatMap(({ name, medianMs, mostMs }) =>
    mostMs === null ? [] : overOne(`a feed never asked for, ${name}, CPU ms`, medianMs, mostMs),
  );
}

export function overPages(pages: readonly MeasuredPage[]): string[] {
  return pages
    .filter(({ path }) => path === "/")
    .flatMap(({ newCpuMs }) =>
      newCpuMs === null ? [] : overOne("/, new, CPU ms", newCpuMs, mostPageMs),
    );
}

export function overStart({ stores }: MeasuredStart): string[] {
  return stores.flatMap(({ name, feedMs }) =>
    overOne(`start to first feed, ${name}, ms`, feedMs, mostStartMs),
  );
}

/** A sentence, or none. */
export function overOne(name: string, value: number, most: number): string[] {
  const shown = (number: number) => number.toLocaleString("en", { maximumFractionDigits: 2 });
  return value > most ? [`${name}: ${shown(value)}, bound ${shown(most)}`] : [];
}
