import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { dayInForce } from "@/lib/arxiv/calendar";
import { silentLog } from "@/lib/log";
import { fileStore } from "@/lib/store/file";
import { underPrefix } from "@/lib/store/store";
import { valuesIn } from "@/lib/store/values";
import { summarySchema } from "@/lib/summaries/summary";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { bundled } from "@/tests/support/bundled";
import { inventDay } from "@/tests/support/invented";
import {
  isQuestion,
  type ModelStandIn,
  type SeenRequest,
  standInKey,
  startModel,
} from "@/tests/support/model-server";

/** The job in a process of its own, killed with SIGKILL while models write, and run again. */
const root = resolve(import.meta.dirname, "..");
const today = dayInForce(new Date());
const papers = inventDay({ seed: 61, count: 120, day: today, categories: ["cs.AI", "cs.LG"] });
const workers = 3;

let arxiv: ArxivStandIn;
let model: ModelStandIn;
let folder: string;
let program: string;

beforeAll(async () => {
  program = await bundled(join(root, "tests/support/refresh-child.ts"));
  arxiv = await startArxiv();
  arxiv.announce(today, papers);
  model = await startModel();
  folder = await mkdtemp(join(tmpdir(), "killed-summaries-"));
});
afterAll(async () => {
  await Promise.all([arxiv.close(), model.close()]);
  await rm(folder, { recursive: true, force: true });
});

const open = () => underPrefix(fileStore(folder), "v1:production:");

/** Resolves to what it printed, or to null when it was killed. */
function startRun(): { kill(): void; ended: Promise<string | null> } {
  const child = spawn(process.execPath, [program], {
    cwd: root,
    env: {
      NODE_ENV: "production",
      PATH: process.env.PATH,
      DATA_DIR: folder,
      ARXIV_FEED_URL: arxiv.url,
      ARXIV_API_URL: arxiv.url,
      ARXIV_SITE_URL: arxiv.url,
      ARXIV_INTERVAL_MS: "0",
      OPENAI_API_KEY: standInKey,
      OPENAI_BASE_URL: model.url,
    },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let output = "";
  child.stdout.on("data", (chunk) => (output += chunk));
  const ended = new Promise<string | null>((done, failed) => {
    child.on("exit", (code, signal) => {
      if (signal === "SIGKILL") done(null);
      else if (code === 0) done(output);
      else failed(new Error(`the run ended with ${code ?? signal}`));
    });
  });
  return { kill: () => void child.kill("SIGKILL"), ended };
}

const byTitle = papers.map(({ id, title }) => ({
  id,
  written: JSON.stringify(title).slice(1, -1),
}));

function paperIn({ body }: SeenRequest): string {
  const text = JSON.stringify(body);
  return byTitle.find(({ written }) => text.includes(written))?.id ?? "unknown";
}

async function summarised(): Promise<string[]> {
  const store = open();
  const keys = (await store.list("summary/")).sort();
  const found = await valuesIn(store, silentLog).readMany(keys, summarySchema);
  return found.flatMap((summary) => summary?.id ?? []);
}

describe("a run that is killed while the model writes", () => {
  it("buys nothing twice: the next one writes what is missing", async () => {
    const first = startRun();
    let asked = 0;
    model.fault({ kind: "slow", ms: 60 });
    model.fault(
      { kind: "hang" },
      {
        when: (request) => {
          if (isQuestion(request) && ++asked === 8) first.kill();
          return asked >= 8;
        },
      },
    );
    expect(await first.ended).toBeNull();
    model.fault(null);
    const bought = await summarised();
    const inVain = model.requests.filter(isQuestion).map(paperIn);
    expect(bought.length).toBeGreaterThan(2);
    expect(inVain.length - bought.length).toBeLessThanOrEqual(workers);

    // What the dead one held expires within half a minute; nobody waits for that here.
    const store = open();
    await store.delete(...(await store.list("lock/")));
    model.requests.length = 0;
    expect(await startRun().ended).toContain('"left":0');
    const again = model.requests.filter(isQuestion).map(paperIn);
    expect(again.filter((id) => bought.includes(id))).toEqual([]);
    expect(new Set(again).size).toBe(again.length);
    expect([...bought, ...again].sort()).toEqual((await summarised()).sort());

    model.requests.length = 0;
    expect(await startRun().ended).toContain('"written":0');
    expect(model.requests).toHaveLength(0);
  }, 120_000);
});
