import type { Report } from "../refresh/report";

/** What a deployment was set up with; no secret is in it. */
export type Setup = {
  store: { kind: "kv" | "redis" | "files" | "memory"; name: string };
  isOnVercel: boolean;
  origin: { url: string; from: "SITE_URL" | "config.json" | "Vercel" | "default" };
  hasCronSecret: boolean;
  refreshEveryMinutes: number; // 0: never
  model: { keyName: string; hasKey: boolean };
  isPrivate: boolean;
};

/** One thing that a deployment needs: found or not, and the one thing to do about it. */
export type Check = {
  name: string;
  state: "found" | "missing" | "failing";
  finding: string; // one sentence
  remedy?: string; // one sentence
};

/** What has been seen of the outside. */
export type Seen = {
  storeTrouble: string | null; // one sentence, without addresses
  arxiv: { answeredAt: number | null; failure: string | null }; // ms
  runs: readonly Report[];
};

export function checksOf(setup: Setup, seen: Seen, now: Date): Check[] {
  return [
    storeCheck(setup, seen),
    arxivCheck(seen),
    scheduleCheck(setup, seen, now),
    secretCheck(setup),
    originCheck(setup),
    modelCheck(setup),
    accessCheck(setup),
  ];
}

function storeCheck({ store }: Setup, { storeTrouble }: Seen): Check {
  const name = "Store";
  if (storeTrouble !== null) {
    return {
      name,
      state: "failing",
      finding: storeTrouble,
      remedy:
        store.kind === "files"
          ? "See that the folder named by DATA_DIR can be written and the disk is not full."
          : "See that the service runs, that its address and token are right and that its quota is not used up.",
    };
  }
  if (store.kind !== "memory") {
    return { name, state: "found", finding: `What was fetched is kept in ${store.name}.` };
  }
  return {
    name,
    state: "missing",
    finding:
      "There is no store: each instance remembers only while it lives, fetches history anew, and " +
      "knows nothing of the others.",
    remedy:
      "Add a Redis (Upstash) to the project under Storage; it sets KV_REST_API_URL and KV_REST_API_TOKEN. Then deploy again.",
  };
}

function arxivCheck({ arxiv }: Seen): Check {
  const name = "arXiv";
  if (arxiv.failure !== null) {
    return {
      name,
      state: "failing",
      finding: `arXiv could not be asked: ${arxiv.failure}.`,
      remedy: "Nothing need be done: it is asked again, ever more slowly, and nothing is lost.",
    };
  }
  if (arxiv.answeredAt === null) {
    return {
      name,
      state: "missing",
      finding: "arXiv has not been asked yet.",
      remedy: "Open a feed, or start a refresh below.",
    };
  }
  return { name, state: "found", finding: "arXiv answered when it was last asked." };
}

const scheduleLapseMs = 36 * 3_600_000;

function scheduleCheck(setup: Setup, { runs }: Seen, now: Date): Check {
  const name = "Schedule";
  if (!setup.isOnVercel) {
    return setup.refreshEveryMinutes > 0
      ? {
          name,
          state: "found",
          finding: `This server looks every ${setup.refreshEveryMinutes} minutes whether a refresh is due.`,
        }
      : {
          name,
          state: "missing",
          finding: "The timer is off: arXiv is asked behind requests, and by whoever calls for it.",
          remedy: "Set REFRESH_EVERY_MINUTES to 5, or call /api/cron/refresh from a cron of yours.",
        };
  }
  if (!setup.hasCronSecret) {
    return {
      name,
      state: "missing",
      finding: "Vercel's cron is refused, since there is no CRON_SECRET.",
      remedy: "Set CRON_SECRET to 16 or more random characters under Settings, and deploy again.",
    };
  }
  const last = runs.find(({ trigger }) => trigger === "cron");
  if (last !== undefined && now.getTime() - last.startedAt < scheduleLapseMs) {
    return { name, state: "found", finding: "Vercel's cron came within the last 36 hours." };
  }
  return {
    name,
    state: "missing",
    finding: "Vercel's cron has not been seen within the last 36 hours.",
    remedy:
      "On a new deployment wait for 06:00 UTC; else see under Settings, Cron Jobs, whether it is switched off.",
  };
}

function secretCheck({ hasCronSecret, isOnVercel }: Setup): Check {
  const name = "Secret";
  if (hasCronSecret) return { name, state: "found", finding: "CRON_SECRET is set." };
  return {
    name,
    state: "missing",
    finding: "There is no CRON_SECRET, so nobody can start a refresh from outside.",
    remedy: isOnVercel
      ? "Set CRON_SECRET to 16 or more random characters under Settings, and deploy again."
      : "Set CRON_SECRET if you want to start refreshes here or from a cron; the timer needs none.",
  };
}

function originCheck({ origin }: Setup): Check {
  const name = "Public address";
  if (origin.from !== "default") {
    return { name, state: "found", finding: `Feeds name ${origin.url} (from ${origin.from}).` };
  }
  return {
    name,
    state: "missing",
    finding: `Feeds name ${origin.url} as their own address, which only this machine can reach.`,
    remedy: "Set SITE_URL to the address under which readers find this server.",
  };
}

function modelCheck({ model }: Setup): Check {
  const name = "Model key";
  const notYet = "This version writes no summaries yet.";
  return model.hasKey
    ? { name, state: "found", finding: `${model.keyName} is set. ${notYet}` }
    : { name, state: "missing", finding: `There is no ${model.keyName}. ${notYet}` };
}

function accessCheck({ isPrivate }: Setup): Check {
  const name = "Access";
  const finding = isPrivate
    ? "This server is private: feeds and pages want the key."
    : "This server is open to all who know its address.";
  return { name, state: "found", finding };
}
