import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ModelStandIn, standInKey, startModel } from "@/tests/support/model-server";

let server: ModelStandIn;

beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.close());

async function post(body: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(`${server.url}/v1/chat/completions`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${standInKey}`,
      "content-type": "application/json",
      ...headers,
    },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
  return { status: response.status, body: await response.json() };
}

const messages = [
  { role: "system", content: "Be brief." },
  { role: "user", content: "Title: Grasping\n\nIt holds 93.4 of 120; before it was 81.7." },
];

describe("the stand-in for a model", () => {
  it("answers in OpenAI's shape", async () => {
    expect(await post({ model: "stand-in", messages })).toEqual({
      status: 200,
      body: {
        id: "chatcmpl-1",
        object: "chat.completion",
        created: expect.any(Number),
        model: "stand-in",
        choices: [
          {
            index: 0,
            message: { role: "assistant", content: expect.any(String), refusal: null },
            logprobs: null,
            finish_reason: "stop",
          },
        ],
        usage: {
          prompt_tokens: expect.any(Number),
          completion_tokens: expect.any(Number),
          total_tokens: expect.any(Number),
        },
        system_fingerprint: null,
      },
    });
  });

  it("writes a summary with the paper's own figures, the same each time", async () => {
    const { body } = await post({ model: "stand-in", messages });
    const text: string = body.choices[0].message.content;
    expect(text).toMatch(/^TL;DR: [^\n]+\.\n\n## 1\. /);
    expect(text.match(/^## \d\. .+$/gm)).toHaveLength(4);
    expect(text).toContain("$ J = 93.4 $");
    expect(text).toContain("| Baseline | 120 |");
    expect(text.trimEnd()).toMatch(/\n> [^\n]+$/);
    const again = await post({ model: "stand-in", messages });
    expect(again.body.choices[0].message.content).toBe(text);
  });

  it("answers in Chinese when asked in Chinese", async () => {
    const chinese = [{ role: "user", content: "请总结这篇论文。\nIt holds 93.4." }];
    const { body } = await post({ model: "stand-in", messages: chinese });
    expect(body.choices[0].message.content).toContain("## 1. 贡献与创新");
  });

  it.each([
    ["no JSON", "{", 400, null],
    ["no model", { messages }, 400, null],
    ["another model", { model: "other", messages }, 404, "model_not_found"],
    ["no messages", { model: "stand-in" }, 400, "missing_required_parameter"],
    ["empty messages", { model: "stand-in", messages: [] }, 400, "empty_array"],
    [
      "an unknown role",
      { model: "stand-in", messages: [{ role: "robot", content: "a" }] },
      400,
      "invalid_value",
    ],
    [
      "no text",
      { model: "stand-in", messages: [{ role: "user", content: 7 }] },
      400,
      "invalid_type",
    ],
    ["an unknown parameter", { model: "stand-in", messages, warmth: 1 }, 400, null],
    [
      "too high a temperature",
      { model: "stand-in", messages, temperature: 3 },
      400,
      "decimal_above_max_value",
    ],
    [
      "a file that there is not",
      { model: "stand-in", messages: [{ role: "system", content: "fileid://file-fe-9" }] },
      400,
      "invalid_parameter_error",
    ],
  ])("refuses a request with %s", async (_, body, status, code) => {
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toMatchObject({ code, message: expect.any(String) });
  });

  it("refuses a wrong key and a missing one", async () => {
    const wrong = await post({ model: "stand-in", messages }, { authorization: "Bearer sk-no" });
    expect(wrong).toMatchObject({ status: 401, body: { error: { code: "invalid_api_key" } } });
    const missing = await post({ model: "stand-in", messages }, { authorization: "" });
    expect(missing).toMatchObject({ status: 401 });
  });

  it("keeps a file until it is deleted", async () => {
    const authorization = `Bearer ${standInKey}`;
    const form = new FormData();
    form.set("purpose", "file-extract");
    form.set("file", new File(["%PDF"], "a.pdf", { type: "application/pdf" }));
    const at = (path: string, init: RequestInit = {}) =>
      fetch(server.url + path, { ...init, headers: { authorization } });
    const uploaded = await at("/files", { method: "POST", body: form });
    const { id } = await uploaded.json();
    const shown = await at(`/v1/files/${id}`);
    expect(await shown.json()).toMatchObject({ id, bytes: 4, filename: "a.pdf", object: "file" });
    const deleted = await at(`/compatible-mode/v1/files/${id}`, { method: "DELETE" });
    expect(await deleted.json()).toEqual({ object: "file", deleted: true, id });
    expect((await at(`/files/${id}`)).status).toBe(404);
  });

  it("fails as often as it is told, and only where", async () => {
    server.fault({ kind: "status", code: 503 }, { times: 1, when: ({ path }) => path !== "/" });
    expect((await post({ model: "stand-in", messages })).status).toBe(503);
    expect((await post({ model: "stand-in", messages })).status).toBe(200);
    server.fault({ kind: "wrong language" });
    const { body } = await post({ model: "stand-in", messages });
    expect(body.choices[0].message.content).toContain("贡献与创新");
    server.fault(null);
    server.answer("Seven.");
    expect((await post({ model: "stand-in", messages })).body.choices[0].message.content).toBe(
      "Seven.",
    );
  });
});
