import { readJob } from "./job";
import { measure } from "./measure";
import { type StepName, stepNames, steps } from "./steps";

/**
 * One step in a process of its own: `step.ts NAME FOLDER`. Hands its cost to the process that
 * forked it, or prints it, so that a profile can be taken by hand with `node --cpu-prof`.
 */
process.on("disconnect", () => process.exit(1));

const [name = "", folder = ""] = process.argv.slice(2);
if (!stepNames.includes(name as StepName)) throw new Error(`${name} is not a step`);
const work = await steps[name as StepName](readJob(folder), folder);
const cost = await measure(work);
if (process.send) process.send(cost, () => process.exit(0));
else console.log(JSON.stringify(cost));
