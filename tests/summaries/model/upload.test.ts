import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ModelClientNeeds } from "@/lib/summaries/model/client";
import { aPaperFile, aQuestion, clientOf, textOf } from "@/tests/support/asked-model";
import {
  isQuestion,
  type ModelStandIn,
  type SeenRequest,
  standInKey,
  startModel,
} from "@/tests/support/model-server";

let server: ModelStandIn;

beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.close());

const isUpload = ({ method, path }: SeenRequest) => method === "POST" && path.endsWith("/files");
const isDeletion = ({ method }: SeenRequest) => method === "DELETE";

function dashscope(other: Partial<ModelClientNeeds> = {}) {
  const baseUrl = `${server.url}/compatible-mode/v1`;
  return clientOf(server.url, { baseUrl, model: "qwen-long", ...other });
}

const aPaperQuestion = () =>
  aQuestion({ system: "You summarise papers.", user: "Summarise this paper.", file: aPaperFile });

const steps = () => server.requests.map(({ method, path }) => `${method} ${path}`);

const theUsualSteps = [
  "POST /compatible-mode/v1/files",
  "POST /compatible-mode/v1/chat/completions",
  "DELETE /compatible-mode/v1/files/file-fe-0001",
];

describe("a question with the paper itself", () => {
  // https://help.aliyun.com/zh/model-studio/openai-file-interface (upload, deletion) and
  // https://help.aliyun.com/zh/model-studio/long-context-qwen-long (the question)
  it("is sent as DashScope publishes it, whole", async () => {
    textOf(await dashscope().model.ask(aPaperQuestion()));

    expect(server.requests.map(({ method, path, body }) => ({ method, path, body }))).toEqual([
      {
        method: "POST",
        path: "/compatible-mode/v1/files",
        body: {
          file: { name: "2603.00001v1.pdf", bytes: aPaperFile.bytes.length },
          purpose: "file-extract",
        },
      },
      {
        method: "POST",
        path: "/compatible-mode/v1/chat/completions",
        body: {
          model: "qwen-long",
          messages: [
            { role: "system", content: "You summarise papers." },
            { role: "system", content: "fileid://file-fe-0001" },
            { role: "user", content: "Summarise this paper." },
          ],
          temperature: 0.3,
        },
      },
      { method: "DELETE", path: "/compatible-mode/v1/files/file-fe-0001", body: null },
    ]);
    expect(server.requests[0]?.headers["content-type"]).toMatch(/^multipart\/form-data; boundary=/);
    for (const { headers } of server.requests) {
      expect(headers.authorization).toBe(`Bearer ${standInKey}`);
    }
    expect(server.files).toEqual([
      {
        id: "file-fe-0001",
        name: "2603.00001v1.pdf",
        type: "application/pdf",
        purpose: "file-extract",
        bytes: aPaperFile.bytes,
        isDeleted: true,
      },
    ]);
  });

  it("counts the upload and the question as requests", async () => {
    const outcome = await dashscope().model.ask(aPaperQuestion());
    expect(outcome.usage).toMatchObject({ requests: 2, outputTokens: expect.any(Number) });
    expect(outcome.usage.inputTokens).toBeGreaterThan(0);
  });

  it("keeps the paper in the question when an answer is continued", async () => {
    server.fault({ kind: "cut" }, { times: 1 });
    textOf(await dashscope().model.ask(aPaperQuestion()));
    const roles = server.requests.filter(isQuestion).map(({ body }) => {
      const { messages } = body as { messages: { role: string; content: string }[] };
      return messages.map(({ role }) => role);
    });
    expect(roles).toEqual([
      ["system", "system", "user"],
      ["system", "system", "user", "assistant", "user"],
    ]);
    expect(server.files[0]?.isDeleted).toBe(true);
  });

  it("waits while the provider is still reading the paper", async () => {
    await server.close();
    server = await startModel({ parsingAnswers: 5 });
    const { model, pausesMs } = dashscope();
    textOf(await model.ask(aPaperQuestion()));
    expect(pausesMs).toEqual([1_000, 2_000, 4_000, 8_000, 8_000]);
    expect(server.files).toMatchObject([{ isDeleted: true }]);
  });

  it("waits for that no longer than a minute", async () => {
    await server.close();
    server = await startModel({ parsingAnswers: 100 });
    const { model, pausesMs } = dashscope();
    expect(await model.ask(aPaperQuestion())).toMatchObject({
      code: "paper_refused",
      message:
        'The model\'s provider is still reading the paper (400): "File parsing in progress, please try again later."',
    });
    expect(pausesMs.reduce((sum, ms) => sum + ms)).toBeLessThanOrEqual(60_000);
    expect(server.files).toMatchObject([{ isDeleted: true }]);
  });

  it("uploads again after a failure that passes", async () => {
    server.fault({ kind: "status", code: 503 }, { times: 2, when: isUpload });
    const outcome = await dashscope().model.ask(aPaperQuestion());
    textOf(outcome);
    expect(outcome.usage.requests).toBe(4);
    expect(server.files).toMatchObject([{ bytes: aPaperFile.bytes, isDeleted: true }]);
  });
});

describe("an uploaded paper", () => {
  it.each([
    ["the question is refused", { kind: "status", code: 400 }, "request_refused"],
    ["the model is busy", { kind: "status", code: 500 }, "busy"],
    ["the answer is none", { kind: "html" }, "unreadable"],
    ["the connection is cut", { kind: "refuse" }, "unreachable"],
    ["the model takes too long", { kind: "hang" }, "timeout"],
  ] as const)("is deleted when %s", async (_, fault, code) => {
    server.fault(fault, { when: isQuestion });
    const outcome = await dashscope({ timeoutMs: 500 }).model.ask(aPaperQuestion());
    expect(outcome).toMatchObject({ code });
    expect(server.files).toMatchObject([{ isDeleted: true }]);
  });

  it("is deleted when the question is ended", async () => {
    const ending = new AbortController();
    server.fault({ kind: "hang" }, { when: isQuestion });
    const asked = dashscope().model.ask({ ...aPaperQuestion(), signal: ending.signal });
    while (!server.requests.some(isQuestion)) {
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    ending.abort();
    expect(await asked).toMatchObject({ code: "timeout", usage: { requests: 2 } });
    expect(steps()).toEqual(theUsualSteps);
    expect(server.files).toMatchObject([{ isDeleted: true }]);
  });

  it.each([
    { kind: "status", code: 500 },
    { kind: "status", code: 404 },
    { kind: "refuse" },
    { kind: "html" },
  ] as const)("that cannot be deleted is no failure: %o", async (fault) => {
    server.fault(fault, { when: isDeletion });
    textOf(await dashscope().model.ask(aPaperQuestion()));
    expect(steps()).toEqual(theUsualSteps);
  });

  it("is not waited for when its deletion hangs", async () => {
    server.fault({ kind: "hang" }, { when: isDeletion });
    const { model } = dashscope({ timeoutMs: 3_600_000, deletionTimeoutMs: 100 });
    textOf(await model.ask(aPaperQuestion()));
    expect(steps()).toEqual(theUsualSteps);
  });
});

describe("an upload that fails", () => {
  it.each([
    ["is refused", { kind: "status", code: 401 }, "key_refused"],
    ["goes where nothing takes files", { kind: "status", code: 404 }, "request_refused"],
    ["is too large", { kind: "status", code: 413 }, "request_refused"],
    ["is answered by a page", { kind: "html" }, "unreadable"],
    ["is answered without an id", { kind: "json", body: { object: "file" } }, "unreadable"],
    ["is answered with an odd id", { kind: "json", body: { id: "a, fileid://b" } }, "unreadable"],
    ["hangs", { kind: "hang" }, "timeout"],
  ] as const)("ends the question when it %s", async (_, fault, code) => {
    server.fault(fault, { when: isUpload });
    const outcome = await dashscope({ timeoutMs: 500 }).model.ask(aPaperQuestion());
    expect(outcome).toMatchObject({ code, usage: { requests: 1 } });
    expect(steps()).toEqual(["POST /compatible-mode/v1/files"]);
  });

  it("is about the paper where the provider cannot read it", async () => {
    const body = { error: { message: "file parsing failed", code: "InvalidParameter.File" } };
    server.fault({ kind: "status", code: 400, body }, { when: isQuestion });
    const outcome = await dashscope().model.ask(aPaperQuestion());
    expect(outcome).toMatchObject({ code: "paper_refused" });
    expect(server.files).toMatchObject([{ isDeleted: true }]);
  });
});
