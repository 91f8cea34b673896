import { setTimeout as sleep } from "node:timers/promises";
import { createApiHistory } from "@/lib/arxiv/api-history";
import { createCatchupHistory } from "@/lib/arxiv/catchup-history";
import type { Gate } from "@/lib/arxiv/gate";
import type { HistoryAnswer, HistorySource } from "@/lib/arxiv/history";
import { inAHurry } from "@/tests/support/hasty";

type Options = { timeoutMs?: number; gate?: Gate; pageSize?: number };

/** The real clients for days gone by, in a hurry. */
export function hastyApi(apiUrl: string, options: Options = {}): HistorySource {
  return createApiHistory({ apiUrl, ...hasty(options), pageSize: options.pageSize });
}

export function hastyCatchup(siteUrl: string, options: Options = {}): HistorySource {
  return createCatchupHistory({ siteUrl, ...hasty(options) });
}

function hasty({ timeoutMs = 5_000, gate }: Options) {
  const parts = inAHurry(timeoutMs, (ms) => sleep(ms));
  return { ...parts, gate: gate ?? parts.gate };
}

/** The answer; throws where it is a failure. */
export async function answerOf(
  asked: ReturnType<HistorySource["papersOf"]>,
): Promise<HistoryAnswer> {
  const answer = await asked;
  if ("code" in answer) throw new Error(`${answer.code}: ${answer.message}`);
  return answer;
}

/** "2606.00001v1 new", in the order of ids. */
export function listOf(answer: HistoryAnswer): string[] {
  return answer.papers.map(({ paper, kind }) => `${paper.id}v${paper.version} ${kind}`).toSorted();
}
