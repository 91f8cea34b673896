import { fork } from "node:child_process";
import { loadConfig } from "@/lib/config/load";
import { measureNewFeeds } from "./new-feeds";
import { simulateReaders } from "./readers";
import { adopt, end } from "./workshop";

/** What is measured within one process, which must be one that has done nothing else. */
const measurements = {
  readers: simulateReaders,
  newFeeds: measureNewFeeds,
};
type Name = keyof typeof measurements;
type Input<N extends Name> = Parameters<(typeof measurements)[N]>[1];
type Result<N extends Name> = Awaited<ReturnType<(typeof measurements)[N]>>;
type Message = { told: string } | { result: unknown };

/** Measures in a new process, as it has settings of the folder it is run in. */
export async function measureApart<N extends Name>(
  name: N,
  input: Input<N>,
  tell: (what: string) => void = () => {},
): Promise<Result<N>> {
  const child = adopt(
    fork(import.meta.filename, [name, JSON.stringify(input)], {
      execArgv: ["--expose-gc", "--import", "tsx"],
      detached: true,
    }),
  );
  try {
    return await new Promise<Result<N>>((done, fail) => {
      child.on("message", (message: Message) => {
        if ("told" in message) tell(message.told);
        else done(message.result as Result<N>);
      });
      child.once("error", fail);
      child.once("exit", (code) => fail(new Error(`measuring ${name} ended with ${code}`)));
    });
  } finally {
    await end(child);
  }
}

if (process.send && process.argv[1] === import.meta.filename) await measureHere();

async function measureHere(): Promise<void> {
  process.on("disconnect", () => process.exit(1));
  const [name = "", input = ""] = process.argv.slice(2);
  const { config } = loadConfig("config.json");
  const measurement: (typeof measurements)[Name] | undefined = measurements[name as Name];
  const send = (message: Message) => process.send?.(message);
  const tell = (told: string) => void send({ told });
  const result = await measurement(config, JSON.parse(input) as never, tell);
  send({ result });
}
