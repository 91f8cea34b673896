import type { FeedFailure } from "./announcements";
import { type ApiDocument, parseApiXml } from "./api-xml";
import { isFailure } from "./attempts";
import type { ArxivHttp } from "./http";

/** What the query API said: a document, or why it is none. */
export function readApiAnswer(answer: Awaited<ReturnType<ArxivHttp>>): ApiDocument | FeedFailure {
  if (isFailure(answer)) return answer;
  if ("unchanged" in answer) {
    return { code: "unexpected_status", message: "arXiv answered with status 304" };
  }
  const page = parseApiXml(answer.body);
  if (answer.status === 400 && !(isFailure(page) && page.code === "refused_query")) {
    return { code: "refused_query", message: "arXiv refused the query (400)" };
  }
  return page;
}
