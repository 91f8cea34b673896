import type OpenAI from "openai";
import { retryAfterSeconds } from "../../arxiv/http";
import { attempt } from "./attempts";
import {
  type ChatMessage,
  type Completion,
  continuationMessages,
  questionMessages,
  readCompletion,
  readFile,
  unreadable,
  usageIn,
} from "./completion";
import { faultOfStatus, isFault, type ModelFault, providerError } from "./error";
import { guarded, TooLarge } from "./fetch";
import type { Model, ModelAnswer, ModelFailure, ModelQuestion, ModelUsage } from "./model";
import { cutShort, joined, longestText, upToWholeWord } from "./text";

export type ModelClientNeeds = {
  /** Of a server that speaks OpenAI's protocol; OpenAI's own unless given. */
  baseUrl?: string;
  apiKey: string;
  model: string;
  fetch?: typeof fetch;
  timeoutMs: number; // of one request, its answer included
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  now: () => Date; // for a Retry-After that is a date, and how long a request took
  /** How long the deletion of an uploaded paper may take after the answer. */
  deletionTimeoutMs?: number;
};

const openaiUrl = "https://api.openai.com/v1";
const temperature = 0.3;
const continuations = 2;

/**
 * A model behind OpenAI's protocol, as OpenAI, DashScope, DeepSeek and servers at home speak it.
 *
 * The package brings the protocol; retries, limits and the reading of answers are done here, since
 * it validates nothing, reads bodies of any size, and keeps of an error only what is under `error`.
 */
export function createModel(needs: ModelClientNeeds): Model {
  const baseUrl = needs.baseUrl ?? openaiUrl;
  const secrets = [needs.apiKey, ...hostsIn(baseUrl)];
  // OpenAI's reasoning models refuse any; elsewhere one that does is found out by asking.
  let takesTemperature = !hostsIn(baseUrl).includes("api.openai.com");
  let loading: Promise<Loaded> | undefined;

  async function load(): Promise<Loaded> {
    const { OpenAI, APIError, APIConnectionError } = await import("openai");
    const client = new OpenAI({
      apiKey: needs.apiKey,
      baseURL: baseUrl,
      // Not from the environment, which is read elsewhere.
      adminAPIKey: null,
      organization: null,
      project: null,
      webhookSecret: null,
      logLevel: "off",
      maxRetries: 0,
      timeout: needs.timeoutMs + 1_000, // ours comes first
      fetch: Object.assign(guarded(needs.fetch ?? fetch), { Response }),
    });
    return { client, APIError, APIConnectionError };
  }

  /** One request within its time; the package's exceptions become faults. */
  async function request<Outcome extends object>(
    send: (client: OpenAI, signal: AbortSignal) => Promise<unknown>,
    read: (body: unknown) => Outcome | ModelFault,
    limit: { signal: AbortSignal; timeoutMs: number },
  ): Promise<Outcome | ModelFault> {
    loading ??= load();
    const loaded = await loading;
    if (limit.signal.aborted) return timedOut;
    const startedAt = needs.now().getTime();
    const controller = new AbortController();
    const abort = () => controller.abort();
    const timer = setTimeout(abort, limit.timeoutMs);
    limit.signal.addEventListener("abort", abort);
    try {
      return read(await send(loaded.client, controller.signal));
    } catch (error) {
      const tookMs = needs.now().getTime() - startedAt;
      return controller.signal.aborted ? timedOut : faultOf(error, loaded, tookMs);
    } finally {
      clearTimeout(timer);
      limit.signal.removeEventListener("abort", abort);
    }
  }

  function faultOf(
    error: unknown,
    { APIError, APIConnectionError }: Loaded,
    tookMs: number,
  ): ModelFault {
    if (error instanceof APIConnectionError) return unreachable(error.cause, tookMs);
    if (error instanceof APIError && error.status !== undefined) {
      const told = providerError({ error: error.error });
      return faultOfStatus(error.status, told, secrets, waitIn(error.headers, needs.now()));
    }
    if (error instanceof SyntaxError) return unreadable("is not JSON");
    if (error instanceof TooLarge) return unreadable("is larger than 4 MB");
    return unreachable(error, tookMs);
  }

  async function complete(
    messages: ChatMessage[],
    signal: AbortSignal,
    usage: ModelUsage,
  ): Promise<Completion | ModelFault> {
    const once = (isTempered: boolean) =>
      request(
        (client, at) => {
          usage.requests += 1;
          const body = { model: needs.model, messages, ...(isTempered && { temperature }) };
          return client.chat.completions.create(body, { signal: at });
        },
        (body) => {
          const { inputTokens, outputTokens } = usageIn(body);
          usage.inputTokens += inputTokens;
          usage.outputTokens += outputTokens;
          return readCompletion(body, secrets);
        },
        { signal, timeoutMs: needs.timeoutMs },
      );
    return attempt(needs, signal, async () => {
      // Several questions may be under way when the first learns of it.
      const isTempered = takesTemperature;
      const outcome = await once(isTempered);
      const isHot = isFault(outcome) && outcome.again === "without temperature";
      if (!isHot || !isTempered) return outcome;
      takesTemperature = false;
      return once(false);
    });
  }

  /** The whole answer; what there is of it where it could not be continued. */
  async function converse(
    messages: ChatMessage[],
    signal: AbortSignal,
    usage: ModelUsage,
  ): Promise<Completion | ModelFault> {
    const first = await complete(messages, signal, usage);
    if (isFault(first)) return first;
    let { text, isCut } = first;
    for (let more = 0; isCut && more < continuations && text.length <= longestText; more++) {
      const soFar = upToWholeWord(text);
      const next = await complete(continuationMessages(messages, soFar), signal, usage);
      if (isFault(next)) break;
      text = joined(soFar, next.text);
      isCut = next.isCut;
    }
    return { text: cutShort(text), isCut: isCut || text.length > longestText };
  }

  function upload(
    file: NonNullable<ModelQuestion["file"]>,
    signal: AbortSignal,
    usage: ModelUsage,
  ): Promise<{ id: string } | ModelFault> {
    const once = () =>
      request(
        (client, at) => {
          usage.requests += 1;
          // A copy: the bytes may be a view of memory that is shared.
          const sent = new File([new Uint8Array(file.bytes)], file.name, {
            type: "application/pdf",
          });
          return client.files.create({ file: sent, purpose: fileExtract }, { signal: at });
        },
        (body) => readFile(body, secrets),
        { signal, timeoutMs: needs.timeoutMs },
      );
    return attempt(needs, signal, once);
  }

  /** Files stay for ever otherwise, and their number is limited. One that stays is no failure. */
  async function remove(id: string): Promise<void> {
    await request(
      (client, signal) => client.files.delete(id, { signal }),
      () => ({}),
      { signal: new AbortController().signal, timeoutMs: needs.deletionTimeoutMs ?? 5_000 },
    );
  }

  async function outcomeOf(
    question: ModelQuestion,
    usage: ModelUsage,
  ): Promise<Completion | ModelFault> {
    const { file, signal } = question;
    // No header can carry another; the package would throw.
    if (!/^[!-~]+$/.test(needs.apiKey)) return unusableKey;
    if (file === undefined) return converse(questionMessages(question), signal, usage);
    const uploaded = await upload(file, signal, usage);
    if (isFault(uploaded)) return uploaded;
    try {
      return await converse(questionMessages(question, uploaded.id), signal, usage);
    } finally {
      await remove(uploaded.id);
    }
  }

  return {
    async ask(question): Promise<ModelAnswer | ModelFailure> {
      const usage: ModelUsage = { requests: 0, inputTokens: 0, outputTokens: 0 };
      const outcome = await outcomeOf(question, usage);
      if (!isFault(outcome)) return { ...outcome, usage };
      const { again: _, mayHaveCost = false, ...failure } = outcome;
      return { ...failure, mayHaveCost: mayHaveCost || usage.outputTokens > 0, usage };
    },
  };
}

type Loaded = {
  client: OpenAI;
  APIError: typeof OpenAI.APIError;
  APIConnectionError: typeof OpenAI.APIConnectionError;
};

/** DashScope's, which the package's type does not know. */
const fileExtract = "file-extract" as OpenAI.FilePurpose;

const timedOut: ModelFault = {
  code: "timeout",
  message: "The model did not finish its answer in time",
  mayHaveCost: true,
  again: "never",
};

const unusableKey: ModelFault = {
  code: "key_refused",
  message: "The model's key is empty or has characters that no key has",
  again: "never",
};

/** What is cut sooner was not worked on; what is cut later may have been answered, and paid for. */
const workedOnMs = 5_000;

/** The code is all that is told: the message may name a host. */
function unreachable(error: unknown, tookMs: number): ModelFault {
  let code = "";
  for (let at = error; at instanceof Error && code === ""; at = at.cause) {
    const { code: own } = at as NodeJS.ErrnoException;
    if (typeof own === "string") code = own;
  }
  return {
    code: "unreachable",
    message: `The model's provider cannot be reached${code && ` (${code})`}`,
    ...(tookMs < workedOnMs ? { again: "later" } : { again: "never", mayHaveCost: true }),
  };
}

function hostsIn(address: string): string[] {
  if (!URL.canParse(address)) return [];
  const { host, hostname } = new URL(address);
  return [host, hostname];
}

/** `retry-after-ms` is OpenAI's own, and finer. */
function waitIn(headers: Headers | undefined, now: Date): number | undefined {
  const ms = headers?.get("retry-after-ms") ?? "";
  if (/^\d+(\.\d+)?$/.test(ms)) return Math.ceil(Number(ms)) / 1000;
  return retryAfterSeconds(headers?.get("retry-after") ?? null, now);
}
