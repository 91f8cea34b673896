import type { LikesStatus } from "../likes/likes";
import type { Report } from "../refresh/report";
import type { SummaryReport } from "../refresh/summary-report";
import { type Check, setting } from "./check";
import { likesCheck } from "./likes-check";

/** What a deployment was set up with; no secret, and no address or path of its store, is in it. */
export type Setup = {
  store: "kv" | "redis" | "files" | "memory";
  isOnVercel: boolean;
  isPreview: boolean; // of a change, beside the deployment that people read
  origin: { url: string; from: "SITE_URL" | "config.json" | "Vercel" | "default" };
  hasCronSecret: boolean;
  refreshEveryMinutes: number; // 0: never
  model: {
    name: string;
    languages: readonly string[]; // of its summaries
    keyName: string;
    hasKey: boolean;
    isEnabled: boolean; // by config.json
    isWriting: boolean; // there is all that it takes
  };
  isPrivate: boolean;
};

/** What has been seen of the outside. */
export type Seen = {
  storeTrouble: string | null; // one sentence, without addresses
  arxiv: ArxivSeen;
  runs: readonly Report[];
  summaries?: SummaryReport; // the last run of writing them
  likes?: LikesStatus | null; // of the configured feeds, where they like any
};

/** The last look at each category, put together. */
export type ArxivSeen = {
  hasAnswered: boolean; // for some category, when it was last asked
  failed: string[]; // categories for which it could not be asked when they last were
  reason: string | null; // why, of the newest of them; no sentence
};

export function checksOf(setup: Setup, seen: Seen, now: Date): Check[] {
  return [
    storeCheck(setup, seen),
    arxivCheck(seen),
    secretCheck(setup),
    scheduleCheck(setup, seen, now),
    originCheck(setup),
    accessCheck(setup),
    modelCheck(setup, seen),
    ...(seen.likes ? [likesCheck(setup, seen.likes)] : []),
  ];
}

const databaseRemedy =
  "In your project on Vercel choose Storage, Create Database, Upstash for Redis, connect it to the project, and deploy again.";

const storeNames = {
  kv: "the KV database",
  redis: "the Redis database",
  files: "files, in the folder that DATA_DIR names, or .data",
};

function storeCheck({ store }: Setup, { storeTrouble }: Seen): Check {
  const name = "Store";
  if (storeTrouble !== null) {
    return {
      name,
      state: "failing",
      finding: storeTrouble,
      remedy:
        store === "files"
          ? "See that the disk is not full and that the folder DATA_DIR names, or .data, can be written; the server's log has the cause."
          : "See that the database runs, that its quota is not used up and that the variables have its present address and password; the server's log has the cause.",
    };
  }
  if (store !== "memory") {
    return { name, state: "found", finding: `What was fetched is kept in ${storeNames[store]}.` };
  }
  return {
    name,
    state: "missing",
    finding:
      "There is no database: what was fetched is in memory, is lost when Vercel ends this instance, " +
      "and is then fetched anew; this page, too, tells of this instance only.",
    remedy: databaseRemedy,
  };
}

function arxivCheck({ arxiv }: Seen): Check {
  const name = "arXiv";
  const { hasAnswered, failed, reason } = arxiv;
  if (failed.length > 0) {
    const what = hasAnswered
      ? `arXiv answered, but not for ${failed.join(", ")}`
      : "arXiv could not be asked";
    return {
      name,
      state: "failing",
      finding: `${what}: ${reason ?? "it gave no reason"}.`,
      remedy: "Wait: it is asked again by itself, ever more slowly, and nothing is lost.",
    };
  }
  return hasAnswered
    ? { name, state: "found", finding: "arXiv answered when it was last asked." }
    : {
        name,
        state: "missing",
        finding: "arXiv has not been asked yet.",
        remedy: "Open one of your feeds: whoever reads one sets this off.",
      };
}

const scheduleLapseMs = 36 * 3_600_000;

function scheduleCheck(setup: Setup, { runs }: Seen, now: Date): Check {
  const name = "Schedule";
  const last = runs.find(({ trigger }) => trigger === "cron");
  const hasCome = last !== undefined && now.getTime() - last.startedAt < scheduleLapseMs;
  const found = (finding: string): Check => ({ name, state: "found", finding });
  if (!setup.isOnVercel) {
    if (setup.refreshEveryMinutes > 0) {
      return found(
        `Every ${minutes(setup.refreshEveryMinutes)} this server looks whether a refresh is due.`,
      );
    }
    if (hasCome) return found("A scheduler called within the last 36 hours; the timer is off.");
    return {
      name,
      state: "missing",
      finding:
        "The timer is off and no scheduler called within the last 36 hours: arXiv is asked only " +
        "when somebody reads a feed.",
      remedy:
        "Take REFRESH_EVERY_MINUTES=0 out, or have a scheduler of yours call /api/cron/refresh.",
    };
  }
  if (!setup.hasCronSecret) {
    return {
      name,
      state: "missing",
      finding:
        "Vercel calls once a day, but is turned away, since there is no CRON_SECRET: arXiv is asked " +
        "only when somebody reads a feed.",
      remedy: "Set CRON_SECRET, as told above.",
    };
  }
  if (hasCome) return found("Vercel's daily call came within the last 36 hours.");
  return {
    name,
    state: "missing",
    finding: "Vercel's daily call has not come within the last 36 hours.",
    remedy:
      "On a new deployment wait until tomorrow; after that look in your project on Vercel under Settings, Cron Jobs, whether it is switched off.",
  };
}

function minutes(count: number): string {
  return count === 1 ? "minute" : `${count} minutes`;
}

function secretCheck({ hasCronSecret, isOnVercel }: Setup): Check {
  const name = "Password for refreshes";
  if (hasCronSecret) return { name, state: "found", finding: "CRON_SECRET is set." };
  return {
    name,
    state: "missing",
    finding: "There is no CRON_SECRET, so nobody can start a refresh from outside.",
    remedy: setting(
      "CRON_SECRET",
      "a password of your own making, 16 characters or more",
      isOnVercel,
    ),
  };
}

function originCheck({ origin, isOnVercel }: Setup): Check {
  const name = "Public address";
  const sources = {
    SITE_URL: "as SITE_URL says",
    "config.json": "as site.url in config.json says",
    Vercel: "as Vercel says",
  };
  if (origin.from !== "default") {
    return {
      name,
      state: "found",
      finding: `Feeds give ${origin.url} as their address, ${sources[origin.from]}.`,
    };
  }
  return {
    name,
    state: "missing",
    finding: `Feeds give ${origin.url} as their address, where only this machine finds them.`,
    remedy: setting("SITE_URL", "the address under which readers find this server", isOnVercel),
  };
}

function accessCheck({ isPrivate }: Setup): Check {
  const name = "Access";
  const finding = isPrivate
    ? "This server is private: feeds and pages want the key that ACCESS_TOKEN sets."
    : "Whoever knows the address may read here; ACCESS_TOKEN would make this server private.";
  return { name, state: "found", finding };
}

/** What it takes to have summaries, in one sentence; null where there is all, or none are wanted. */
export function summariesLack(setup: Setup): string | null {
  const { isEnabled, isWriting } = setup.model;
  return isEnabled && !isWriting ? (lackingModel(setup)?.remedy ?? null) : null;
}

function modelCheck(setup: Setup, { summaries }: Seen): Check {
  const name = "Summaries";
  const { model } = setup;
  const { keyName } = model;
  if (!model.isEnabled) {
    return { name, state: "found", finding: "config.json asks for no summaries." };
  }
  const lacking = lackingModel(setup);
  if (lacking !== null) return { name, state: "missing", ...lacking };
  if (summaries !== undefined && summaries.written === 0 && summaries.givenUp.length > 0) {
    return {
      name,
      state: "failing",
      finding: `${model.name} wrote no summary that could be used: ${summaries.givenUp[0]?.reason ?? "it gave no reason"}.`,
      remedy: "Take another model or prompt in config.json: with it they are tried again.",
    };
  }
  if (summaries?.stopped === "model" && summaries.left > 0) {
    return {
      name,
      state: "failing",
      finding: `${model.name} wrote no more summaries: ${summaries.reason ?? "it gave no reason"}.`,
      remedy: `Look whether ${keyName}, and base_url and model of ai_summary in config.json, are right and whether there is credit; it is asked again by itself.`,
    };
  }
  return {
    name,
    state: "found",
    finding: `${keyName} is set, and ${model.name} writes the summaries of the best papers.`,
  };
}

function lackingModel({
  model,
  isOnVercel,
  isPreview,
}: Setup): { finding: string; remedy: string } | null {
  const { keyName } = model;
  if (!model.hasKey) {
    return {
      finding: `There is no ${keyName}, so no model writes summaries; everything else works without.`,
      remedy: setting(keyName, "the key of your model's provider", isOnVercel),
    };
  }
  if (model.isWriting) return null;
  if (isPreview) {
    return {
      finding: "This is a preview, which would buy all summaries again, so none are written here.",
      remedy: "Look at your production deployment: its summaries are its own.",
    };
  }
  return {
    finding: `${keyName} is set, but without a database each instance would buy all summaries anew, so none are written.`,
    remedy: databaseRemedy,
  };
}
