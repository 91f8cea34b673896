import type { FullTexts } from "../arxiv/full-text/full-text";
import type { TextFailure } from "../arxiv/full-text/text-failure";
import { isWithdrawn } from "../arxiv/full-text/withdrawn";
import { digest } from "../interest/interest";
import type { Paper } from "../papers/paper";
import type { Model, ModelFailure, ModelUsage } from "../summaries/model/model";
import { abstractText, fitText, type PaperText } from "../summaries/paper-text";
import { fillPrompt, promptName } from "../summaries/prompt";
import { markUnfound } from "../summaries/reply/figures";
import { readReply } from "../summaries/reply/reply";
import type { SummarySettings } from "../summaries/settings";
import type { Summary } from "../summaries/summary";

/** One paper's way to a summary: its text, the model, the answer. What goes wrong is a value. */
export type WriteSummary = (
  paper: Paper,
  language: string,
  run: {
    /** Ends it when the time is up. */
    signal: AbortSignal;
    /** Where its text could not be had again and again, the abstract has to do. */
    isLastTry: boolean;
    /** Counts the question against what may be asked today; false: not this one. */
    mayAsk: () => Promise<boolean>;
    now: () => Date;
  },
) => Promise<Written>;

export type Written =
  | { kind: "written"; summary: Summary; usage: ModelUsage }
  | { kind: "withdrawn" } // nothing is written of it, ever
  | { kind: "capped" }
  | Failed;

export type Failed = {
  kind: "failed";
  /**
   * Whose fault it is, as it seems. paper: this one's own. text: arXiv's, with this one's text.
   * request: the model's provider does not say. time: it was cut off. model, arxiv: other papers
   * would fare no better.
   */
  fault: "paper" | "text" | "request" | "time" | "model" | "arxiv";
  reason: string;
  wasAsked: boolean; // and may have been paid for
  waitMs?: number; // where others would fare no better: for so long
  usage: ModelUsage;
};

export const noUsage: ModelUsage = { requests: 0, inputTokens: 0, outputTokens: 0 };

const minuteMs = 60_000;
/** Where the key or the model's name is wrong, only a person can help. */
const refusedWaitMs = 60 * minuteMs;
const unwellWaitMs = 15 * minuteMs;

export function createSummaryWriter(needs: {
  settings: SummarySettings;
  texts: FullTexts;
  model: Model;
  /** The prompt of a language. */
  promptFor: (language: string) => string;
}): WriteSummary {
  const { settings, model } = needs;

  return async (paper, language, { signal, isLastTry, mayAsk, now }) => {
    if (isWithdrawn(paper)) return { kind: "withdrawn" };
    const given = await beforeTimeIsUp(materialOf(paper, isLastTry), signal);
    if (given === null) return cutOff;
    if ("code" in given) return given.code === "withdrawn" ? { kind: "withdrawn" } : noText(given);
    if (!(await mayAsk())) return { kind: "capped" };

    const template = needs.promptFor(language);
    const fitted = "text" in given ? fitText(given.text, settings.maxInputChars) : null;
    const facts = { ...wordsOf(paper), text: fitted?.text ?? null, language };
    const file = "bytes" in given && { name: `${fileName(paper)}.pdf`, bytes: given.bytes };
    const prompt = fillPrompt(template, facts);
    const answer = await model.ask({ ...prompt, ...(file && { file }), signal });
    if ("code" in answer) return refused(answer, signal.aborted);

    const reply = readReply(answer.text, { language, knownUrls: paper.abstract });
    if ("code" in reply) {
      const { usage } = answer;
      return { kind: "failed", fault: "paper", reason: reply.message, wasAsked: true, usage };
    }
    const known = "text" in given ? [paper.title, paper.abstract, fullText(given.text)] : null;
    const checked =
      known === null ? { ...reply, unfound: null } : markUnfound({ ...reply, language }, known);
    const summary: Summary = {
      id: paper.id,
      version: paper.version,
      language,
      model: settings.model,
      source: "text" in given ? given.text.source : "upload",
      leftOut: fitted?.leftOut ?? [],
      prompt: promptName(template),
      madeAt: now().getTime(),
      sentence: checked.sentence,
      markdown: checked.markdown,
      missing: reply.missing,
      isCut: answer.isCut || reply.isCut,
      unfound: checked.unfound,
    };
    return { kind: "written", summary, usage: answer.usage };
  };

  /** The first of the sources that there is. */
  async function materialOf(paper: Paper, isLastTry: boolean): Promise<Material | TextFailure> {
    let failing: TextFailure | null = null;
    for (const source of settings.sources) {
      if (source === "abstract") break;
      const found = await fetched(source, paper);
      if (!("code" in found)) return found;
      if (found.code === "away" || found.code === "withdrawn") return found;
      if (found.code === "failing") failing = found;
    }
    return failing === null || isLastTry ? { text: abstractText(paper) } : failing;
  }

  async function fetched(source: "html" | "pdf" | "upload", paper: Paper) {
    if (source === "upload") return needs.texts.pdfFile(paper);
    const text = await needs.texts[source](paper);
    return "code" in text ? text : { text };
  }
}

type Material = { text: PaperText } | { bytes: Uint8Array };

/** Tells a prompt, a model and a source from others: with another one a paper is tried anew. */
export function recipeOf(
  { baseUrl, model, sources }: Pick<SummarySettings, "baseUrl" | "model" | "sources">,
  template: string,
): string {
  return digest([baseUrl, model, sources, promptName(template)]);
}

/** Null when the time is up; the work is then left to end as it may. */
async function beforeTimeIsUp<T>(work: Promise<T>, signal: AbortSignal): Promise<T | null> {
  if (signal.aborted) return null;
  let isUp = () => {};
  const up = new Promise<null>((done) => {
    isUp = () => done(null);
  });
  signal.addEventListener("abort", isUp);
  try {
    return await Promise.race([work, up]);
  } finally {
    signal.removeEventListener("abort", isUp);
  }
}

function wordsOf(paper: Paper) {
  return {
    title: paper.title,
    authors: paper.authors.map(({ name }) => name),
    abstract: paper.abstract,
  };
}

function fileName({ id, version }: Paper): string {
  return `${id.replace("/", "-")}v${version}`;
}

/** All of it: what was left out for its length is no invention of the model's. */
function fullText({ sections }: PaperText): string {
  return sections.map(({ heading, text }) => `${heading}\n${text}`).join("\n");
}

const cutOff: Failed = {
  kind: "failed",
  fault: "time",
  reason: "the time was up before its text was there",
  wasAsked: false,
  usage: noUsage,
};

function noText({ code, message, retryAfterSeconds }: TextFailure): Failed {
  const failed = { kind: "failed", reason: message, wasAsked: false, usage: noUsage } as const;
  if (code !== "away") return { ...failed, fault: "text" };
  const waitMs = Math.max(unwellWaitMs, (retryAfterSeconds ?? 0) * 1000);
  return { ...failed, fault: "arxiv", waitMs };
}

function refused(failure: ModelFailure, isTimeUp: boolean): Failed {
  const { code, message: reason, usage, mayHaveCost } = failure;
  const failed = { kind: "failed", reason, usage, wasAsked: mayHaveCost } as const;
  const waitMs = Math.max(unwellWaitMs, (failure.retryAfterSeconds ?? 0) * 1000);
  switch (code) {
    case "key_refused":
      return { ...failed, fault: "model", waitMs: refusedWaitMs };
    case "request_refused":
      return { ...failed, fault: "request", waitMs: refusedWaitMs };
    case "busy":
    case "unreachable":
      return { ...failed, fault: "model", waitMs };
    case "timeout":
      return { ...failed, fault: isTimeUp ? "time" : "paper", wasAsked: true };
    case "paper_refused":
      return { ...failed, fault: "paper" };
    case "empty":
    case "unreadable":
      return { ...failed, fault: "paper", wasAsked: true };
  }
}
