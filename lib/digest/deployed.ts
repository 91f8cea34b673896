import { z } from "zod";
import type { Day } from "../arxiv/calendar";
import { causeChain } from "../errors";
import { summaryFactsSchema, summaryFromFacts } from "../feeds/summary-facts";
import type { Summary } from "../summaries/summary";
import { counted } from "../words";

/**
 * Summaries that a deployment of the same repository has bought already, from its JSON Feed.
 *
 * They are read as what a stranger sends. A deployment that does not answer, or has none, means that
 * they are bought here: a problem is told, never thrown. A site of static files at the address is no
 * problem: there is just no server.
 */
export type Deployed = { summaries: Summary[]; problem?: string; isNoServer?: true };

/** One GET; resolves to the status and the body, rejects when there is no answer. */
export type Get = (
  url: string,
  headers: Readonly<Record<string, string>>,
) => Promise<{ status: number; body: string }>;

export async function deployedSummaries(
  { origin, accessToken, get }: { origin: string; accessToken?: string; get: Get },
  { path, day, language }: { path: string; day: Day; language: string }, // of the feed: "", "/moe"
): Promise<Deployed> {
  const query = new URLSearchParams({ date: day, lang: language, summary: "only" });
  const url = `${origin}/json${path}?${query}`;
  // In a header, since addresses end up in logs.
  const headers: Record<string, string> =
    accessToken === undefined ? {} : { Authorization: `Bearer ${accessToken}` };
  try {
    const { status, body } = await get(url, headers);
    const isHtml = /^\s*</.test(body);
    if (status === 404 || (status === 200 && isHtml)) return { summaries: [], isNoServer: true };
    if (status !== 200) return none(`${url} answered with status ${status}`);
    const parsed = feedSchema.safeParse(JSON.parse(body));
    if (!parsed.success) return none(`${url} did not answer with a JSON Feed`);
    const found = parsed.data.items.flatMap(summariesOf);
    const summaries = found.filter((each) => each !== null);
    if (summaries.length === found.length) return { summaries };
    const count = counted(found.length - summaries.length, "paper");
    return { summaries, problem: `${url} has summaries of ${count} without their texts` };
  } catch (error) {
    if (error instanceof SyntaxError) return none(`${url} did not answer with JSON`);
    return none(`${url} cannot be reached: ${causeChain(error)}`);
  }
}

function none(problem: string): Deployed {
  return { summaries: [], problem };
}

const feedSchema = z.object({ items: z.array(z.unknown()).max(5_000) });

/** As our own JSON Feed has it. */
const itemSchema = z.object({
  _arxiv: z.object({ id: z.string().max(100), summary: summaryFactsSchema }),
});

/** Items without a summary, or with one of another version of this program, are passed over. */
function summariesOf(item: unknown): (Summary | null)[] {
  const parsed = itemSchema.safeParse(item);
  if (!parsed.success) return [];
  const { id, summary } = parsed.data._arxiv;
  return [summaryFromFacts(id, summary)];
}
