import type { Config } from "@/lib/config/schema";
import { conditional } from "@/lib/feeds/conditional";
import { interestFromUrl } from "@/lib/interest/url";
import { holdDays } from "./held";
import { percentile } from "./load";

/** What a feed costs that nobody asked for before, over an archive that is in memory. CPU. */
export type MeasuredNewFeeds = {
  days: number;
  papers: number;
  firstMs: number; // of the process, with all that it reads and indexes
  medianMs: number;
  worstMs: number; // of twenty the worst but one
  bytes: number; // of the median's body, compressed
};

const newest = "2026-06-16";
const feeds = 40;

/** Wants a process of its own. */
export async function measureNewFeeds(
  config: Config,
  { days, papersADay }: { days: number; papersADay: number },
): Promise<MeasuredNewFeeds> {
  const { server, words } = await holdDays(config, { newest, days, papersADay });
  const now = new Date(`${newest}T12:00:00Z`);
  const costs: number[] = [];
  const sizes: number[] = [];
  for (let number = 0; number < feeds; number++) {
    const word = (step: number) => words[(number * step + step) % words.length] ?? "learning";
    const keywords = [word(3), word(11), `"${word(5)} ${word(19)}"`, `${word(23).slice(0, 4)}*`];
    const query = new URLSearchParams({ keywords: keywords.join(","), days: String(days) });
    const before = process.cpuUsage();
    const interest = interestFromUrl([], query, server.config, now);
    const answer = await server.feed(interest, "rss", { now, defer: () => {} });
    const asked = { headers: { "accept-encoding": "gzip" } };
    const response = await conditional(new Request("http://127.0.0.1/rss", asked), answer, true);
    const { user, system } = process.cpuUsage(before);
    costs.push((user + system) / 1000);
    sizes.push(Number(response.headers.get("content-length")));
  }
  const warm = costs.slice(feeds / 2); // before that, Node.js is still compiling
  return {
    days,
    papers: papersADay * days,
    firstMs: costs[0] ?? Number.NaN,
    medianMs: percentile(warm, 0.5),
    worstMs: percentile(warm, 0.94),
    bytes: percentile(sizes.slice(feeds / 2), 0.5),
  };
}
