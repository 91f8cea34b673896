import { readdirSync, readFileSync } from "node:fs";

/** What a process and all its living descendants have used. */
export type TreeUsage = { cpuMs: number; residentMb: number };

/** Ticks of /proc are a hundredth of a second on every Linux that Node runs on. */
const tickMs = 10;

/** Linux only, from /proc; null elsewhere. CPU of children that have ended is not in it. */
export function treeUsage(root: number): TreeUsage | null {
  if (process.platform !== "linux") return null;
  const processes = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => readProcess(Number(name)) ?? []);
  const tree = new Set([root]);
  for (let size = 0; size < tree.size; ) {
    size = tree.size;
    for (const { pid, parent } of processes) if (tree.has(parent)) tree.add(pid);
  }
  const own = processes.filter(({ pid }) => tree.has(pid));
  return {
    cpuMs: own.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
    residentMb: own.reduce((sum, { pid }) => sum + memoryMb(pid, "VmRSS"), 0),
  };
}

/** A line of /proc/<pid>/status that tells of memory, in MB; 0 for a process that has ended. */
export function memoryMb(pid: number | "self", field: "VmRSS" | "VmHWM"): number {
  const status = readOrNull(`/proc/${pid}/status`) ?? "";
  const kilobytes = new RegExp(`^${field}:\\s+(\\d+) kB`, "m").exec(status)?.[1];
  return Number(kilobytes ?? 0) / 1024;
}

function readProcess(pid: number): { pid: number; parent: number; cpuMs: number } | null {
  const line = readOrNull(`/proc/${pid}/stat`);
  if (line === null) return null;
  // The program's name, in brackets, may hold blanks; the fields begin behind it. See proc(5).
  const fields = line.slice(line.lastIndexOf(")") + 2).split(" ");
  const [parent, user, system] = [fields[1], fields[11], fields[12]].map(Number);
  return { pid, parent: parent ?? 0, cpuMs: ((user ?? 0) + (system ?? 0)) * tickMs };
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null; // it ended between two looks
  }
}
