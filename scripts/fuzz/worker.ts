import { parentPort, workerData } from "node:worker_threads";
import { targets } from "../../tests/fuzz/targets/all";

/** Runs one target in a thread of its own, so that a case that never ends can be ended. */
const { name, cases, seed, path, beats } = workerData as Job;

export type Job = {
  name: string;
  cases: number;
  seed: number;
  path?: string;
  beats: SharedArrayBuffer; // one number, which counts the cases that were begun
};

const count = new Int32Array(beats);
const chosen = targets.find((each) => each.name === name);
if (chosen === undefined) throw new Error(`There is no target ${name}`);
const onCase = () => void Atomics.add(count, 0, 1);
parentPort?.postMessage(await chosen.run({ cases, seed, path, isLong: true, onCase }));
