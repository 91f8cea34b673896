/** A real redis-server on this machine, which can also be stopped or made to hang. */

import { type ChildProcess, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { createClient, RESP_TYPES } from "@redis/client";
import { describe } from "vitest";
import { freePort } from "@/tests/support/built-server";
import { mustBeWhole, program } from "@/tests/support/programs";

export const redisServer = program("redis-server");

/** Tests that are left out where there is no redis-server. */
export const describeWithRedis = redisServer.isHere || mustBeWhole ? describe : describe.skip;

export type RedisServer = {
  /** "redis://:<password>@127.0.0.1:<port>" */
  url: string;
  port: number;
  password: string;
  /** Sends one command; texts come back as their bytes. */
  command(...command: (string | Buffer)[]): Promise<unknown>;
  /** Forgets everything. */
  empty(): Promise<void>;
  /** Brings everything nearer to its expiry, as if time had passed. */
  age(seconds: number): Promise<void>;
  /** Keeps connections and accepts new ones, but answers nothing until `resume`. */
  hang(): void;
  resume(): void;
  stop(): Promise<void>;
};

/** Begins on any free port unless told, keeps nothing on disk, and ends with this process. */
export async function startRedis(options: { port?: number } = {}): Promise<RedisServer> {
  if (!redisServer.isHere) throw new Error(redisServer.howToGetIt);
  const password = "canary/pass word+1";
  const port = options.port ?? (await freePort());
  const folder = await mkdtemp(join(tmpdir(), "redis-test-"));
  const settings = { port, bind: "127.0.0.1", save: "", appendonly: "no", dir: folder };
  const child = spawn(
    redisServer.name,
    Object.entries({ ...settings, requirepass: password }).flatMap(([name, value]) => [
      `--${name}`,
      String(value),
    ]),
    { stdio: "ignore" },
  );
  const end = () => void child.kill("SIGKILL");
  process.once("exit", end);

  const url = `redis://:${encodeURIComponent(password)}@127.0.0.1:${port}`;
  const client = await connected(url, child);
  const command: RedisServer["command"] = (...args) => client.sendCommand(args);
  return {
    url,
    port,
    password,
    command,
    empty: async () => void (await command("FLUSHALL")),
    age: async (seconds) => void (await command("EVAL", ageAll, "0", String(seconds * 1000))),
    hang: () => void child.kill("SIGSTOP"),
    resume: () => void child.kill("SIGCONT"),
    async stop() {
      process.off("exit", end);
      client.destroy();
      const ended = new Promise((done) => child.once("exit", done));
      if (child.kill("SIGKILL")) await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

const ageAll = `
  for _, key in ipairs(redis.call('KEYS', '*')) do
    local left = redis.call('PTTL', key)
    if left >= 0 and left <= tonumber(ARGV[1]) then redis.call('DEL', key) end
    if left > tonumber(ARGV[1]) then redis.call('PEXPIRE', key, left - ARGV[1]) end
  end`;

/** A connection of the tests' own; what they check does not take part. */
async function connected(url: string, child: ChildProcess) {
  for (let tries = 0; tries < 200; tries++) {
    if (child.exitCode !== null)
      throw new Error(`${redisServer.name} ended with ${child.exitCode}`);
    const client = createClient({ url, RESP: 2, socket: { reconnectStrategy: false } });
    client.on("error", () => {}); // the promise tells
    const isUp = await client.connect().then(
      () => true,
      () => false,
    );
    if (isUp) return client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    client.destroy();
    await sleep(25);
  }
  throw new Error(`${redisServer.name} did not answer within five seconds`);
}
