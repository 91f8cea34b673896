import { z } from "zod";
import { faultOfStatus, type ModelFault, providerError } from "./error";
import type { ModelQuestion, ModelUsage } from "./model";
import { withoutThoughts } from "./text";

/** What is sent to a chat model and what comes back, in the shapes that OpenAI gave them. */

export type ChatMessage = { role: "system" | "user" | "assistant"; content: string };

/**
 * The question, with an uploaded paper as a system message of its own. The one before it is said to
 * be needed: without one, DashScope's model takes the paper for its instructions.
 * https://help.aliyun.com/zh/model-studio/long-context-qwen-long
 */
export function questionMessages(question: ModelQuestion, fileId?: string): ChatMessage[] {
  const file: ChatMessage[] =
    fileId === undefined ? [] : [{ role: "system", content: `fileid://${fileId}` }];
  return [
    { role: "system", content: question.system },
    ...file,
    { role: "user", content: question.user },
  ];
}

const goOn =
  "Your answer was cut off by its limit of length. Go on exactly where it stopped, " +
  "in the same language and form. Repeat nothing and add no word about this.";

export function continuationMessages(messages: ChatMessage[], soFar: string): ChatMessage[] {
  return [...messages, { role: "assistant", content: soFar }, { role: "user", content: goOn }];
}

const count = z.number().int().nonnegative().catch(0);
const usageSchema = z.object({
  usage: z.object({ prompt_tokens: count, completion_tokens: count }),
});

/** Tokens of one answer; none where the provider does not count them. */
export function usageIn(body: unknown): Omit<ModelUsage, "requests"> {
  const parsed = usageSchema.safeParse(body);
  const usage = parsed.success ? parsed.data.usage : { prompt_tokens: 0, completion_tokens: 0 };
  return { inputTokens: usage.prompt_tokens, outputTokens: usage.completion_tokens };
}

const contentSchema = z.union([
  z.string(),
  z.array(z.object({ type: z.string(), text: z.string().optional() })),
]);
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: contentSchema.nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
});

/** One answer: its text without thoughts, and whether the limit of length ended it. */
export type Completion = { text: string; isCut: boolean };

export function readCompletion(body: unknown, secrets: readonly string[]): Completion | ModelFault {
  const parsed = completionSchema.safeParse(body);
  const choice = parsed.data?.choices[0];
  if (choice === undefined) return errorIn(body, secrets) ?? unreadable("is no completion");
  const { finish_reason: end, message } = choice;
  if (end === "content_filter" || message.refusal) {
    return {
      code: "paper_refused",
      message: "The model or a filter of its provider declined to answer about this paper",
      again: "never",
    };
  }
  // DeepSeek's word for an answer that it broke off because it had too much to do.
  if (end === "insufficient_system_resource") {
    return {
      code: "busy",
      message: "The model's provider broke off its answer, as it is overloaded",
      again: "later",
    };
  }
  const text = withoutThoughts(textOf(message.content ?? ""));
  if (text.trim() === "") {
    return { code: "empty", message: "The model answered without any text", again: "never" };
  }
  return { text, isCut: end === "length" };
}

const fileSchema = z.object({ id: z.string().regex(/^[\w.-]{1,200}$/) });

/** The id of an uploaded file. */
export function readFile(body: unknown, secrets: readonly string[]): { id: string } | ModelFault {
  const parsed = fileSchema.safeParse(body);
  if (parsed.success) return parsed.data;
  return errorIn(body, secrets) ?? unreadable("to the uploaded paper names no file");
}

export function unreadable(what: string): ModelFault {
  return {
    code: "unreadable",
    message: `The answer of the model's provider ${what}`,
    again: "never",
  };
}

/** Routers between many providers answer 200 with an error in it, its code the status. */
function errorIn(body: unknown, secrets: readonly string[]): ModelFault | null {
  if (typeof body !== "object" || body === null || !("error" in body) || !body.error) return null;
  const error = providerError(body);
  const status = /^[45]\d\d$/.test(error.code) ? Number(error.code) : 502;
  return faultOfStatus(status, error, secrets);
}

function textOf(content: z.infer<typeof contentSchema>): string {
  if (typeof content === "string") return content;
  return content.map(({ type, text }) => (type === "text" ? (text ?? "") : "")).join("");
}
