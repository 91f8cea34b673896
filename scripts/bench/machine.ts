import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { cpus, loadavg, totalmem } from "node:os";

/** Where numbers were measured; without it they say nothing. */
export type Machine = {
  cpus: number;
  model: string;
  memoryGb: number;
  load: number; // runnable processes over the last minute, before we began
  node: string;
  next: string;
};

export function describeMachine(): Machine {
  const manifest = createRequire(import.meta.url).resolve("next/package.json");
  const { version } = JSON.parse(readFileSync(manifest, "utf8")) as { version: string };
  return {
    cpus: cpus().length,
    model: cpus()[0]?.model.trim() || process.arch,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    load: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    node: process.versions.node,
    next: version,
  };
}

export function headLine({ cpus: count, model, memoryGb, load, node, next }: Machine): string {
  return `${count} × ${model}, ${memoryGb} GB, load ${load}; Node ${node}, Next.js ${next}`;
}
