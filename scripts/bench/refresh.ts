import { fork } from "node:child_process";
import { join } from "node:path";
import type { Config } from "@/lib/config/schema";
import { startArxiv } from "@/tests/support/arxiv-server";
import type { Day } from "./days";
import { type Cost, median } from "./measure";
import { type Prepared, prepareDay, prepareHistory } from "./prepare";
import { startReplay } from "./replay";
import { historyDays, type StepName, stepNames } from "./steps";
import { adopt, end, makeFolder } from "./workshop";

export type MeasuredDay = { day: string } & Prepared & { costs: Partial<Record<StepName, Cost>> };

/** Measures a day's refresh step by step; of several runs the median is kept. */
export async function measureDay(
  day: Day,
  config: Config,
  options: { runs: number; withHistory: boolean },
): Promise<MeasuredDay> {
  const folder = makeFolder("day");
  const arxiv = await startArxiv();
  const replay = await startReplay(arxiv.url);
  try {
    day.serve(arxiv);
    const prepared = await prepareDay(folder, day, config, replay.url);
    if (options.withHistory) await prepareHistory(folder, day, historyDays);
    const costs: MeasuredDay["costs"] = {};
    for (const name of stepNames) {
      if (name === "refresh, 20 days held" && !options.withHistory) continue;
      const runs: Cost[] = [];
      for (let run = 0; run < options.runs; run++) runs.push(await runStep(name, folder));
      costs[name] = median(runs);
    }
    return { day: day.name, ...prepared, costs };
  } finally {
    await replay.close();
    await arxiv.close();
  }
}

async function runStep(name: StepName, folder: string): Promise<Cost> {
  const child = adopt(
    fork(join(import.meta.dirname, "step.ts"), [name, folder], {
      execArgv: ["--expose-gc", "--import", "tsx"],
      detached: true,
    }),
  );
  try {
    return await new Promise<Cost>((done, fail) => {
      child.once("message", (cost) => done(cost as Cost));
      child.once("error", fail);
      child.once("exit", (code) => fail(new Error(`the step ${name} ended with ${code}`)));
    });
  } finally {
    await end(child);
  }
}
