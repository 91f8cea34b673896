import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { addDays, dayInForce } from "@/lib/arxiv/calendar";
import { fileStore } from "@/lib/store/file";
import { kvStore } from "@/lib/store/kv";
import { type Store, underPrefix } from "@/lib/store/store";
import { decode } from "@/lib/store/values";
import { inventHistory } from "@/tests/support/arxiv-history";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { bundled } from "@/tests/support/bundled";
import { inventDay } from "@/tests/support/invented";
import { type KvRest, startKvRest } from "@/tests/support/kv-rest";
import { describeWithRedis, type RedisServer, startRedis } from "@/tests/support/redis-server";

/**
 * The job in a process of its own, killed with SIGKILL in the middle of its work. The run after it
 * must end in the same state as one that nobody disturbed.
 */
const root = resolve(import.meta.dirname, "..");
const prefix = "v1:production:";
const today = dayInForce(new Date());
const categories = ["cs.AI", "cs.CV", "cs.LG"];

let arxiv: ArxivStandIn;
let program: string;
beforeAll(async () => {
  program = await bundled(join(root, "tests/support/refresh-child.ts"));
  arxiv = await startArxiv();
  const plan = { seed: 31, count: 40, categories };
  arxiv.announce(today, inventDay({ ...plan, day: today }));
  arxiv.history(inventHistory({ ...plan, from: addDays(today, -9), to: addDays(today, -1) }));
});
afterAll(() => arxiv.close());

type Child = { kill(): void; ended: Promise<string | null> };

/** `ended` resolves to what it printed, or to null when it was killed. */
function startRun(environment: Record<string, string>): Child {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      ARXIV_FEED_URL: arxiv.url,
      ARXIV_API_URL: arxiv.url,
      ARXIV_SITE_URL: arxiv.url,
      ARXIV_INTERVAL_MS: "0",
      ...environment,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  child.stderr.on("data", (chunk) => (errors += chunk));
  const ended = new Promise<string | null>((done, failed) => {
    child.on("exit", (code, signal) => {
      if (signal === "SIGKILL") done(null);
      else if (code === 0) done(output);
      else failed(new Error(`the run ended with ${code ?? signal}: ${errors}`));
    });
  });
  return { kill: () => void child.kill("SIGKILL"), ended };
}

/** Moments of a run, and what only tells of it: different in every run, whatever happened to it. */
const ofTheRun = new Set([
  "generation",
  "changedAt",
  "appearedAt",
  "checkedAt",
  "validators",
  "historyTrouble",
]);

function timeless(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(timeless);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !ofTheRun.has(key))
      .map(([key, each]) => [key, timeless(each)]),
  );
}

/** All that is stored, but for locks and reports. */
async function stateOf(store: Store): Promise<Record<string, unknown>> {
  const keys = (await store.list("")).filter((key) => !/^(lock\/|runs$)/.test(key)).sort();
  const found = await store.getMany(keys);
  return Object.fromEntries(
    keys.map((key, index) => [key, timeless(decode(found[index] ?? new Uint8Array()))]),
  );
}

/** Kills at the nth call of the hook; `count` says how many there were. */
function killingAt(n: number) {
  const state = { count: 0, child: undefined as Child | undefined };
  return {
    state,
    hook: () => {
      state.count++;
      const isNow = state.count === n;
      if (isNow) state.child?.kill();
      return isNow;
    },
  };
}

const everywhere = (count: number, points: number) =>
  Array.from(
    { length: points },
    (_, index) => 1 + Math.round((index * (count - 1)) / (points - 1)),
  );

describe("a run over files that is killed while it asks arXiv", () => {
  let folder: string;
  const open = () => underPrefix(fileStore(folder), prefix);
  const run = () => startRun({ DATA_DIR: folder });
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "killed-run-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("leaves nothing that the next run does not set right", async () => {
    const whole = killingAt(Number.POSITIVE_INFINITY);
    arxiv.fault({ kind: "hang" }, { when: whole.hook });
    expect(await run().ended).toContain('"outcome":"done"');
    const truth = await stateOf(open());
    expect(Object.keys(truth).filter((key) => key.startsWith("edition/"))).not.toHaveLength(0);

    for (let n = 1; n <= whole.state.count; n++) {
      await rm(folder, { recursive: true, force: true });
      const killing = killingAt(n);
      arxiv.fault(null);
      arxiv.fault({ kind: "hang" }, { when: killing.hook });
      killing.state.child = run();
      expect(await killing.state.child.ended, `killed at request ${n}`).toBeNull();
      arxiv.fault(null);
      // What the dead one held expires within a minute; nobody waits for that here.
      await open().delete("lock/refresh", "lock/archive");
      expect(await run().ended).toContain('"outcome":"done"');
      expect(await stateOf(open()), `killed at request ${n}`).toEqual(truth);
    }
    arxiv.fault(null);
  }, 120_000);
});

describeWithRedis("a run over KV that is killed while it reads or writes", () => {
  let redis: RedisServer;
  let kv: KvRest;
  beforeAll(async () => {
    redis = await startRedis();
    kv = await startKvRest(redis);
  });
  afterAll(async () => {
    await kv.close();
    await redis.stop();
  });
  const open = () => underPrefix(kvStore({ url: kv.url, token: kv.token }), prefix);
  const run = () => startRun({ KV_REST_API_URL: kv.url, KV_REST_API_TOKEN: kv.token });

  it.each([
    ["before the command is done", "cut" as const],
    ["after it", { delayMs: 0 }],
  ])(
    "leaves nothing that the next run does not set right: %s",
    async (_, fault) => {
      await redis.empty();
      const whole = killingAt(Number.POSITIVE_INFINITY);
      kv.fault({ delayMs: 0 }, whole.hook);
      expect(await run().ended).toContain('"outcome":"done"');
      kv.fault(null);
      const truth = await stateOf(open());

      for (const n of everywhere(whole.state.count - 1, 5)) {
        await redis.empty();
        const killing = killingAt(n);
        kv.fault(fault, killing.hook);
        killing.state.child = run();
        expect(await killing.state.child.ended, `killed at command ${n}`).toBeNull();
        kv.fault(null);
        await redis.age(60);
        expect(await run().ended).toContain('"outcome":"done"');
        expect(await stateOf(open()), `killed at command ${n}`).toEqual(truth);
      }
    },
    240_000,
  );
});
