/**
 * A language model, as the summaries need one: a question about one paper, an answer that is
 * untrusted text. What can be expected to go wrong is a value.
 */
export type Model = {
  ask(question: ModelQuestion): Promise<ModelAnswer | ModelFailure>;
};

export type ModelQuestion = {
  system: string;
  user: string;
  /** The paper itself, where the model's provider reads it (`source: "upload"`). */
  file?: { name: string; bytes: Uint8Array };
  /** Ends the question, its retries and pauses; the answer is then a failure `timeout`. */
  signal: AbortSignal;
};

/**
 * What one question has cost: the requests that were sent for it (retries, continuations and the
 * upload of a paper too, its deletion not) and their tokens as the provider counted them, 0 where it
 * does not.
 */
export type ModelUsage = { requests: number; inputTokens: number; outputTokens: number };

export type ModelAnswer = {
  /** Without the model's thoughts; at most 100,000 characters. */
  text: string;
  /** It ended at the model's limit of length, and could not be continued to its end. */
  isCut: boolean;
  usage: ModelUsage;
};

/**
 * Why there is no answer, a code for programs and a sentence for people (no key, no address of a
 * private host in it).
 */
export type ModelFailure = {
  code:
    | "key_refused" // 401, 403: no question will be answered
    | "request_refused" // 400, 404, 413, 422: wrong model, wrong address, something it cannot take
    | "paper_refused" // about this text: too long for the model, or it or a filter declined
    | "busy" // 408, 409, 429, 5xx after all retries; no money or quota left (402 and its like)
    | "unreachable"
    | "timeout"
    | "empty" // an answer without text, or with nothing but thoughts
    | "unreadable"; // an answer that is none
  message: string; // may quote the provider's own, shortened
  retryAfterSeconds?: number;
  /** The question may have been answered, and paid for, though no answer came back. */
  mayHaveCost: boolean;
  usage: ModelUsage;
};
