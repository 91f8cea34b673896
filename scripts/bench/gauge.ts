import type { OutgoingHttpHeaders } from "node:http";
import { type Answer, ask, load, percentile } from "./load";
import type { RunningApp } from "./next-app";
import { treeUsage } from "./process-tree";

/** One server under one kind of request. CPU and memory are null where there is no /proc. */
export type Served = {
  requests: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  cpuMs: number | null; // a request, of the server's processes
  residentMb: number | null; // of the server's processes, afterwards
};

/** Adds up what several turns of one kind of request cost one server. */
export function createGauge(app: RunningApp, path: string, headers: OutgoingHttpHeaders) {
  const url = `${app.url}${path}`;
  const latenciesMs: number[] = [];
  let status = 0;
  let seconds = 0;
  let cpuMs: number | null = 0;
  return {
    /** One request, whose status all later answers must have. */
    async begin(): Promise<Answer> {
      const answer = await ask({ url, headers });
      status = answer.status;
      return answer;
    },
    async run(forSeconds: number, counts: boolean) {
      const before = treeUsage(app.pid);
      const loaded = await load({ url, headers, status }, forSeconds);
      const after = treeUsage(app.pid);
      if (!counts) return;
      latenciesMs.push(...loaded.latenciesMs);
      seconds += loaded.seconds;
      cpuMs = before && after && cpuMs !== null ? cpuMs + after.cpuMs - before.cpuMs : null;
    },
    result: (): Served => ({
      requests: latenciesMs.length,
      perSecond: latenciesMs.length / seconds,
      p50Ms: percentile(latenciesMs, 0.5),
      p99Ms: percentile(latenciesMs, 0.99),
      cpuMs: cpuMs === null ? null : cpuMs / latenciesMs.length,
      residentMb: treeUsage(app.pid)?.residentMb ?? null,
    }),
  };
}
