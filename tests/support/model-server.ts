/** A stand-in for the servers of language models, which can also be made to fail. */

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { z } from "zod";
import { type ChatMessage, summaryFor } from "@/tests/support/model-answers";
import {
  answerWrongly,
  type Fault,
  openaiError,
  providerErrors,
  wrongChoice,
} from "@/tests/support/model-faults";

export { type Fault, providerErrors } from "@/tests/support/model-faults";

/** `body` is parsed JSON, or the fields of a form with files as their name and size. */
export type SeenRequest = {
  method: string;
  path: string;
  at: number; // ms
  headers: IncomingHttpHeaders;
  body: unknown;
};

export type StoredFile = {
  id: string;
  name: string;
  type: string;
  purpose: string;
  bytes: Uint8Array;
  isDeleted: boolean;
};

export type ModelOptions = {
  /** Any free one unless given. */
  port?: number;
  /** `standInKey` unless given. */
  apiKey?: string;
  /** Those that exist; "stand-in" and "qwen-long" unless given. */
  models?: string[];
  /** As OpenAI's reasoning models: any temperature but 1 is refused. */
  refusesTemperature?: boolean;
  /** How many questions about an uploaded file are told that it is still being read. */
  parsingAnswers?: number;
};

export type ModelStandIn = {
  /** "http://127.0.0.1:<port>", to be followed by nothing, "/v1" or "/compatible-mode/v1". */
  url: string;
  requests: SeenRequest[];
  /** All that were ever uploaded, in their order. */
  files: StoredFile[];
  /**
   * Fail from now on: the next `times` requests, always unless given, that please `when`. Faults
   * with a `when` stand side by side, the latest first; one without replaces them all. `null` lifts
   * them all. A model's own fault waits for a question.
   */
  fault(fault: Fault | null, options?: FaultOptions): void;
  /** Say this from now on, or what is made of the messages; `null` for the usual summary. */
  answer(text: string | ((messages: readonly ChatMessage[]) => string) | null): void;
  /** Cut all connections and stop. */
  close(): Promise<void>;
};

export type FaultOptions = { times?: number; when?: (request: SeenRequest) => boolean };

type ArmedFault = { fault: Fault; left: number; when: (request: SeenRequest) => boolean };

export const standInKey = "sk-stand-in-0123456789abcdef";

export const isQuestion = ({ path }: Pick<SeenRequest, "path">) =>
  path.endsWith("/chat/completions");

/** Begin to listen on 127.0.0.1. */
export async function startModel(options: ModelOptions = {}): Promise<ModelStandIn> {
  const { apiKey = standInKey, models = ["stand-in", "qwen-long"] } = options;
  const requests: SeenRequest[] = [];
  const files: StoredFile[] = [];
  const sockets = new Set<Socket>();
  let faults: ArmedFault[] = [];
  let parsingLeft = options.parsingAnswers ?? 0;
  let say: (messages: readonly ChatMessage[]) => string = summaryFor;
  let completions = 0;

  function nextFault(request: SeenRequest): Fault | null {
    const armed = faults.find(
      ({ fault, left, when }) =>
        left > 0 && when(request) && (isQuestion(request) || !isOfModel(fault)),
    );
    if (!armed) return null;
    armed.left -= 1;
    return armed.fault;
  }

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const bytes = await bytesOf(request);
    const seen: SeenRequest = {
      method: request.method ?? "",
      path: request.url ?? "/",
      at: Date.now(),
      headers: request.headers,
      body: null,
    };
    const form = await formIn(request, bytes);
    seen.body = form ? await fieldsOf(form) : jsonIn(bytes);
    requests.push(seen);
    const fault = nextFault(seen);
    const served = isNeverServed(fault) ? nothing : await serve(seen, form, fault);
    if (fault && answerWrongly(fault, request, response, served)) return;
    response
      .writeHead(served.status, {
        "Content-Type": "application/json",
        "Content-Length": Buffer.byteLength(served.body),
      })
      .end(served.body);
  }

  async function serve(
    seen: SeenRequest,
    form: FormData | null,
    fault: Fault | null,
  ): Promise<{ status: number; body: string }> {
    const path = seen.path.replace(/^\/(compatible-mode\/v1|v1)(?=\/)/, "");
    const file = files.find(({ id, isDeleted }) => path === `/files/${id}` && !isDeleted);
    if (seen.headers.authorization !== `Bearer ${apiKey}`) return json(401, wrongKey(seen));
    if (seen.method === "POST" && path === "/chat/completions") return complete(seen.body, fault);
    if (seen.method === "POST" && path === "/files") {
      const stored = form && (await storedFile(form, files.length));
      if (!stored) {
        return json(400, openaiError("'file' is a required property", { param: "file" }));
      }
      files.push(stored);
      return json(200, fileObject(stored));
    }
    if (seen.method === "GET" && file) return json(200, fileObject(file));
    if (seen.method === "DELETE" && file) {
      file.isDeleted = true;
      return json(200, { object: "file", deleted: true, id: file.id });
    }
    if (path.startsWith("/files/")) {
      const id = path.slice("/files/".length);
      return json(404, openaiError(`No such File object: ${id}`, { param: "id" }));
    }
    return json(404, openaiError(`Invalid URL (${seen.method} ${seen.path})`, {}));
  }

  function complete(body: unknown, fault: Fault | null): { status: number; body: string } {
    const wrong = wrongIn(body);
    if (wrong) return json(400, wrong);
    const { model, messages, temperature } = chatSchema.parse(body);
    if (!models.includes(model)) {
      const message = `The model \`${model}\` does not exist or you do not have access to it.`;
      return json(404, openaiError(message, { code: "model_not_found" }));
    }
    if (options.refusesTemperature && (temperature ?? 1) !== 1) {
      return json(400, providerErrors.openaiTemperature.body);
    }
    const ids = messages.flatMap(({ role, content }) =>
      role === "system" ? [...content.matchAll(/fileid:\/\/([\w.-]+)/g)].map(([, id]) => id) : [],
    );
    if (ids.some((id) => !files.some((file) => file.id === id && !file.isDeleted))) {
      const message = `File [id:${ids[0]}] cannot be found.`;
      return json(400, openaiError(message, { code: "invalid_parameter_error" }));
    }
    if (ids.length > 0 && parsingLeft > 0) {
      parsingLeft -= 1;
      return json(400, providerErrors.dashscopeParsing.body);
    }
    const text = goingOn(say(messages), messages);
    const choice = (fault && wrongChoice(fault, text, messages)) ?? { text, finish: "stop" };
    completions += 1;
    const input = tokensIn(messages.map(({ content }) => content).join("\n"));
    const output = tokensIn(typeof choice.text === "string" ? choice.text : text);
    return json(200, {
      id: `chatcmpl-${completions}`,
      object: "chat.completion",
      created: 1_760_000_000,
      model,
      choices: [
        {
          index: 0,
          message: { role: "assistant", content: choice.text, refusal: choice.refusal ?? null },
          logprobs: null,
          finish_reason: choice.finish,
        },
      ],
      ...(fault?.kind === "no usage"
        ? {}
        : {
            usage: {
              prompt_tokens: input,
              completion_tokens: output,
              total_tokens: input + output,
            },
          }),
      system_fingerprint: null,
    });
  }

  const server = createServer((request, response) => {
    // A client that leaves in the middle of its request is none of our failures.
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(options.port ?? 0, "127.0.0.1", resolve);
  });

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    files,
    fault: (fault, { times = Number.POSITIVE_INFINITY, when } = {}) => {
      const armed = fault ? [{ fault, left: times, when: when ?? (() => true) }] : [];
      faults = when ? [...armed, ...faults] : armed;
    },
    answer: (text) => {
      say = typeof text === "string" ? () => text : (text ?? summaryFor);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const nothing = { status: 200, body: "" };

/** Whether a request fails before it has any effect: nothing is stored, deleted or counted. */
function isNeverServed(fault: Fault | null): boolean {
  return /^(refuse|hang|status|html|garbage|json)$/.test(fault?.kind ?? "");
}

/** What the model commits itself; other requests than questions know nothing of it. */
function isOfModel(fault: Fault): boolean {
  return fault.kind === "no usage" || wrongChoice(fault, "", []) !== null;
}

const json = (status: number, body: unknown) => ({ status, body: JSON.stringify(body) });

function wrongKey({ headers }: SeenRequest): unknown {
  const key = headers.authorization?.replace(/^Bearer /, "");
  if (!key) {
    return openaiError(
      "You didn't provide an API key. You need to provide your API key in an Authorization header using Bearer auth.",
      {},
    );
  }
  const starred = `${key.slice(0, 8)}${"*".repeat(Math.max(0, key.length - 12))}${key.slice(-4)}`;
  return openaiError(
    `Incorrect API key provided: ${starred}. You can find your API key at https://platform.openai.com/account/api-keys.`,
    { code: "invalid_api_key" },
  );
}

const roles = ["system", "assistant", "user", "function", "tool", "developer"];

const chatSchema = z.object({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  temperature: z.number().optional(),
});

const knownParameters = [
  "model",
  "messages",
  "temperature",
  "top_p",
  "stream",
  "n",
  "stop",
  "seed",
];

/** What OpenAI would say against a request; null for nothing. */
function wrongIn(body: unknown): unknown {
  if (typeof body !== "object" || body === null) {
    return openaiError("We could not parse the JSON body of your request.", {});
  }
  const { model, messages, temperature, ...rest } = body as Record<string, unknown>;
  if (typeof model !== "string" || model === "") {
    return openaiError("you must provide a model parameter", {});
  }
  if (messages === undefined) {
    return openaiError("Missing required parameter: 'messages'.", {
      param: "messages",
      code: "missing_required_parameter",
    });
  }
  if (!Array.isArray(messages) || messages.length === 0) {
    return openaiError(
      "Invalid 'messages': empty array. Expected an array with minimum length 1, but got an empty array instead.",
      { param: "messages", code: "empty_array" },
    );
  }
  for (const [index, message] of messages.entries()) {
    if (!roles.includes(message?.role)) {
      return openaiError(
        `Invalid value: '${message?.role}'. Supported values are: 'system', 'assistant', 'user', 'function', 'tool', and 'developer'.`,
        { param: `messages[${index}].role`, code: "invalid_value" },
      );
    }
    if (typeof message.content !== "string" || Object.keys(message).length !== 2) {
      return openaiError(`Invalid type for 'messages[${index}].content'.`, {
        param: `messages[${index}].content`,
        code: "invalid_type",
      });
    }
  }
  const isWarm = typeof temperature === "number" && temperature >= 0 && temperature <= 2;
  if (temperature !== undefined && !isWarm) {
    return openaiError("Invalid 'temperature': expected a number from 0 to 2.", {
      param: "temperature",
      code: "decimal_above_max_value",
    });
  }
  const unknown = Object.keys(rest).find((name) => !knownParameters.includes(name));
  return unknown === undefined
    ? null
    : openaiError(`Unrecognized request argument supplied: ${unknown}`, {});
}

/** The rest of an answer whose beginning was sent back. */
function goingOn(text: string, messages: readonly ChatMessage[]): string {
  const before = messages.findLast(({ role }) => role === "assistant")?.content;
  return before !== undefined && text.startsWith(before) ? text.slice(before.length) : text;
}

/** About as many as models count. */
function tokensIn(text: string): number {
  return Math.ceil(text.length / 4);
}

async function bytesOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function jsonIn(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString("utf8"));
  } catch {
    return null;
  }
}

async function formIn(request: IncomingMessage, bytes: Buffer): Promise<FormData | null> {
  const type = request.headers["content-type"] ?? "";
  if (!type.startsWith("multipart/form-data")) return null;
  return new Response(new Uint8Array(bytes), { headers: { "content-type": type } }).formData();
}

async function fieldsOf(form: FormData): Promise<unknown> {
  return Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      typeof value === "string" ? value : { name: value.name, bytes: value.size },
    ]),
  );
}

async function storedFile(form: FormData, index: number): Promise<StoredFile | null> {
  const file = form.get("file");
  const purpose = form.get("purpose");
  if (!(file instanceof File) || typeof purpose !== "string") return null;
  return {
    id: `file-fe-${String(index + 1).padStart(4, "0")}`,
    name: file.name,
    type: file.type,
    purpose,
    bytes: new Uint8Array(await file.arrayBuffer()),
    isDeleted: false,
  };
}

/** As DashScope shows it. https://help.aliyun.com/zh/model-studio/openai-file-interface */
function fileObject({ id, name, purpose, bytes }: StoredFile): unknown {
  return {
    id,
    bytes: bytes.length,
    created_at: 1_760_000_000,
    filename: name,
    object: "file",
    purpose,
    status: "processed",
    status_details: null,
  };
}
