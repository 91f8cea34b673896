import { renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** The clock of a server in another process (`clock-preload.mjs`), from where it is moved. */
export type ServerClock = {
  /** What the server is to be started with. */
  environment: Record<string, string>;
  /** Lets it be this moment in the server; time runs on from there. */
  set(moment: Date): void;
};

export function serverClock(folder: string, moment: Date): ServerClock {
  const file = join(folder, "clock-shift");
  const preload = pathToFileURL(join(import.meta.dirname, "clock-preload.mjs")).href;
  const set = (wanted: Date) => {
    // Renamed, since the server may look at any moment and must not find half a number.
    writeFileSync(`${file}.new`, String(wanted.getTime() - Date.now()));
    renameSync(`${file}.new`, file);
  };
  set(moment);
  return {
    environment: { NODE_OPTIONS: `--import ${preload}`, CLOCK_SHIFT_FILE: file },
    set,
  };
}
