/** The ways in which a language model, or the road to it, fails. */

import type { IncomingMessage, ServerResponse } from "node:http";
import {
  brokenMarkdown,
  type ChatMessage,
  hostileSummary,
  obedientSummary,
  summaryInWrongLanguage,
} from "@/tests/support/model-answers";

/** Those that answer something else than should be, at the level of HTTP. */
export type RoadFault =
  /** The connection is cut before any answer. */
  | { kind: "refuse" }
  /** Headers and half of the body, then the connection is cut. */
  | { kind: "reset" }
  | { kind: "hang" }
  /** Headers at once, then one byte of the body every `everyMs`. */
  | { kind: "drip"; everyMs: number }
  /** The right answer, later. */
  | { kind: "slow"; ms: number }
  /** `body` as a provider has it, see `providerErrors`; headers such as Retry-After as they are. */
  | { kind: "status"; code: number; headers?: Record<string, string>; body?: unknown }
  /** 200 with a web page, as a captive portal sends it. */
  | { kind: "html" }
  /** 200 that calls itself JSON and is not. */
  | { kind: "garbage" }
  /** 200 with this JSON. */
  | { kind: "json"; body: unknown }
  /** 200 with `bytes` bytes of JSON and no Content-Length. */
  | { kind: "oversize"; bytes: number };

/** Those that a model itself commits, in an answer that is otherwise right. */
export type ModelFault =
  | { kind: "empty" }
  | { kind: "null" }
  /** Thoughts in the text and nothing after them. */
  | { kind: "thoughts only" }
  /** 200 KB that say the same again and again. */
  | { kind: "gone wild" }
  /** Half of what was left to say, ended by the limit of length. */
  | { kind: "cut" }
  /** Begins with the last `characters` of what it said before. */
  | { kind: "repeats"; characters: number }
  | { kind: "filtered" }
  | { kind: "refusal" }
  | { kind: "wrong language" }
  | { kind: "hostile" }
  | { kind: "broken Markdown" }
  | { kind: "obeys the paper" }
  /** The text as a list of parts. */
  | { kind: "parts" }
  | { kind: "no usage" };

export type Fault = RoadFault | ModelFault;

export type Choice = {
  text: string | null | { type: string; text: string }[];
  refusal?: string;
  finish: string;
};

/** What a model answers that commits a fault; `text` is what it should have said. */
export function wrongChoice(
  fault: Fault,
  text: string,
  messages: readonly ChatMessage[],
): Choice | null {
  const said = (other: Choice["text"], finish = "stop") => ({ text: other, finish });
  switch (fault.kind) {
    case "empty":
      return said("");
    case "null":
      return said(null);
    case "thoughts only":
      return said("<think>\nThe paper is long. Where do I begin?\n", "length");
    case "gone wild":
      return said("All the same, and again. ".repeat(8_192));
    case "cut":
      return said(text.slice(0, Math.ceil(text.length / 2)), "length");
    case "repeats": {
      const before = messages.findLast(({ role }) => role === "assistant")?.content ?? "";
      return said(before.slice(-fault.characters) + text);
    }
    case "filtered":
      return said(text.slice(0, 40), "content_filter");
    case "refusal":
      return { text: null, refusal: "I'm sorry, I can't help with that.", finish: "stop" };
    case "wrong language":
      return said(summaryInWrongLanguage(messages));
    case "hostile":
      return said(hostileSummary);
    case "broken Markdown":
      return said(brokenMarkdown);
    case "obeys the paper":
      return said(obedientSummary);
    case "parts": {
      const middle = Math.floor(text.length / 2);
      return said([
        { type: "text", text: text.slice(0, middle) },
        { type: "text", text: text.slice(middle) },
      ]);
    }
    default:
      return null;
  }
}

/** Answer wrongly on the road; false where the fault is the model's. Timers end with the connection. */
export function answerWrongly(
  fault: Fault,
  request: IncomingMessage,
  response: ServerResponse,
  answer: { status: number; body: string },
): boolean {
  const json = { "Content-Type": "application/json" };
  const whole = Buffer.from(answer.body);

  switch (fault.kind) {
    case "refuse":
      request.socket.destroy();
      return true;
    case "reset":
      response.writeHead(200, { ...json, "Content-Length": whole.length });
      response.write(whole.subarray(0, Math.floor(whole.length / 2)), () =>
        request.socket.destroy(),
      );
      return true;
    case "hang":
      return true;
    case "drip":
      response.writeHead(200, { ...json, "Content-Length": whole.length });
      response.flushHeaders();
      drip(response, whole, fault.everyMs);
      return true;
    case "slow": {
      const timer = setTimeout(() => response.writeHead(answer.status, json).end(whole), fault.ms);
      response.on("close", () => clearTimeout(timer));
      return true;
    }
    case "status": {
      const isText = typeof fault.body === "string";
      response
        .writeHead(fault.code, {
          "Content-Type": isText ? "text/html; charset=utf-8" : "application/json",
          ...fault.headers,
        })
        .end(isText ? fault.body : JSON.stringify(fault.body ?? {}));
      return true;
    }
    case "html":
      response
        .writeHead(200, { "Content-Type": "text/html; charset=utf-8" })
        .end("<!doctype html>\n<html><head><title>Sign in</title></head><body></body></html>\n");
      return true;
    case "garbage":
      response.writeHead(200, json).end("<html>502 Bad Gateway</html>");
      return true;
    case "json":
      response.writeHead(200, json).end(JSON.stringify(fault.body));
      return true;
    case "oversize":
      response.writeHead(200, json);
      pour(response, whole, fault.bytes);
      return true;
    default:
      return false;
  }
}

function drip(response: ServerResponse, body: Buffer, everyMs: number): void {
  let sent = 0;
  const timer = setInterval(() => {
    response.write(body.subarray(sent, sent + 1));
    sent += 1;
    if (sent < body.length) return;
    clearInterval(timer);
    response.end();
  }, everyMs);
  response.on("close", () => clearInterval(timer));
}

/** Blanks as fast as the reader takes them, then the answer, which JSON allows. */
function pour(response: ServerResponse, answer: Buffer, bytes: number): void {
  const blanks = Buffer.alloc(64 * 1024, " ");
  let left = Math.max(0, bytes - answer.length);
  const more = () => {
    while (left > 0 && !response.destroyed) {
      const chunk = blanks.subarray(0, Math.min(left, blanks.length));
      left -= chunk.length;
      if (!response.write(chunk)) {
        response.once("drain", more);
        return;
      }
    }
    response.end(answer);
  };
  more();
}

/** OpenAI's errors, in its shape. https://platform.openai.com/docs/guides/error-codes */
export function openaiError(
  message: string,
  { type = "invalid_request_error", param = null as string | null, code = null as string | null },
): unknown {
  return { error: { message, type, param, code } };
}

/** DashScope's. https://help.aliyun.com/zh/model-studio/error-code */
function dashscopeError(message: string, code: string, type: string = code): unknown {
  const id = "2f7c1d1e-0000-9000-8000-3b1f0c5a7d42";
  return { error: { message, type, param: null, code }, id: `chatcmpl-${id}`, request_id: id };
}

/** Errors as providers word them, with their status. */
export const providerErrors = {
  openaiQuota: {
    code: 429,
    body: openaiError(
      "You exceeded your current quota, please check your plan and billing details. For more information on this error, read the docs: https://platform.openai.com/docs/guides/error-codes/api-errors.",
      { type: "insufficient_quota", code: "insufficient_quota" },
    ),
  },
  openaiRate: {
    code: 429,
    body: openaiError(
      "Rate limit reached for stand-in in organization org-invented on tokens per min (TPM): Limit 30000, Used 28000, Requested 5000. Please try again in 6s.",
      { type: "tokens", code: "rate_limit_exceeded" },
    ),
  },
  openaiTooLargeForMinute: {
    code: 429,
    body: openaiError(
      "Request too large for stand-in in organization org-invented on tokens per min (TPM): Limit 30000, Requested 45123. The input or output tokens must be reduced in order to run successfully.",
      { type: "tokens", code: "rate_limit_exceeded" },
    ),
  },
  openaiContext: {
    code: 400,
    body: openaiError(
      "This model's maximum context length is 128000 tokens. However, your messages resulted in 204308 tokens. Please reduce the length of the messages.",
      { param: "messages", code: "context_length_exceeded" },
    ),
  },
  openaiPolicy: {
    code: 400,
    body: openaiError("Your request was rejected as a result of our safety system.", {
      code: "content_policy_violation",
    }),
  },
  azureFilter: {
    code: 400,
    body: {
      error: {
        message:
          "The response was filtered due to the prompt triggering Azure OpenAI's content management policy. Please modify your prompt and retry.",
        type: null,
        param: "prompt",
        code: "content_filter",
        status: 400,
        innererror: { code: "ResponsibleAIPolicyViolation" },
      },
    },
  },
  openaiTemperature: {
    code: 400,
    body: openaiError(
      "Unsupported value: 'temperature' does not support 0.3 with this model. Only the default (1) value is supported.",
      { param: "temperature", code: "unsupported_value" },
    ),
  },
  dashscopeInspection: {
    code: 400,
    body: dashscopeError(
      "Input data may contain inappropriate content. For details, see: https://help.aliyun.com/zh/model-studio/error-code#inappropriate-content",
      "data_inspection_failed",
    ),
  },
  dashscopeLength: {
    code: 400,
    body: dashscopeError(
      "<400> InternalError.Algo.InvalidParameter: Range of input length should be [1, 983616]",
      "invalid_parameter_error",
      "invalid_request_error",
    ),
  },
  dashscopeParsing: {
    code: 400,
    body: dashscopeError(
      "File parsing in progress, please try again later.",
      "invalid_parameter_error",
      "invalid_request_error",
    ),
  },
  dashscopeArrears: {
    code: 400,
    body: dashscopeError(
      "Access denied, please make sure your account is in good standing.",
      "Arrearage",
    ),
  },
  dashscopeStreamOnly: {
    code: 400,
    body: dashscopeError(
      "This model only support stream mode, please enable the stream parameter to access the model.",
      "invalid_parameter_error",
      "invalid_request_error",
    ),
  },
  deepseekBalance: {
    code: 402,
    body: {
      error: {
        message: "Insufficient Balance",
        type: "unknown_error",
        param: null,
        code: "invalid_request_error",
      },
    },
  },
  vllmContext: {
    code: 400,
    body: {
      object: "error",
      message:
        "This model's maximum context length is 32768 tokens. However, you requested 42832 tokens in the messages. Please reduce the length of the messages.",
      type: "BadRequestError",
      param: null,
      code: 400,
    },
  },
  llamaContext: {
    code: 400,
    body: {
      error: {
        code: 400,
        message:
          "the request exceeds the available context size. try increasing the context size or enable context shift",
        type: "exceed_context_size_error",
        n_prompt_tokens: 9000,
        n_ctx: 4096,
      },
    },
  },
  geminiContext: {
    code: 400,
    body: [
      {
        error: {
          code: 400,
          message:
            "The input token count (1284332) exceeds the maximum number of tokens allowed (1048576).",
          status: "INVALID_ARGUMENT",
        },
      },
    ],
  },
  ollamaModel: { code: 404, body: { error: 'model "stand-in" not found, try pulling it first' } },
} satisfies Record<string, { code: number; body: unknown }>;
