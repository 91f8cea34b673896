import { cp, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { addDays, midnightOf } from "@/lib/arxiv/calendar";
import { startArxiv } from "@/tests/support/arxiv-server";
import { type BuiltServer, startBuiltServer } from "@/tests/support/built-server";
import { type Announced, inventDay } from "@/tests/support/invented";
import { startRecordingProxy } from "@/tests/support/recording-proxy";
import { serverClock } from "@/tests/support/server-clock";

/**
 * Two days in the life of a feed reader: it subscribes to the built server on a Tuesday, polls it
 * three times while nothing changes, and twice more on Wednesday, after new papers and a second
 * version of one of Tuesday's were announced.
 *
 * The server takes its time from a clock that is moved from here, so that Wednesday's batch comes
 * the way every day's does: no setting lets a test have two announcement days in one, a batch that
 * grows on its day would be looked at again only 45 minutes later, and on a weekend there is none.
 * Readers keep the machine's time; none of them compares it with what a feed says.
 */
const tuesday = "2026-06-16";
const wednesday = addDays(tuesday, 1);

export const formats = ["rss", "atom"] as const; // no reader among these takes JSON Feed
export type Format = (typeof formats)[number];

/** A reader with a home of its own, subscribed to one address. */
export type Reader<Item extends Shown = Shown> = {
  poll(): Promise<void>;
  shown(): Promise<Item[]>;
  remove(): Promise<void>;
};

/** An item as a reader has it; `content` as it keeps it, HTML or text. */
export type Shown = {
  id: string;
  title: string;
  authors: string;
  url: string;
  date: number; // seconds
  content: string;
};

/** An item as the server means it. */
export type Meant = {
  id: string;
  title: string;
  authors: string[];
  url: string;
  published: number; // seconds
  updated: number; // seconds
  html: string;
  version: number;
};

/** How the server answered a poll, and whether the reader had sent a validator. */
export type Poll = { status: number; isConditional: boolean };

/** What was polled on a morning, and what the reader had at its end. */
export type Morning<Item extends Shown = Shown> = { meant: Meant[]; shown: Item[]; polls: Poll[] };
export type Life<Item extends Shown = Shown> = {
  tuesday: Morning<Item>;
  wednesday: Morning<Item>;
};

/** All formats in one life of the server, each with a reader of its own. */
export async function liveThrough<Item extends Shown>(
  subscribe: (url: string, format: Format) => Promise<Reader<Item>>,
): Promise<Record<Format, Life<Item>>> {
  const house = await startHouse();
  const readers: Reader<Item>[] = [];
  try {
    for (const format of formats) {
      readers.push(await subscribe(`${house.url}/${format}`, format));
    }
    const morning = (polls: number) =>
      Promise.all(
        formats.map(async (format, index): Promise<Morning<Item>> => {
          const reader = readers[index];
          if (reader === undefined) throw new Error(`Nobody reads ${format}`);
          for (let poll = 0; poll < polls; poll++) await reader.poll();
          const [meant, shown] = [await house.meant(), await reader.shown()];
          return { meant, shown, polls: house.takePolls(`/${format}`) };
        }),
      );
    await house.announce(tuesday, papersOfTuesday);
    const first = await morning(3);
    await house.announce(wednesday, papersOfWednesday);
    const second = await morning(2);
    const lives = formats.map((format, index) => [
      format,
      { tuesday: first[index], wednesday: second[index] },
    ]);
    return Object.fromEntries(lives);
  } finally {
    for (const reader of readers) await reader.remove();
    await house.close();
  }
}

/** Hostile ones, old ones, one by 200 authors and one by a collaboration. */
const papersOfTuesday = inventDay({
  seed: 61,
  count: 24,
  day: tuesday,
  categories: ["cs.CL", "cs.LG"],
  hostile: true,
});

const beforeRevision = paperWith(({ title }) => title.startsWith("Sharp Thresholds"));
const revision: Announced = {
  ...beforeRevision,
  version: 2,
  action: "replace",
  title: "Sharper Thresholds when $a<b$",
  abstract: `We now show $x \\le y$ as well. ${beforeRevision.abstract}`,
  creator: `${beforeRevision.creator}, Ferdinand Late`,
};

const papersOfWednesday = [
  ...inventDay({ seed: 62, count: 12, day: wednesday, categories: ["cs.CL", "cs.LG"] }),
  revision,
];

function paperWith(holds: (paper: Announced) => boolean): Announced {
  const paper = papersOfTuesday.find(holds);
  if (paper === undefined) throw new Error("Tuesday has no such paper");
  return paper;
}

const urlOf = (paper: Announced) => `https://arxiv.org/abs/${paper.id}`;

/** What must be there, from what was announced and not from what the server makes of it. */
export const expected = {
  /** arXiv's feeds leave out a sixth version, and the revised paper stays where it was. */
  counts: {
    tuesday: papersOfTuesday.length - 1,
    wednesday: papersOfTuesday.length - 1 + papersOfWednesday.length - 1,
  },
  revised: {
    id: urlOf(beforeRevision),
    before: "Sharp Thresholds when a< b & c>d: a< b Is Not Enough",
    after: "Sharper Thresholds when a< b",
    added: "We now show x ≤ y as well.",
  },
  /** Titles that something could go wrong with, by their papers' ids. */
  titles: Object.fromEntries(
    [
      ["Jo\\~ao", "João's Paradox and the Hölder Bound of Erdős–Krzyżewski"],
      ["Escaping", 'Escaping ]]> and < ![CDATA[ in "Plain" Text'],
      ["<script>", "< script>alert(document.title)< /script> Considered Harmful"],
      ['"Quotes"', "\"Quotes\", 'Apostrophes' and “TeX Quotes”: Who Said What?"],
      ["读取", "读取 Unicode 🚀: Café Naïveté in ﬁne Ligatures"],
      ["Counting", "Counting Crooked Walks by Hand"], // with a slash in its id
    ].map(([start = "", title]) => [
      urlOf(paperWith((paper) => paper.title.startsWith(start))),
      title,
    ]),
  ),
  /** Names that something could go wrong with: of one word, in TeX, of a collaboration. */
  names: Object.fromEntries(
    [
      ["Jo\\~ao", "João Gonçalinho, Zdeněk Kůrka, Małgorzata Świt"],
      ["Heliograph", "Heliograph, Ada Nachtigall, Plato"],
      ["Robert", "Robert') DROP TABLE papers;– Tabling, <i>Ida</i> Markup"],
      [
        "Hyunjae Moncrieff",
        "Hyunjae Moncrieff, Yusra Urrutikoetxea, The Lanternfish Collaboration",
      ],
    ].map(([start = "", names]) => [
      urlOf(paperWith(({ creator }) => creator.trim().startsWith(start))),
      names,
    ]),
  ),
  byManyNames: urlOf(paperWith(({ creator }) => creator.split(", ").length === 200)),
};

/**
 * What RSS has in place of 22 names and more: newsboat, Miniflux and sfeed would each show one of
 * several `dc:creator`.
 */
export function byline(authors: readonly string[]): string {
  if (authors.length <= 21) return authors.join(", ");
  return `${authors.slice(0, 20).join(", ")} and ${authors.length - 20} others`;
}

/** What a reader should have of each item, its content aside; of the names what `named` says. */
export function facts(meant: readonly Meant[], named: (authors: string[]) => string) {
  return meant.map(({ id, title, url, published, authors }) => {
    return { id, title, url, date: published, authors: named(authors) };
  });
}

/** The same of what it has. */
export function factsShown(shown: readonly Shown[]) {
  return shown.map(({ id, title, url, date, authors }) => ({ id, title, url, date, authors }));
}

export function titlesOf(shown: readonly Shown[]): Record<string, string> {
  return Object.fromEntries(shown.map(({ id, title }) => [id, title]));
}

export function namesOf(shown: readonly Shown[]): Record<string, string> {
  return Object.fromEntries(shown.map(({ id, authors }) => [id, authors]));
}

export function statusesOf({ polls }: Morning): number[] {
  return polls.map(({ status }) => status);
}

/** What is left of a content when the tags are off, blanks aside: readers rewrite the markup. */
export function plain(html: string): string {
  const text = html.replace(/<[^>]*>/g, " ");
  const decoded = text.replace(/&(lt|gt|quot|apos|amp);/g, (_, name) => signs[name] ?? "");
  return decoded.replace(/\s+/g, " ").trim();
}

const signs: Record<string, string> = { lt: "<", gt: ">", quot: '"', apos: "'", amp: "&" };

/** Everything but the reader: arXiv, the built server with its clock, and who notes the answers. */
async function startHouse() {
  const folder = await mkdtemp(join(tmpdir(), "arxiv-feed-life-"));
  const clock = serverClock(folder, atSix(tuesday));
  const arxiv = await startArxiv();
  const proxy = await startRecordingProxy();
  let server: BuiltServer | null = null;
  try {
    const secret = "canary-secret-0123";
    server = await startBuiltServer({
      arxivUrl: arxiv.url,
      dataFolder: join(folder, "data"),
      folder: await configured(join(folder, "server")),
      environment: {
        ...clock.environment,
        SITE_URL: proxy.url,
        CRON_SECRET: secret,
        ARXIV_SITE_INTERVAL_MS: "0",
      },
    });
    proxy.pointAt(server.url);
    const { url } = server;
    return {
      url: proxy.url,
      async announce(day: string, papers: Announced[]) {
        arxiv.announce(day, papers);
        clock.set(atSix(day));
        const headers = { authorization: `Bearer ${secret}` };
        const refreshed = await fetch(`${url}/api/cron/refresh`, { headers });
        if (!refreshed.ok) throw new Error(`The refresh failed: ${await refreshed.text()}`);
      },
      meant: () => meantBy(url),
      takePolls(path: string): Poll[] {
        return proxy.take(path).map(({ status, isConditional }) => ({ status, isConditional }));
      },
      async close() {
        await server?.stop();
        await proxy.close();
        await arxiv.close();
        await rm(folder, { recursive: true, force: true });
      },
    };
  } catch (error) {
    await server?.stop();
    await proxy.close();
    await arxiv.close();
    throw error;
  }
}

function atSix(day: string): Date {
  return new Date(midnightOf(day).getTime() + 6 * 3_600_000);
}

/** The built server under a config.json of its own: everything announced in two categories. */
async function configured(folder: string): Promise<string> {
  const root = resolve(import.meta.dirname, "../..");
  await cp(join(root, "scripts"), join(folder, "scripts"), { recursive: true });
  const parts = [".next", "app", "lib", "public", "node_modules"];
  const files = ["instrumentation.ts", "next.config.ts", "package-lock.json", "package.json"];
  for (const part of [...parts, ...files, "tsconfig.json", "vercel.json"]) {
    await symlink(join(root, part), join(folder, part));
  }
  const config = {
    categories: ["cs.CL", "cs.LG"],
    keywords: [],
    exclude_keywords: [],
    announce_types: ["new", "cross", "replace", "replace-cross"],
    max_papers: 60,
    days_back: 2,
  };
  await writeFile(join(folder, "config.json"), JSON.stringify(config));
  return folder;
}

/** From the JSON Feed, of which nothing has to be undone. */
async function meantBy(url: string): Promise<Meant[]> {
  const feed = (await (await fetch(`${url}/json`)).json()) as { items: JsonItem[] };
  return feed.items.map((item) => ({
    id: item.id,
    title: item.title,
    authors: (item.authors ?? []).map(({ name }) => name),
    url: item.url,
    published: Date.parse(item.date_published) / 1000,
    updated: Date.parse(item.date_modified) / 1000,
    html: item.content_html,
    version: item._arxiv.version,
  }));
}

type JsonItem = {
  id: string;
  title: string;
  url: string;
  authors?: { name: string }[];
  date_published: string;
  date_modified: string;
  content_html: string;
  _arxiv: { version: number };
};
