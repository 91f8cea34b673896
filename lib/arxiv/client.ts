import { type AnnouncedPaper, type AnnounceType, announceTypes, guidOf } from "../papers/paper";
import type { Announcements, FeedFailure, Validators } from "./announcements";
import { attempt, defaultRetry, isFailure, type RetryPolicy } from "./attempts";
import { countItems, parseFeedXml } from "./feed-xml";
import type { Gate } from "./gate";
import type { ArxivHttp } from "./http";

/**
 * arXiv's announcements of today, for a set of categories.
 *
 * One request asks for all of them. It is split in two where the answer is cut off at arXiv's
 * limit, and where arXiv refuses one member, so that no category fails because of another.
 */
export type ArxivClient = {
  announcements(
    categories: readonly string[],
    validators?: Readonly<Record<string, Validators>>,
  ): Promise<Announcements>;
};

export function createArxivClient(needs: {
  feedUrl: string; // "https://rss.arxiv.org"
  http: ArxivHttp;
  gate: Gate;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  /** What a category or archive falls into when its own answer is cut off. */
  members: (category: string) => readonly string[];
  retry?: RetryPolicy;
}): ArxivClient {
  const retry = needs.retry ?? defaultRetry;
  return {
    async announcements(categories, validators = {}) {
      const collected = new Collected();
      const ask = async (asked: readonly string[], on: readonly string[]): Promise<void> => {
        const url = `${needs.feedUrl}/rss/${asked.join("+")}`;
        const parts = asked.length > 1 ? asked : asked.flatMap(needs.members);
        const options = { validators: validators[url], isSplitWhenCut: parts.length > 1 };
        const outcome = await attempt(needs, retry, () => once(needs, url, options));
        if (isFailure(outcome)) {
          if (outcome.code === "refused_query" && asked.length > 1) return halves(asked, on, ask);
          return collected.addFailed(on, outcome);
        }
        if (outcome.kind === "unchanged") return collected.addUnchanged(on);
        if (outcome.kind === "cut") return halves(parts, on, ask);
        collected.addAnswer(on, outcome, url);
      };
      await ask(categories, categories);
      return collected.result();
    },
  };
}

/** arXiv's feeds hold no more items than this, and leave out new papers first. */
const feedLimit = 2000;

/**
 * Asks for two halves. `on` are the followed categories the answers count for: the same as those
 * asked, or the archive whose members are asked for because all of it is too much.
 */
async function halves(
  asked: readonly string[],
  on: readonly string[],
  ask: (asked: readonly string[], on: readonly string[]) => Promise<void>,
): Promise<void> {
  const middle = Math.ceil(asked.length / 2);
  for (const half of [asked.slice(0, middle), asked.slice(middle)]) {
    const named = half.filter((category) => on.includes(category));
    await ask(half, named.length > 0 ? named : on);
  }
}

type RequestOptions = { validators?: Validators; isSplitWhenCut: boolean };

type Outcome =
  | { kind: "unchanged" }
  | { kind: "cut" } // at arXiv's limit; what it left out is got by asking for less at a time
  | ({ kind: "answer"; validators: Validators } & Exclude<
      ReturnType<typeof parseFeedXml>,
      FeedFailure
    >);

async function once(
  needs: { http: ArxivHttp; gate: Gate },
  url: string,
  options: RequestOptions,
): Promise<Outcome | FeedFailure> {
  const answer = await needs.gate(() => needs.http(url, options.validators));
  if ("unchanged" in answer) return { kind: "unchanged" };
  if (isFailure(answer)) return answer;
  const isCut = countItems(answer.body) >= feedLimit;
  if (isCut && options.isSplitWhenCut) return { kind: "cut" };
  const document = parseFeedXml(answer.body);
  if (isFailure(document)) return document;
  if (isCut) document.malformed.push(`arXiv's feed at ${url} is cut at ${feedLimit} items`);
  return { kind: "answer", validators: answer.validators, ...document };
}

/** What the requests for one set of categories brought together. */
class Collected {
  private readonly papers = new Map<string, AnnouncedPaper>();
  private readonly answered = new Set<string>();
  private readonly unchanged = new Set<string>();
  private readonly failures = new Map<string, FeedFailure>();
  private readonly remarks: string[] = [];
  private readonly validators: Record<string, Validators> = {};
  private feedDay: Announcements["feedDay"] = null;

  addAnswer(on: readonly string[], answer: Extract<Outcome, { kind: "answer" }>, url: string) {
    for (const category of on) this.answered.add(category);
    for (const announced of answer.papers) {
      const guid = guidOf(announced.paper);
      const held = this.papers.get(guid);
      const announceType = strongest(held?.announceType, announced.announceType);
      this.papers.set(guid, { paper: announced.paper, announceType });
    }
    this.remarks.push(...answer.malformed);
    this.feedDay ??= answer.day;
    if (answer.validators.etag || answer.validators.lastModified) {
      this.validators[url] = answer.validators;
    }
  }

  addUnchanged(on: readonly string[]) {
    for (const category of on) this.unchanged.add(category);
  }

  addFailed(on: readonly string[], failure: FeedFailure) {
    for (const category of on) this.failures.set(category, failure);
  }

  result(): Announcements {
    return {
      papers: [...this.papers.values()],
      // An archive asked for in parts has been answered only when none of them failed.
      answered: [...this.answered].filter((category) => !this.failures.has(category)),
      unchanged: [...this.unchanged],
      failed: [...this.failures].map(([category, failure]) => ({ category, failure })),
      remarks: this.remarks,
      feedDay: this.feedDay,
      validators: this.validators,
    };
  }
}

/** The same paper is `cross` in one category's feed and `new` in another's: the strongest holds. */
function strongest(a: AnnounceType | undefined, b: AnnounceType): AnnounceType {
  return a !== undefined && announceTypes.indexOf(a) < announceTypes.indexOf(b) ? a : b;
}
