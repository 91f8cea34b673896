import { z } from "zod";
import type { ModelFailure } from "./model";

/** Why one request to a model's provider came to nothing, and what can be done about it. */
export type ModelFault = Omit<ModelFailure, "usage" | "mayHaveCost"> & {
  mayHaveCost?: true;
  /** "parsed": when the provider has read the uploaded file. */
  again: "never" | "later" | "parsed" | "without temperature";
};

export function isFault(outcome: object): outcome is ModelFault {
  return "again" in outcome;
}

/** What a provider says of an error; "" where it says nothing. */
export type ProviderError = z.infer<typeof providerErrorSchema>;

const longestRead = 4_000; // characters of a message; pages and whole requests come in them too

const said = z
  .union([z.string().transform(clipped), z.number().transform(String)])
  .nullish()
  .transform((value) => value ?? "")
  .catch("");

/** To whole words, so that no half of a key is left at the end. */
function clipped(text: string): string {
  return text.length <= longestRead ? text : text.slice(0, longestRead).replace(/\S+$/, "");
}

const providerErrorSchema = z.object({ message: said, code: said, type: said, param: said });

export const saysNothing: ProviderError = { message: "", code: "", type: "", param: "" };

/**
 * The error in a body, of any of the shapes in use: `{error: {message, type, param, code}}` of
 * OpenAI and DashScope, the same in a list (Gemini), without `error` around it (vLLM, DashScope's
 * gateway), `{error: "…"}` (Ollama) and `{detail: "…"}` (FastAPI).
 */
export function providerError(body: unknown): ProviderError {
  const outer = Array.isArray(body) ? body[0] : body;
  if (typeof outer !== "object" || outer === null) return saysNothing;
  const inner = "error" in outer ? outer.error : outer;
  if (typeof inner === "string") return { ...saysNothing, message: clipped(inner) };
  const parsed = providerErrorSchema.safeParse(inner);
  if (!parsed.success) return saysNothing;
  const detail = "detail" in outer ? said.parse(outer.detail) : "";
  return { ...parsed.data, message: parsed.data.message || detail };
}

/** What a status with its error means, `retryAfterSeconds` as the answer's headers have it. */
export function faultOfStatus(
  status: number,
  error: ProviderError,
  secrets: readonly string[],
  retryAfterSeconds?: number,
): ModelFault {
  const told = quoted(error.message, secrets);
  const fault = (
    code: ModelFault["code"],
    what: string,
    again: ModelFault["again"] = "never",
  ): ModelFault => ({
    code,
    message: `The model's provider ${what} (${status})${told}`,
    ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
    again,
  });

  if (isOutOfMoney(status, error)) return fault("busy", "asks for payment or a larger quota");
  if (status === 401) return fault("key_refused", "refused the key");
  // OpenAI's for a text that is larger than what a minute may take: no waiting makes it fit.
  if (status === 429 && /^request too large for\b/i.test(error.message)) {
    return fault("paper_refused", "refused this paper's text");
  }
  if (status >= 400 && status < 500 && status !== 429) {
    if (isBeingParsed(error)) return fault("busy", "is still reading the paper", "parsed");
    if (isAboutThePaper(error)) return fault("paper_refused", "refused this paper's text");
  }
  if (status === 403) return fault("key_refused", "does not let this key in");
  // Something between here and the model lost patience; the model may have gone on.
  if (status === 504 || status === 524) {
    return { ...fault("busy", "did not answer in time"), mayHaveCost: true };
  }
  if (status === 408 || status === 409 || status === 429 || status >= 500) {
    return fault("busy", status === 429 ? "asks us to slow down" : "had an error", "later");
  }
  const isTemperature = status === 400 && `${error.param} ${error.message}`.includes("temperature");
  return fault(
    "request_refused",
    status < 400 ? "answered with a redirect" : "refused the request",
    isTemperature ? "without temperature" : "never",
  );
}

/** OpenAI's quota, DeepSeek's 402, DashScope's account in arrears: waiting does not mend them. */
function isOutOfMoney(status: number, { code, type }: ProviderError): boolean {
  if (status === 402) return true;
  const names = [code, type];
  return names.includes("insufficient_quota") || (status === 400 && names.includes("Arrearage"));
}

/** DashScope, while an uploaded file is not read yet. */
function isBeingParsed({ message }: ProviderError): boolean {
  return /\bfile (parsing|processing) (is )?in progress|\bfile is (still )?being (pars|process)ed/i.test(
    message,
  );
}

const codesOfPaper =
  /^(context_length_exceeded|string_above_max_length|exceed_context_size_error|content_filter|content_policy_violation|data_?inspection_?failed)$/i;

/** Too long for the model, or stopped by a filter, as providers of many kinds put it. */
const wordsOfPaper = new RegExp(
  [
    "maximum context length", // OpenAI, vLLM, DeepSeek, OpenRouter
    "range of input length should be", // DashScope
    "exceeds? (the |its )?(maximum|max|available) (number of tokens|input|context|length)", // Gemini, llama.cpp
    "(prompt|input) is too long", // Anthropic and others
    "input length \\d+ exceeds", // Volcano Engine
    "please reduce (the length|your message)", // Groq
    "inappropriate content", // DashScope
    "data_?inspection_?failed",
    "content management policy", // Azure
    "flagged by moderation|was flagged", // OpenRouter, OpenAI
    "file parsing (failed|error)|parsing error|file not support|unsupported file", // DashScope, of an uploaded paper
  ].join("|"),
  "i",
);

function isAboutThePaper({ code, type, message }: ProviderError): boolean {
  return codesOfPaper.test(code) || codesOfPaper.test(type) || wordsOfPaper.test(message);
}

const longestQuoted = 200; // characters

/** `: "what they say"`, on one line, without secrets, addresses and keys; "" for nothing. */
function quoted(message: string, secrets: readonly string[]): string {
  let told = message;
  for (const secret of secrets) {
    // A shorter one is a filler such as "none", as servers without keys want it.
    if (secret.length >= 6) told = told.replaceAll(secret, "[secret]");
  }
  told = told
    .replace(/\b[a-z][a-z\d+.-]*:\/\/\S+/gi, "[address]")
    // Providers repeat a wrong key with its middle starred out.
    .replace(/\b(sk|pk|key|gsk|xai)[-_][\w*.-]{4,}/gi, "[secret]")
    .replace(/[\s\u0000-\u001f\u007f]+/g, " ")
    .trim();
  if (told === "") return "";
  const characters = [...told];
  const isLong = characters.length > longestQuoted;
  const shown = isLong ? `${characters.slice(0, longestQuoted - 1).join("")}…` : told;
  return `: "${shown}"`;
}
