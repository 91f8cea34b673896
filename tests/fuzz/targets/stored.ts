import fc from "fast-check";
import { z } from "zod";
import { midnightOf } from "@/lib/arxiv/calendar";
import { storedSelectionSchema } from "@/lib/editions/stored";
import { isAppError } from "@/lib/errors";
import type { Answer } from "@/lib/feeds/conditional";
import { type Format, formats } from "@/lib/feeds/format";
import { interestFromConfig } from "@/lib/interest/interest";
import { askingSchema } from "@/lib/likes/asking";
import { bucketSchema } from "@/lib/likes/kept-texts";
import { silentLog } from "@/lib/log";
import { buildPage } from "@/lib/pages/build/build-page";
import { paperPage } from "@/lib/pages/paper-page";
import { statusPage } from "@/lib/pages/status/status-page";
import { trendsPage } from "@/lib/pages/trends/trends-page";
import { announcementSchema } from "@/lib/papers/batch";
import { headSchema } from "@/lib/papers/head";
import { listedSchema } from "@/lib/papers/listing";
import { statisticsSchema } from "@/lib/ranking/statistics";
import { storedTasteSchema } from "@/lib/ranking/taste/stored";
import { runsSchema } from "@/lib/refresh/report";
import type { FeedServer } from "@/lib/server/server";
import { summaryHtmlOf } from "@/lib/server/summaries";
import { memoryStore } from "@/lib/store/memory";
import { decode, encode, valuesIn } from "@/lib/store/values";
import { daySummariesSchema } from "@/lib/summaries/kept";
import { createShelf } from "@/lib/summaries/shelf";
import { summarySchema } from "@/lib/summaries/summary";
import { atomViolations, jsonFeedViolations, rssViolations } from "@/tests/feeds/conformance";
import { changedJson, jsonChange } from "@/tests/fuzz/json-mutations";
import { requireEqual, target } from "@/tests/fuzz/target";
import { faultsIn } from "@/tests/pages/page";
import { startArxiv } from "@/tests/support/arxiv-server";
import { feedServer } from "@/tests/support/feed-server";
import { inventDay } from "@/tests/support/invented";

/**
 * What the store gives back: half of a value, another version's, anything. It reads as absent or as
 * a value of its shape, and the server over it answers, or says that it cannot.
 */
const days = ["2026-06-12", "2026-06-16"];
const hourOf = (day: string) => new Date(midnightOf(day).getTime() + 3_600_000);
const now = new Date(hourOf("2026-06-16").getTime() + 3_600_000);
const papersOn = (day: string) => inventDay({ seed: 41, count: 10, day });
const first = papersOn("2026-06-12").find(({ action }) => action === "new")?.id ?? "";
const last = papersOn("2026-06-16").filter(({ action }) => action === "new");
const config = {
  categories: ["cs.LG", "cs.CL"],
  keywords: ["model", "learning"],
  exclude_keywords: [],
  max_papers: 5,
  budget: 3,
  likes: [first],
  feeds: { few: { max_papers: 2 } },
};

type Kept = readonly (readonly [string, Uint8Array])[];
let filling: Promise<Kept> | null = null;

/** A server's store after some days. */
async function fill(): Promise<Kept> {
  const arxiv = await startArxiv();
  const store = memoryStore();
  const { server, archive, text } = feedServer({ arxivUrl: arxiv.url, config, store });
  for (const day of days) {
    arxiv.announce(day, papersOn(day));
    await server.refresh({ trigger: "cron", now: hourOf(day) });
    await text(hourOf(day));
  }
  await text(now, `/rss?like=${last[0]?.id}`);
  const summaries = last.slice(0, 2).map(({ id }) => ({ ...written, id }));
  await server.adoptSummaries(summaries);
  const values = valuesIn(store, silentLog);
  const shelf = createShelf({ store, values, archive, keptDays: 40, sleep: async () => {} });
  await shelf.publish("2026-06-16", "en", summaries, now);
  await arxiv.close();
  const keys = (await store.list("")).filter((key) => schemas.some(([form]) => form.test(key)));
  const found: [string, Uint8Array][] = [];
  for (const key of keys.sort()) {
    const value = await store.get(key);
    if (value !== null) found.push([key, value]);
  }
  return found;
}

const written = {
  version: 1,
  language: "en",
  model: "m",
  source: "html" as const,
  leftOut: [],
  prompt: "p",
  madeAt: now.getTime(),
  sentence: "It folds.",
  markdown: "## Contributions\n\nIt folds.",
  missing: [],
  isCut: false,
  unfound: [],
};

/** By how their keys begin. */
const schemas: readonly (readonly [RegExp, z.ZodType])[] = [
  [/^head$/, headSchema],
  [/^batch\/.*-statistics$/, statisticsSchema],
  [/^batch\/.*-listing$/, listedSchema],
  [/^batch\//, z.array(announcementSchema)],
  [/^edition\//, storedSelectionSchema],
  [/^summaries\//, daySummariesSchema],
  [/^summary\//, summarySchema],
  [/^taste/, storedTasteSchema],
  [/^likes\/papers\//, bucketSchema],
  [/^likes\/asking/, askingSchema],
  [/^runs$/, runsSchema],
];

const damage = fc.record({
  kind: fc.constantFrom("flip", "flip", "cut", "double", "zero"),
  at: fc.nat(9_999).map((part) => part / 10_000),
  bit: fc.nat(7),
});
type Damage = { kind: string; at: number; bit: number };

function damaged(bytes: Uint8Array, { kind, at, bit }: Damage): Uint8Array {
  const place = Math.floor(bytes.length * at);
  if (kind === "cut") return bytes.slice(0, place);
  if (kind === "double") return Buffer.concat([bytes, bytes.subarray(place)]);
  const copy = bytes.slice();
  if (kind === "flip") copy[place] = (copy[place] ?? 0) ^ (1 << bit);
  else copy.fill(0, place, place + 16);
  return copy;
}

export const storedBytes = target({
  name: "bytes from the store",
  casesInTests: 200,
  cases: () => fc.tuple(fc.nat(999), damage, fc.option(jsonChange)),
  check: async ([number, how, change]) => {
    filling ??= fill();
    const kept = await filling;
    const [key, bytes] = kept[number % kept.length] ?? ["", new Uint8Array()];
    const schema = schemas.find(([form]) => form.test(key))?.[1];
    if (schema === undefined) throw new Error(`no schema is known here for ${key}`);
    const store = memoryStore();
    const values = valuesIn(store, silentLog);
    const broken =
      change === null ? damaged(bytes, how) : encode(changedJson(decode(bytes), change));
    await store.set(key, broken);
    const found = await values.read(key, schema);
    if (change !== null || found === null) return;
    requireEqual(found, schema.parse(decode(bytes)), key);
  },
});

const violationsOf = { rss: rssViolations, atom: atomViolations, json: jsonFeedViolations };

/** What is asked of a server: a page, "" where it is of another kind; throws where it is not sound. */
const questions: Readonly<Record<string, (server: FeedServer) => Promise<string>>> = {
  ...Object.fromEntries(formats.map((format) => [format, (server) => feedOf(server, format)])),
  status: async (server) => {
    const status = await server.status(now);
    return statusPage({ status, setup: server.setup, wasStarted: false }, server.site, now);
  },
  trends: async (server) => {
    return textOf(await server.trends(now, (seen) => trendsPage(seen, server.site)));
  },
  paper: async (server) => {
    const seen = await server.paper(last[0]?.id ?? "", now);
    return seen === null ? "" : paperPage(seen, server.site, await summaryHtmlOf(seen.summaries));
  },
  build: async (server) => {
    const interest = interestFromConfig(server.config);
    const preview = await server.preview(interest, now);
    return buildPage({ interest, reader: null, preview }, server);
  },
  settings: async (server) => {
    JSON.stringify([
      await server.health(now),
      await server.settings(now),
      await server.daysShown(now),
    ]);
    return "";
  },
  refresh: async (server) => {
    await server.refresh({ trigger: "cron", now });
    return feedOf(server, "rss");
  },
};

async function feedOf(server: FeedServer, format: Format): Promise<string> {
  const interest = interestFromConfig(server.config);
  const later: (() => Promise<void>)[] = [];
  const defer = (work: () => Promise<void>) => void later.push(work);
  const text = await textOf(await server.feed(interest, format, { now, defer }));
  const selfUrl = server.links.feed(format, interest);
  requireEqual(violationsOf[format](text, { selfUrl }), [], format);
  for (const work of later) await work();
  return "";
}

const change = fc.tuple(fc.nat(999), fc.array(jsonChange, { maxLength: 2 }));

export const storedValues = target({
  name: "a server over another's store",
  casesInTests: 8,
  casesAtLength: 3_000,
  cases: () =>
    fc.tuple(
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...Object.keys(questions)),
    ),
  check: async ([changes, question]) => {
    filling ??= fill();
    const kept = await filling;
    const store = memoryStore();
    for (const [key, bytes] of kept) await store.set(key, bytes);
    for (const [number, some] of changes) {
      const [key, bytes] = kept[number % kept.length] ?? ["", new Uint8Array()];
      await store.set(key, encode(some.reduce(changedJson, decode(bytes))));
    }
    const { server } = feedServer({ arxivUrl: "http://127.0.0.1:9", config, store, timeoutMs: 50 });
    try {
      const page = await questions[question]?.(server);
      if (page) requireEqual(faultsIn(page), [], "the page");
    } catch (error) {
      // It can say that it cannot.
      if (!isAppError(error) || error.code !== "unavailable") throw error;
    }
  },
});

async function textOf(answer: Answer): Promise<string> {
  const { bytes } = await answer.whole();
  return Buffer.from(await bytes("identity")).toString("utf8");
}
