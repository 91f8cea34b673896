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
    /** Counts the question against what may be asked today; false: not this one. */
    mayAsk: () => Promise<boolean>;
    now: () => Date;
  },
) => Promise<Written>;

export type Written =
  | { kind: "written"; summary: Summary; usage: ModelUsage }
  | { kind: "withdrawn" } // nothing is written of it, ever
  | { kind: "capped" }
  | {
      kind: "failed";
      reason: string;
      /** The paper's own fault, as it seems: it is not tried for ever. */
      isTry: boolean;
      wasAsked: boolean; // the model gave an answer, of whatever use
      /** Other papers would fare no better for so long. */
      stops?: { why: "model" | "arxiv"; waitMs: number };
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

  return async (paper, language, { signal, mayAsk, now }) => {
    if (isWithdrawn(paper)) return { kind: "withdrawn" };
    const given = await materialOf(paper);
    if ("code" in given) return given.code === "withdrawn" ? { kind: "withdrawn" } : away(given);
    if (!(await mayAsk())) return { kind: "capped" };

    const template = needs.promptFor(language);
    const fitted = "text" in given ? fitText(given.text, settings.maxInputChars) : null;
    const prompt = fillPrompt(template, {
      ...wordsOf(paper),
      text: fitted?.text ?? null,
      language,
    });
    const file =
      "bytes" in given ? { name: `${fileName(paper)}.pdf`, bytes: given.bytes } : undefined;
    const answer = await model.ask({ ...prompt, ...(file && { file }), signal });
    if ("code" in answer) return refused(answer, signal.aborted);

    const reply = readReply(answer.text, { language, knownUrls: paper.abstract });
    if ("code" in reply) {
      const { usage } = answer;
      return { kind: "failed", reason: reply.message, isTry: true, wasAsked: true, usage };
    }
    const known = fitted === null ? null : [paper.title, paper.abstract, fullTextOf(given)];
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

  /** The first of the sources that there is; a failure where arXiv must be left alone. */
  async function materialOf(
    paper: Paper,
  ): Promise<{ text: PaperText } | { bytes: Uint8Array } | TextFailure> {
    for (const source of settings.sources) {
      if (source === "abstract") break;
      const found = await fetched(source, paper);
      if (!("code" in found)) return found;
      if (found.code === "away" || found.code === "withdrawn") return found;
    }
    return { text: abstractText(paper) };
  }

  async function fetched(source: "html" | "pdf" | "upload", paper: Paper) {
    if (source === "upload") return needs.texts.pdfFile(paper);
    const text = await needs.texts[source](paper);
    return "code" in text ? text : { text };
  }
}

/** Tells a prompt, a model and a source from others: with another one a paper is tried anew. */
export function recipeOf({ model, sources }: SummarySettings, template: string): string {
  return digest([model, sources, promptName(template)]);
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
function fullTextOf(given: { text: PaperText } | { bytes: Uint8Array }): string {
  if (!("text" in given)) return "";
  return given.text.sections.map(({ heading, text }) => `${heading}\n${text}`).join("\n");
}

function away({ message, retryAfterSeconds }: TextFailure): Written {
  const waitMs = Math.max(unwellWaitMs, (retryAfterSeconds ?? 0) * 1000);
  const stops = { why: "arxiv", waitMs } as const;
  return { kind: "failed", reason: message, isTry: false, wasAsked: false, stops, usage: noUsage };
}

function refused(failure: ModelFailure, isTimeUp: boolean): Written {
  const { code, message, usage } = failure;
  const failed = { kind: "failed", reason: message, usage } as const;
  const waitMs = Math.max(unwellWaitMs, (failure.retryAfterSeconds ?? 0) * 1000);
  switch (code) {
    case "key_refused":
      return {
        ...failed,
        isTry: false,
        wasAsked: false,
        stops: { why: "model", waitMs: refusedWaitMs },
      };
    case "request_refused":
      // It may be this paper's fault after all: another one comes first the next time.
      return {
        ...failed,
        isTry: true,
        wasAsked: false,
        stops: { why: "model", waitMs: refusedWaitMs },
      };
    case "busy":
    case "unreachable":
      return { ...failed, isTry: false, wasAsked: false, stops: { why: "model", waitMs } };
    case "paper_refused":
      return { ...failed, isTry: true, wasAsked: usage.inputTokens > 0 };
    case "timeout":
      return { ...failed, isTry: !isTimeUp, wasAsked: true };
    case "empty":
    case "unreadable":
      return { ...failed, isTry: true, wasAsked: true };
  }
}
