import type { Served } from "./gauge";
import type { MeasuredDay } from "./refresh";
import type { MeasuredCase } from "./requests";
import { type StepName, stepNames } from "./steps";

/** The usual day with all its costs, and beside it how CPU and memory grow with the papers. */
export function refreshRows(usual: MeasuredDay, growing: readonly MeasuredDay[]): string[][] {
  const counts = (name: string, pick: (day: MeasuredDay) => number) => [
    name,
    String(pick(usual)),
    "",
    "",
    ...growing.flatMap((day) => [String(pick(day)), ""]),
    "",
  ];
  const rows = stepNames.map((name) => {
    const cost = usual.costs[name];
    return [
      name,
      shown(cost?.wallMs),
      shown(cost?.cpuMs),
      shown(cost?.peakMb),
      ...growing.flatMap(({ costs }) => [shown(costs[name]?.cpuMs), shown(costs[name]?.peakMb)]),
      ratio(growth(growing, name)),
    ];
  });
  return [
    [
      `refresh of ${usual.day}`,
      "wall ms",
      "CPU ms",
      "peak MB",
      ...growing.flatMap(({ day }) => [`${day} CPU`, "MB"]),
      "growth",
    ],
    counts("  papers", ({ papers }) => papers),
    counts("  requests to arXiv", ({ requests }) => requests),
    ...rows,
  ];
}

/** CPU a paper on the largest day over that on the smallest: 1 where a step is linear. */
function growth(days: readonly MeasuredDay[], step: StepName): number | null {
  const perPaper = (day?: MeasuredDay) =>
    (day?.costs[step]?.cpuMs ?? Number.NaN) / (day?.papers ?? 0);
  const value = perPaper(days.at(-1)) / perPaper(days[0]);
  return Number.isFinite(value) ? value : null;
}

export function requestRows(cases: readonly MeasuredCase[]): string[][] {
  const head = [
    "requests: product, floor",
    "bytes",
    "req/s",
    "p50 ms",
    "p99 ms",
    "CPU ms each",
    "RSS MB",
    "CPU ratio",
  ];
  const rows = cases.flatMap(({ name, bytes, product, floor, cpuRatio }) => [
    [name, String(bytes), ...servedCells(product), ratio(cpuRatio)],
    ["  floor", "", ...servedCells(floor), ""],
  ]);
  return [head, ...rows];
}

function servedCells({ perSecond, p50Ms, p99Ms, cpuMs, residentMb }: Served): string[] {
  return [
    shown(perSecond),
    p50Ms.toFixed(2),
    p99Ms.toFixed(2),
    cpuMs === null ? "–" : cpuMs.toFixed(3),
    shown(residentMb),
  ];
}

function ratio(value: number | null): string {
  return value === null ? "–" : `×${value.toFixed(2)}`;
}

function shown(value: number | null | undefined): string {
  return value === null || value === undefined ? "–" : value.toFixed(0);
}
