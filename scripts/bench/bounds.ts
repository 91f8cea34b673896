import type { MeasuredDay } from "./refresh";
import type { MeasuredCase } from "./requests";

/** What the product should stay under; over it is told by name, and is no failure. */
const mostRefreshCpuMs = 600;
const mostRefreshMb = 200;
const mostCpuRatio = 1.15;

/** Requests that are answered from memory and so should cost what Next.js itself costs. */
const boundCases = ["/rss", "/rss, If-None-Match", "/rss, gzip", "/json"];

/** One sentence for each number over its bound; the usual day's refresh alone is bound. */
export function overBounds(day: MeasuredDay, cases: readonly MeasuredCase[]): string[] {
  const over: string[] = [];
  const { cpuMs = 0, peakMb = 0 } = day.costs.refresh ?? {};
  if (cpuMs >= mostRefreshCpuMs) {
    over.push(`refresh: ${cpuMs.toFixed(0)} ms CPU, bound ${mostRefreshCpuMs}`);
  }
  if (peakMb >= mostRefreshMb) {
    over.push(`refresh: ${peakMb.toFixed(0)} MB over idle, bound ${mostRefreshMb}`);
  }
  for (const { name, cpuRatio } of cases.filter((each) => boundCases.includes(each.name))) {
    if (cpuRatio !== null && cpuRatio > mostCpuRatio) {
      over.push(`${name}: ${cpuRatio.toFixed(2)} times the floor's CPU, bound ${mostCpuRatio}`);
    }
  }
  for (const { name, isCompressed } of cases) {
    if (name.endsWith("gzip") && !isCompressed) over.push(`${name}: came uncompressed`);
  }
  return over;
}
