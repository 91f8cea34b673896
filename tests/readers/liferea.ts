import { type ChildProcess, execFile, spawn } from "node:child_process";
import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import type { Reader, Shown } from "@/tests/readers/life";
import { rowsOf } from "@/tests/readers/sqlite";

const run = promisify(execFile);

/**
 * A Liferea of its own (libxml2, WebKit), subscribed to one address: with a home, a message bus and a
 * screen that nobody sees. It is told over the bus to update its feeds, as its menu would, and
 * looked into through its database.
 */
export async function lifereaFor(url: string): Promise<Reader> {
  const folder = await mkdtemp(join(tmpdir(), "liferea-"));
  const started: ChildProcess[] = [];
  const endAll = () => {
    for (const child of started) child.kill("SIGKILL");
  };
  process.once("exit", endAll); // a run that is broken off must not leave them behind
  const remove = async () => {
    process.off("exit", endAll);
    for (const child of started.reverse()) await end(child);
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  };
  try {
    await mkdir(join(folder, "config", "liferea"), { recursive: true });
    await mkdir(join(folder, "run"), { mode: 0o700 });
    await writeFile(join(folder, "config", "liferea", "feedlist.opml"), feedList(url));

    const home = {
      ...process.env,
      LANG: "C.UTF-8",
      HOME: folder,
      XDG_CONFIG_HOME: join(folder, "config"),
      XDG_DATA_HOME: join(folder, "data"),
      XDG_CACHE_HOME: join(folder, "cache"),
      XDG_RUNTIME_DIR: join(folder, "run"),
      GDK_BACKEND: "x11", // even where the developer's own screen is Wayland's
      GSETTINGS_BACKEND: "keyfile", // in this home, without a service of its own
    };
    const begin = (command: string, ...options: string[]) => {
      const child = spawn(command, options, { env: home, stdio: ["ignore", "pipe", "ignore"] });
      started.push(child);
      return firstLine(child);
    };
    const geometry = ["-screen", "0", "1280x900x24"];
    const screen = await begin("Xvfb", "-displayfd", "1", "-nolisten", "tcp", ...geometry);
    const bus = await begin("dbus-daemon", "--session", "--nofork", "--print-address");
    const environment = { ...home, DISPLAY: `:${screen}`, DBUS_SESSION_BUS_ADDRESS: bus };
    const log = join(folder, "log");
    const debugging = ["--debug-net", "--debug-update", "--debug-db"];
    const liferea = spawn("liferea", ["--disable-plugins", ...debugging], { env: environment });
    started.push(liferea);
    const written = createWriteStream(log);
    liferea.stdout.pipe(written, { end: false });
    liferea.stderr.pipe(written, { end: false });

    const tell = (what: string) => {
      const [name, path] = ["org.gnome.feed.Reader", "/org/gnome/feed/Reader"];
      const call = [`--dest=${name}`, path, `${name}.${what}`];
      return run("dbus-send", ["--session", "--print-reply", ...call], { env: environment });
    };
    await until("Liferea is there", async () => {
      const isHere = tell("Ping").then(() => true);
      return isHere.catch(() => false);
    });
    const database = join(folder, "data", "liferea", "liferea.db");
    return {
      async poll() {
        const before = (await readFile(log, "utf8")).length;
        await tell("Refresh");
        await until("Liferea has updated its feed", async () => {
          const [, answered] = (await readFile(log, "utf8")).slice(before).split(`>>>${url}<<<`);
          return answered?.includes("updating node info") ?? false; // what it does last
        });
      },
      shown: () => rowsOf<Shown>(database, itemsQuery),
      remove,
    };
  } catch (error) {
    await remove();
    throw error;
  }
}

const itemsQuery = `
  select source_id id, title, source url, date, description content,
    (select group_concat(value, ', ') from
      (select value from metadata
       where metadata.item_id = items.item_id and key in ('author', 'creator') order by nr)) authors
  from items order by date desc`;

function feedList(url: string): string {
  const feed = `<outline title="papers" type="feed" id="papers" xmlUrl="${url}" updateInterval="-1"/>`;
  return `<?xml version="1.0"?>\n<opml version="1.0"><head/><body>${feed}</body></opml>\n`;
}

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = "";
    child.stdout?.on("data", (chunk) => {
      text += chunk;
      if (text.includes("\n")) resolve(text.slice(0, text.indexOf("\n")));
    });
    child.once("exit", (code) => reject(new Error(`${child.spawnfile} ended with ${code}`)));
  });
}

async function until(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if (await holds()) return;
    await sleep(50);
  }
  throw new Error(`Not within half a minute: ${what}`);
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((done) => child.once("exit", done));
  child.kill("SIGTERM");
  const killer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await ended;
  clearTimeout(killer);
}
