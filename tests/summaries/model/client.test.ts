import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { aQuestion, clientOf, textOf } from "@/tests/support/asked-model";
import { summaryFor } from "@/tests/support/model-answers";
import { type ModelStandIn, standInKey, startModel } from "@/tests/support/model-server";

let server: ModelStandIn;

beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.close());

const asked = (user: string) => [{ role: "user", content: user }];
const usage = { requests: 1, inputTokens: expect.any(Number), outputTokens: expect.any(Number) };

describe("a question to a model", () => {
  // https://platform.openai.com/docs/api-reference/chat/create (as the package types it) and
  // https://help.aliyun.com/zh/model-studio/developer-reference/qwen-open-source-model
  it("is sent as OpenAI and DashScope publish it, whole", async () => {
    await clientOf(server.url).model.ask(aQuestion({ system: "Be brief.", user: "A paper." }));

    expect(server.requests).toHaveLength(1);
    const [{ method, path, headers, body }] = server.requests as [(typeof server.requests)[0]];
    expect({ method, path, body }).toEqual({
      method: "POST",
      path: "/v1/chat/completions",
      body: {
        model: "stand-in",
        messages: [
          { role: "system", content: "Be brief." },
          { role: "user", content: "A paper." },
        ],
        temperature: 0.3,
      },
    });
    expect(headers).toMatchObject({
      authorization: `Bearer ${standInKey}`,
      "content-type": "application/json",
      accept: "application/json",
    });
  });

  it("takes nothing from the environment, where the package would look", async () => {
    vi.stubEnv("OPENAI_BASE_URL", "http://127.0.0.1:1/v1");
    vi.stubEnv("OPENAI_API_KEY", "sk-of-the-environment");
    vi.stubEnv("OPENAI_ORG_ID", "org-of-the-environment");
    vi.stubEnv("OPENAI_PROJECT_ID", "project-of-the-environment");
    try {
      textOf(await clientOf(server.url).model.ask(aQuestion()));
      expect(JSON.stringify(server.requests[0]?.headers)).not.toContain("of-the-environment");
    } finally {
      vi.unstubAllEnvs();
    }
  });

  it("goes to wherever the address says", async () => {
    const baseUrl = `${server.url}/compatible-mode/v1/`;
    textOf(await clientOf(server.url, { baseUrl }).model.ask(aQuestion()));
    expect(server.requests[0]?.path).toBe("/compatible-mode/v1/chat/completions");
  });

  it("goes to OpenAI without an address, and there without a temperature", async () => {
    const sent: { url: string; body: unknown }[] = [];
    const { model } = clientOf(server.url, {
      baseUrl: undefined,
      fetch: (input, init) => {
        sent.push({ url: String(input), body: JSON.parse(String(init?.body)) });
        return fetch(`${server.url}/v1/chat/completions`, init);
      },
    });
    textOf(await model.ask(aQuestion({ system: "Be brief.", user: "A paper." })));
    expect(sent).toEqual([
      {
        url: "https://api.openai.com/v1/chat/completions",
        body: {
          model: "stand-in",
          messages: [
            { role: "system", content: "Be brief." },
            { role: "user", content: "A paper." },
          ],
        },
      },
    ]);
  });

  it("is asked again without a temperature by each of several that were refused at once", async () => {
    await server.close();
    server = await startModel({ refusesTemperature: true });
    const { model } = clientOf(server.url);
    const outcomes = await Promise.all([1, 2, 3].map(() => model.ask(aQuestion())));
    for (const outcome of outcomes) textOf(outcome);
  });

  it("is asked again without a temperature where one is refused, and so from then on", async () => {
    await server.close();
    server = await startModel({ refusesTemperature: true });
    const { model, pausesMs } = clientOf(server.url);
    const outcome = await model.ask(aQuestion());
    textOf(outcome);
    expect(outcome.usage.requests).toBe(2);
    textOf(await model.ask(aQuestion()));
    const temperatures = server.requests.map(({ body }) =>
      Object.hasOwn(Object(body), "temperature"),
    );
    expect(temperatures).toEqual([true, false, false]);
    expect(pausesMs).toEqual([]);
  });

  it("is answered with the model's text and the tokens that the provider counted", async () => {
    const question = aQuestion();
    const outcome = await clientOf(server.url).model.ask(question);
    const text = summaryFor(asked(question.user));
    expect(outcome).toEqual({
      text,
      isCut: false,
      usage: {
        requests: 1,
        inputTokens: Math.ceil((question.system.length + 1 + question.user.length) / 4),
        outputTokens: Math.ceil(text.length / 4),
      },
    });
  });

  it("is answered where the provider counts no tokens", async () => {
    server.fault({ kind: "no usage" });
    const outcome = await clientOf(server.url).model.ask(aQuestion());
    textOf(outcome);
    expect(outcome.usage).toEqual({ requests: 1, inputTokens: 0, outputTokens: 0 });
  });

  it("is answered by a text in parts", async () => {
    server.fault({ kind: "parts" });
    const question = aQuestion();
    const outcome = await clientOf(server.url).model.ask(question);
    expect(textOf(outcome)).toBe(summaryFor(asked(question.user)));
  });

  it("is answered with what the model said, however hostile", async () => {
    server.answer("<script>alert(1)</script> [x](javascript:alert(2))");
    const outcome = await clientOf(server.url).model.ask(aQuestion());
    expect(textOf(outcome)).toBe("<script>alert(1)</script> [x](javascript:alert(2))");
  });
});

describe("an answer that the limit of length ended", () => {
  const question = aQuestion();
  const whole = summaryFor(asked(question.user));

  it("is continued without a seam", async () => {
    server.fault({ kind: "cut" }, { times: 1 });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(outcome).toEqual({ text: whole, isCut: false, usage: { ...usage, requests: 2 } });
  });

  it("is continued twice", async () => {
    server.fault({ kind: "cut" }, { times: 2 });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(outcome).toEqual({ text: whole, isCut: false, usage: { ...usage, requests: 3 } });
  });

  it("is sent back with a plain request to go on", async () => {
    server.answer("One two three four five six seven eight");
    server.fault({ kind: "cut" }, { times: 1 });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(textOf(outcome)).toBe("One two three four five six seven eight");
    expect(server.requests[1]?.body).toEqual({
      model: "stand-in",
      messages: [
        { role: "system", content: question.system },
        { role: "user", content: question.user },
        // Half of it ended within "five".
        { role: "assistant", content: "One two three four " },
        { role: "user", content: expect.stringMatching(/^Your answer was cut off.*\.$/) },
      ],
      temperature: 0.3,
    });
  });

  it("sums the tokens of all its requests", async () => {
    const { model } = clientOf(server.url);
    const { usage: ofWhole } = await model.ask(question);
    server.fault({ kind: "cut" }, { times: 2 });
    const { usage: ofParts } = await model.ask(question);
    expect(ofParts.inputTokens).toBeGreaterThan(3 * ofWhole.inputTokens);
    expect(ofParts.outputTokens).toBeGreaterThanOrEqual(ofWhole.outputTokens);
  });

  it("loses what a continuation repeats", async () => {
    server.fault({ kind: "repeats", characters: 80 }, { times: 1, when: () => true });
    server.fault({ kind: "cut" }, { times: 1, when: () => true });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(textOf(outcome)).toBe(whole);
  });

  it("is replaced where the model writes all of it again", async () => {
    server.answer((messages) => (messages.length > 2 ? `\n${whole}` : whole));
    server.fault({ kind: "cut" }, { times: 1 });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(textOf(outcome).trim()).toBe(whole.trim());
  });

  it("keeps Chinese words together", async () => {
    const user = "题目：再看一遍抓取\n\n夹爪抓住了 120 个物体中的 93.4。";
    server.fault({ kind: "cut" }, { times: 2 });
    const outcome = await clientOf(server.url).model.ask(aQuestion({ user }));
    expect(textOf(outcome)).toBe(summaryFor(asked(user)));
  });

  it("is told as cut after two continuations", async () => {
    server.fault({ kind: "cut" });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(outcome).toMatchObject({ isCut: true, usage: { requests: 3 } });
    expect(whole.startsWith(textOf(outcome))).toBe(true);
    expect(textOf(outcome).length).toBeGreaterThan(whole.length * 0.8);
  });

  it("is kept, and told as cut, when its continuation fails", async () => {
    server.fault(
      { kind: "status", code: 400 },
      { times: 1, when: () => server.requests.length > 1 },
    );
    server.fault({ kind: "cut" }, { times: 1, when: () => server.requests.length === 1 });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(outcome).toMatchObject({ isCut: true, usage: { requests: 2 } });
    expect(whole.startsWith(textOf(outcome))).toBe(true);
  });

  it("is cut to 100,000 characters when the model has gone wild", async () => {
    server.fault({ kind: "gone wild" });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(outcome).toMatchObject({ isCut: true, usage: { requests: 1 } });
    expect(textOf(outcome)).toHaveLength(100_000);
  });

  it("is not continued when it is too long already", async () => {
    server.answer("All the same. ".repeat(20_000));
    server.fault({ kind: "cut" });
    const outcome = await clientOf(server.url).model.ask(question);
    expect(outcome).toMatchObject({ isCut: true, usage: { requests: 1 } });
  });
});

describe("a model's thoughts", () => {
  it.each([
    ["stand before its answer", "<think>\nHm, 7?\n</think>\n\nIt is 7.", "It is 7."],
    ["have another name", "<thinking>Hm.</thinking>It is 7.", "It is 7."],
    ["stand amid its answer", "It is\n<think>7?</think>7.", "It is\n7."],
    ["were begun by the server", "Hm, 7?\n</think>\n\nIt is 7.", "It is 7."],
    ["never end", "It is 7.\n<think>Or is it", "It is 7.\n"],
    [
      "are what the paper is about",
      "It trains with `<think>` and `</think>`, not with <think> alone.",
      "It trains with `<think>` and `</think>`, not with <think> alone.",
    ],
  ])("are no part of the text when they %s", async (_, said, text) => {
    server.answer(said);
    expect(textOf(await clientOf(server.url).model.ask(aQuestion()))).toBe(text);
  });

  it("are ignored in a field of their own", async () => {
    const message = { role: "assistant", content: "It is 7.", reasoning_content: "Hm, 7?" };
    const body = { choices: [{ index: 0, message, finish_reason: "stop" }] };
    server.fault({ kind: "json", body });
    expect(textOf(await clientOf(server.url).model.ask(aQuestion()))).toBe("It is 7.");
  });

  it("alone are no answer, but what they cost is told", async () => {
    server.fault({ kind: "thoughts only" });
    const outcome = await clientOf(server.url).model.ask(aQuestion());
    expect(outcome).toMatchObject({ code: "empty", usage: { requests: 1 } });
    expect(outcome.usage.outputTokens).toBeGreaterThan(0);
  });
});
