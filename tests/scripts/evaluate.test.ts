import { mkdirSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, it } from "vitest";
import { readEvaluation } from "@/scripts/evaluate/data";
import { differenceOf, halves, type Landing, measuresOf } from "@/scripts/evaluate/measures";
import { type MethodName, runMethod } from "@/scripts/evaluate/methods";

/** A tiny pool of invented papers: on each day many about sums, and some about towels. */
type Line = { id: string; title: string; abstract: string };

let home: string;
let folder: string;
let history: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "evaluate-test-"));
  [folder, history] = [join(home, "own"), join(home, "history")];
  return () => rm(home, { recursive: true, force: true });
});

const towels = (number: number): Line => ({
  id: `2606.9000${number}`,
  title: `Folding Towels, Part ${number}`,
  abstract: "A robot with two arms folds towels.",
});

/** Towels stand last, since ids decide where nothing else does. */
const dayOf = (number: number, ...picked: Line[]): Line[] => [
  ...Array.from({ length: 30 }, (_, at) => ({
    id: `2606.${String(100 * number + at).padStart(5, "0")}`,
    title: `Bounds for ${at % 2 ? "Primes" : "Sieves"}`,
    abstract: `We bound ${at % 3 ? "sums" : "gaps"} over primes.`,
  })),
  { ...towels(7), id: `2606.8000${number}`, title: "Unfolding Towels" },
  ...picked,
];

function write(
  into: string,
  days: Record<string, Line[]>,
  picks: readonly (Line & { date: string })[],
  task = "towels",
): void {
  for (const each of ["pool", "tasks"]) mkdirSync(join(into, each), { recursive: true });
  for (const [day, papers] of Object.entries(days)) {
    const lines = papers.map((paper) =>
      JSON.stringify({ ...paper, authors: ["Ada Ferrant"], categories: ["cs.RO"] }),
    );
    writeFileSync(join(into, "pool", `${day}.jsonl.gz`), gzipSync(lines.join("\n")));
  }
  const lines = picks.map((pick) => `${JSON.stringify(pick)}\n`);
  writeFileSync(join(into, "tasks", `${task}.jsonl`), lines.join(""));
}

const read = (asked: { history?: string; from?: string; to?: string } = {}) =>
  readEvaluation({ folder, history: null, from: null, to: null, ...asked });

function run(method: MethodName, evaluation: ReturnType<typeof read>, keywords = ["towels"]) {
  const task = evaluation.tasks.get("towels");
  if (task === undefined) throw new Error("there is no such task");
  return runMethod(method, { evaluation, ...task, keywords, draws: 2 });
}

const places = (landings: readonly Landing[] = []) =>
  landings.map(({ day, place, papers }) => ({ day, place, papers }));

describe("evaluating by likes", () => {
  const days = {
    "2026-06-15": dayOf(1, towels(1)),
    "2026-06-16": dayOf(2, towels(2), towels(3)),
    "2026-06-17": dayOf(3),
  };

  it("knows on a day the picks of before, and none of the day itself", () => {
    write(folder, days, [
      { ...towels(1), date: "2026-06-15" },
      { ...towels(2), date: "2026-06-16" },
    ]);
    const evaluation = read({ from: "2026-06-15" });
    expect(places(run("likes", evaluation)?.landings)).toEqual([
      // Nothing is known yet, and the order is that of the ids.
      { day: "2026-06-15", place: 32, papers: 32 },
      { day: "2026-06-16", place: expect.any(Number), papers: 33 },
    ]);
    const [, second] = run("likes", evaluation)?.landings ?? [];
    expect(second?.place).toBeLessThanOrEqual(3);
  });

  it("knows on a day no paper that stands in it, whatever date its pick has", () => {
    write(folder, days, [{ ...towels(2), date: "2026-06-15" }]);
    const [landing] = run("likes", read({ from: "2026-06-15" }))?.landings ?? [];
    expect(landing).toMatchObject({ day: "2026-06-16", place: 32 });
  });

  it("ranks by keywords and counts only the days asked for", () => {
    write(folder, days, [
      { ...towels(1), date: "2026-06-15" },
      { ...towels(3), date: "2026-06-16" },
    ]);
    const evaluation = read({ from: "2026-06-16", to: "2026-06-16" });
    for (const method of ["count", "keywords", "both"] as const) {
      const landings = run(method, evaluation)?.landings ?? [];
      expect(landings.map(({ day }) => day)).toEqual(["2026-06-16"]);
      expect(landings[0]?.place).toBeLessThanOrEqual(3);
    }
    const unknown = run("keywords", evaluation, ["quokkas"]);
    expect(unknown?.landings[0]?.place).toBe(33);
  });

  it("draws cold profiles from what was picked before, the same each time", () => {
    write(folder, days, [
      { ...towels(2), date: "2026-06-16" },
      ...[4, 5, 6].map((number) => ({ ...towels(number), date: "2026-05-01" })),
    ]);
    const evaluation = read({ from: "2026-06-16" });
    const cold = run("cold-3", evaluation);
    expect(cold?.landings.map(({ draw }) => draw)).toEqual([0, 1]);
    expect(cold?.landings.map(({ place }) => place <= 3)).toEqual([true, true]);
    expect(run("cold-3", evaluation)?.landings).toEqual(cold?.landings);
    expect(run("cold-10", evaluation)).toBeNull();
  });

  it("refuses a line that is no pick", () => {
    write(folder, days, [{ ...towels(1), date: "yesterday" }]);
    expect(() => read()).toThrow("date");
  });
});

describe("evaluating with a history", () => {
  const days = { "2026-06-16": dayOf(2, towels(2)), "2026-06-17": dayOf(3, towels(3)) };
  const earlier = { "2026-06-15": dayOf(1, towels(1)), "2026-06-16": dayOf(4, towels(4)) };

  beforeEach(() => {
    write(folder, days, [{ ...towels(2), date: "2026-06-16" }]);
    write(history, earlier, [
      { ...towels(1), date: "2026-06-15" },
      { ...towels(3), date: "2026-06-17" },
    ]);
    write(history, {}, [{ ...towels(1), date: "2026-06-15" }], "another");
  });

  it("takes its earlier days as background, and counts none of them", () => {
    const evaluation = read({ history });
    expect(evaluation.from).toBe("2026-06-16");
    expect(evaluation.days.map(({ day }) => day)).toEqual([
      "2026-06-15",
      "2026-06-16",
      "2026-06-17",
    ]);
    expect(evaluation.days.map(({ background }) => background.documents)).toEqual([0, 32, 64]);
    expect(evaluation.days[1]?.papers).toHaveLength(32);
    expect([...evaluation.tasks.keys()]).toEqual(["towels"]);
  });

  it("knows its earlier picks, which are none to be found", () => {
    const evaluation = read({ history });
    const task = evaluation.tasks.get("towels");
    expect(task?.days.map(({ day }) => day)).toEqual(["2026-06-16"]);
    expect(task?.picks.map(({ liked }) => liked.id)).toEqual([towels(1).id, towels(2).id]);
    const [with_, without] = [run("likes", evaluation), run("likes", read({ from: "2026-06-16" }))];
    expect(with_?.landings[0]?.place).toBeLessThanOrEqual(2);
    expect(without?.landings[0]?.place).toBe(32);
  });
});

describe("measures", () => {
  const landing = (place: number, papers: number, day = "2026-06-15", draw = 0): Landing => ({
    day,
    id: `paper ${place}`,
    place,
    papers,
    draw,
  });

  it("are the shares of picks among the first, and of papers below them", () => {
    const landings = [landing(1, 101), landing(10, 11), landing(11, 101), landing(51, 101)];
    expect(measuresOf(landings)).toMatchObject({
      picks: 4,
      recall10: 0.5,
      recall20: 0.75,
      recall50: 0.75,
    });
    expect(measuresOf(landings).auc).toBeCloseTo((1 + 0.1 + 0.9 + 0.5) / 4, 10);
  });

  it("count a pick once, however many draws it was looked for in", () => {
    const draws = [0, 1, 2].map((draw) => landing(draw * 10 + 1, 100, "2026-06-15", draw));
    expect(measuresOf(draws)).toMatchObject({ picks: 1, recall10: 1 / 3, recall20: 2 / 3 });
  });

  it("compare each pick with itself, whatever else the two ways of ranking found", () => {
    const days = ["2026-06-15", "2026-06-16", "2026-06-17", "2026-06-18"];
    const at = (place: number, day: string): Landing => ({ ...landing(place, 99, day), id: day });
    const hard = days.map((day, number) => at(number % 2 ? 1 : 99, day));
    const better = days.map((day, number) => at(number % 2 ? 5 : number === 0 ? 9 : 99, day));
    const { mean, interval } = differenceOf(better, hard);
    expect(mean).toBe(0.25);
    expect(interval[0]).toBe(0);
    expect(interval[1]).toBeGreaterThan(0.25);
    expect(differenceOf([...better, at(1, "2026-06-19")], hard).mean).toBe(0.25);
    expect(differenceOf(hard, better).mean).toBe(-0.25);
  });

  it("have an interval around recall, the same each time, as wide as the days differ", () => {
    const each = ["2026-06-15", "2026-06-16", "2026-06-17", "2026-06-18"];
    const alike = measuresOf(each.flatMap((day) => [landing(1, 99, day), landing(99, 99, day)]));
    expect(alike.interval10).toEqual([0.5, 0.5]);
    const differing = each.map((day, at) => landing(at % 2 ? 1 : 99, 99, day));
    const { recall10, interval10 } = measuresOf(differing);
    expect(interval10[0]).toBeLessThan(recall10);
    expect(interval10[1]).toBeGreaterThan(recall10);
    expect(measuresOf(differing).interval10).toEqual(interval10);
  });

  it("are numbers where nothing was picked", () => {
    expect(measuresOf([])).toEqual({
      picks: 0,
      recall10: 0,
      recall20: 0,
      recall50: 0,
      auc: 0,
      interval10: [0, 0],
    });
    expect(measuresOf([landing(1, 1)]).auc).toBe(1);
  });

  it("of halves are of every other day, all of a day's picks together", () => {
    const days = ["2026-06-18", "2026-06-15", "2026-06-16", "2026-06-15"];
    const [first, second] = halves(days.map((day) => landing(1, 9, day)));
    expect(first.map(({ day }) => day)).toEqual(["2026-06-18", "2026-06-15", "2026-06-15"]);
    expect(second.map(({ day }) => day)).toEqual(["2026-06-16"]);
  });
});
