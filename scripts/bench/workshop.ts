import type { ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * What the benchmark leaves lying about while it runs: temporary folders and child processes.
 *
 * All of it is gone when this process ends, whether by its end, an error or a signal. Only
 * SIGKILL leaves something behind.
 */
const folders = new Set<string>();
const children = new Set<ChildProcess>();

/** An empty folder of our own. */
export function makeFolder(purpose: string): string {
  const folder = mkdtempSync(join(tmpdir(), `arxiv-feed-bench-${purpose}-`));
  folders.add(folder);
  return folder;
}

/** For children spawned `detached`, so that the whole process group can be ended. */
export function adopt<T extends ChildProcess>(child: T): T {
  children.add(child);
  child.once("exit", () => children.delete(child));
  return child;
}

/** Ends a child and waits until it is gone. */
export async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => child.once("exit", () => done()));
  killGroup(child);
  await gone;
}

export function clearOnExit(): void {
  process.on("exit", () => {
    for (const child of children) killGroup(child);
    for (const folder of folders) {
      // A child that was killed a moment ago may still be writing.
      rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  });
  for (const [signal, number] of [
    ["SIGHUP", 1],
    ["SIGINT", 2],
    ["SIGTERM", 15],
  ] as const) {
    process.on(signal, () => process.exit(128 + number));
  }
}

function killGroup({ pid }: ChildProcess): void {
  if (pid === undefined) return;
  try {
    process.kill(-pid, "SIGKILL");
  } catch {
    // It has ended by itself.
  }
}
