import { writeFileSync } from "node:fs";
import { memoryMb } from "./process-tree";

/** What one piece of work cost this process. */
export type Cost = {
  wallMs: number;
  cpuMs: number; // user and system, over all threads: garbage collection and JIT too
  peakMb: number; // resident, over what it was before
};

/**
 * Runs work once, in a process that has done nothing like it before: a server refreshes once a
 * day, so code that is already warm would tell another story. Wants `--expose-gc`.
 */
export async function measure(work: () => unknown): Promise<Cost> {
  (globalThis as { gc?: () => void }).gc?.();
  forgetPeak();
  const idleMb = residentMb();
  const cpu = process.cpuUsage();
  const start = performance.now();
  await work();
  const wallMs = performance.now() - start;
  const { user, system } = process.cpuUsage(cpu);
  return { wallMs, cpuMs: (user + system) / 1000, peakMb: Math.max(0, peakMb() - idleMb) };
}

/** The cost in the middle, each number for itself. */
export function median(costs: readonly Cost[]): Cost {
  const middle = (pick: (cost: Cost) => number) =>
    costs.map(pick).sort((a, b) => a - b)[Math.floor(costs.length / 2)] ?? Number.NaN;
  return {
    wallMs: middle(({ wallMs }) => wallMs),
    cpuMs: middle(({ cpuMs }) => cpuMs),
    peakMb: middle(({ peakMb }) => peakMb),
  };
}

/** Linux can begin the peak anew: proc(5), /proc/pid/clear_refs. */
function forgetPeak(): void {
  if (process.platform === "linux") writeFileSync("/proc/self/clear_refs", "5");
}

/** Elsewhere the peak is that of the process's life, so it may be too high, never too low. */
function peakMb(): number {
  if (process.platform === "linux") return memoryMb("self", "VmHWM");
  return process.resourceUsage().maxRSS / 1024;
}

function residentMb(): number {
  return process.memoryUsage.rss() / 2 ** 20;
}
