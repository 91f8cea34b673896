import type { MeasuredDay } from "./refresh";
import type { MeasuredCase } from "./requests";

/** What the product should stay under; over it is told by name, and is no failure. */
const mostRefreshCpuMs = 600;
const mostRefreshMb = 200;

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

/** A sentence, or none. */
export function overOne(name: string, value: number, most: number): string[] {
  const shown = (number: number) => number.toLocaleString("en", { maximumFractionDigits: 2 });
  return value > most ? [`${name}: ${shown(value)}, bound ${shown(most)}`] : [];
}
