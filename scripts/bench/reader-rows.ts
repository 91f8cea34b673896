import type { MeasuredReaders, ReadersHour } from "./readers";

/** Hours that go alike are one line: the first, those that find nothing new, and the new day's. */
export function readerRows({ readers, hours, idleMb, peakMb }: MeasuredReaders): string[][] {
  const share = (count: number) => `${((100 * count) / readers).toFixed(1)} %`;
  const row = (name: string, some: readonly ReadersHour[]) => {
    const mean = (pick: (hour: ReadersHour) => number) =>
      some.reduce((sum, hour) => sum + pick(hour), 0) / Math.max(1, some.length);
    return [
      `  ${name}`,
      share(mean(({ unchanged }) => unchanged)),
      share(mean(({ fromMemory }) => fromMemory)),
      mean(({ cpuMs }) => cpuMs).toFixed(2),
      mean(({ p50Ms }) => p50Ms).toFixed(2),
      mean(({ p99Ms }) => p99Ms).toFixed(1),
      Math.max(...some.map(({ residentMb }) => residentMb)).toFixed(0),
      mean(({ sentMb }) => sentMb).toFixed(0),
    ];
  };
  const between = (from: number, to: number) =>
    hours.filter(({ hour }) => hour >= from && hour < to);
  return [
    [
      `${readers} feeds, each asked for hourly`,
      "304",
      "nothing made",
      "CPU ms each",
      "p50 ms",
      "p99 ms",
      "RSS MB",
      "sent MB",
    ],
    row("the first hour", between(0, 1)),
    row("hours without news", between(1, 12)),
    row("the hour of a new day", between(12, 13)),
    row("the hours behind it", between(13, 24)),
    [`  resident before, and at the most, MB`, idleMb.toFixed(0), peakMb.toFixed(0)],
  ];
}
