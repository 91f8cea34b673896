import { getEventListeners } from "node:events";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ModelClientNeeds } from "@/lib/summaries/model/client";
import type { ModelFailure } from "@/lib/summaries/model/model";
import { aQuestion, askedAt, clientOf, textOf } from "@/tests/support/asked-model";
import {
  type Fault,
  type ModelStandIn,
  providerErrors,
  startModel,
} from "@/tests/support/model-server";

let server: ModelStandIn;

beforeEach(async () => {
  server = await startModel();
});
afterEach(() => server.close());

async function failureWith(
  fault: Fault | null,
  other: Partial<ModelClientNeeds> = {},
): Promise<ModelFailure & { pausesMs: number[] }> {
  server.fault(fault);
  const { model, pausesMs } = clientOf(server.url, other);
  const outcome = await model.ask(aQuestion());
  if (!("code" in outcome)) throw new Error(`answered: ${outcome.text}`);
  return { ...outcome, pausesMs };
}

const provider = (name: keyof typeof providerErrors): Fault => ({
  kind: "status",
  ...providerErrors[name],
});

describe("a provider that cannot answer now", () => {
  it.each([408, 409, 429, 500, 502, 503, 529])("is asked three times after a %i", async (code) => {
    const { pausesMs, ...failure } = await failureWith({ kind: "status", code });
    expect(failure).toEqual({
      code: "busy",
      message: expect.stringMatching(new RegExp(`^The model's provider .+ \\(${code}\\)$`)),
      mayHaveCost: false,
      usage: { requests: 3, inputTokens: 0, outputTokens: 0 },
    });
    expect(pausesMs).toEqual([2_000, 4_000]);
  });

  it("is asked once where the model may have gone on, and been paid for it", async () => {
    const once = { code: "busy", mayHaveCost: true, usage: { requests: 1 } };
    for (const code of [504, 524]) {
      expect(await failureWith({ kind: "status", code })).toMatchObject(once);
    }
    let looks = 0;
    const slowly = { now: () => new Date(askedAt.getTime() + 30_000 * looks++) };
    expect(await failureWith({ kind: "refuse" }, slowly)).toMatchObject({
      ...once,
      code: "unreachable",
    });
  });

  it("is asked three times when it cuts the connection", async () => {
    const failure = await failureWith({ kind: "refuse" });
    expect(failure).toMatchObject({ code: "unreachable", usage: { requests: 3 } });
    expect(failure.message).toMatch(/^The model's provider cannot be reached \([A-Z_]+\)$/);
  });

  it("is asked three times when it cuts its answer", async () => {
    const failure = await failureWith({ kind: "reset" });
    expect(failure).toMatchObject({ code: "unreachable", usage: { requests: 3 } });
  });

  it("is asked three times when nobody listens", async () => {
    await server.close();
    const failure = await failureWith(null);
    expect(failure).toMatchObject({
      code: "unreachable",
      message: "The model's provider cannot be reached (ECONNREFUSED)",
      usage: { requests: 3 },
    });
    server = await startModel();
  });

  it("answers in the end", async () => {
    server.fault({ kind: "reset" }, { times: 1, when: () => true });
    server.fault({ kind: "status", code: 503 }, { times: 1, when: () => true });
    const { model, pausesMs } = clientOf(server.url);
    const outcome = await model.ask(aQuestion());
    textOf(outcome);
    expect(outcome.usage.requests).toBe(3);
    expect(pausesMs).toEqual([2_000, 4_000]);
  });

  it.each([
    ["seconds", { "retry-after": "7" }, 7_000],
    ["a date", { "retry-after": new Date(askedAt.getTime() + 9_000).toUTCString() }, 9_000],
    ["milliseconds", { "retry-after-ms": "2500", "retry-after": "3" }, 2_500],
    ["less than the pause there is anyway", { "retry-after": "0" }, 2_000],
    ["nonsense", { "retry-after": "soon" }, 2_000],
  ])("is left alone for as long as it asks for, in %s", async (_, headers, firstMs) => {
    server.fault({ kind: "status", code: 429, headers }, { times: 1 });
    const { model, pausesMs } = clientOf(server.url);
    textOf(await model.ask(aQuestion()));
    expect(pausesMs).toEqual([firstMs]);
  });

  it("is not waited for longer than a minute", async () => {
    const headers = { "retry-after": "61" };
    const failure = await failureWith({ kind: "status", code: 503, headers });
    expect(failure).toMatchObject({
      code: "busy",
      retryAfterSeconds: 61,
      usage: { requests: 1 },
      pausesMs: [],
    });
  });

  it("is not waited for when money is what it wants", async () => {
    for (const name of ["openaiQuota", "deepseekBalance", "dashscopeArrears"] as const) {
      const failure = await failureWith(provider(name));
      expect(failure, name).toMatchObject({ code: "busy", usage: { requests: 1 }, pausesMs: [] });
      expect(failure.message, name).toMatch(/asks for payment or a larger quota \(4\d\d\): "/);
    }
  });

  it("is asked again when it broke off its answer", async () => {
    const choice = {
      message: { content: "TL;DR: Ha" },
      finish_reason: "insufficient_system_resource",
    };
    const failure = await failureWith({ kind: "json", body: { choices: [choice] } });
    expect(failure).toMatchObject({ code: "busy", usage: { requests: 3 } });
  });
});

describe("a request that is refused", () => {
  it.each([
    [400, "request_refused"],
    [401, "key_refused"],
    [403, "key_refused"],
    [404, "request_refused"],
    [413, "request_refused"],
    [418, "request_refused"],
    [422, "request_refused"],
  ])("is not repeated after a %i", async (code, expected) => {
    const { pausesMs, ...failure } = await failureWith({ kind: "status", code });
    expect(failure).toEqual({
      code: expected,
      message: expect.stringContaining(`(${code})`),
      mayHaveCost: false,
      usage: { requests: 1, inputTokens: 0, outputTokens: 0 },
    });
    expect(pausesMs).toEqual([]);
  });

  it("is about the key where it is wrong, with nothing of it told", async () => {
    const apiKey = "sk-wrong-abcdefghijklmnop-wxyz";
    const failure = await failureWith(null, { apiKey });
    expect(failure.code).toBe("key_refused");
    expect(failure.message).toBe(
      'The model\'s provider refused the key (401): "Incorrect API key provided: [secret] You can find your API key at [address]"',
    );
  });

  it("is not even sent with a key that no header can carry", async () => {
    for (const apiKey of ["", "sk-one\nx-evil: two", "ключ"]) {
      const failure = await failureWith(null, { apiKey });
      expect(failure).toMatchObject({ code: "key_refused", usage: { requests: 0 } });
    }
    expect(server.requests).toEqual([]);
  });

  it("is about the model where there is none of that name", async () => {
    const failure = await failureWith(null, { model: "no-such-model" });
    expect(failure).toMatchObject({
      code: "request_refused",
      message:
        'The model\'s provider refused the request (404): "The model `no-such-model` does not exist or you do not have access to it."',
    });
  });

  it("quotes errors of servers that have a shape of their own", async () => {
    expect(await failureWith(provider("ollamaModel"))).toMatchObject({
      code: "request_refused",
      message: expect.stringContaining('not found, try pulling it first"'),
    });
    const body = { detail: "Not Found" };
    expect(await failureWith({ kind: "status", code: 404, body })).toMatchObject({
      message: 'The model\'s provider refused the request (404): "Not Found"',
    });
    expect(await failureWith(provider("dashscopeStreamOnly"))).toMatchObject({
      code: "request_refused",
      message: expect.stringContaining("only support stream mode"),
    });
  });

  it("quotes no page", async () => {
    const failure = await failureWith({ kind: "status", code: 404, body: "<h1>nginx</h1>" });
    expect(failure.message).toBe("The model's provider refused the request (404)");
  });

  it("quotes 200 characters on one line, without key, host and addresses", async () => {
    const host = new URL(server.url).host;
    const message = `No\n  sk-stand-in-0123456789abcdef at ${host}, see ${server.url}/v1/x?k=1 ${"word ".repeat(99)}`;
    const failure = await failureWith({ kind: "status", code: 400, body: { error: { message } } });
    expect(failure.message).toMatch(
      /^The model's provider refused the request \(400\): "No \[secret\] at \[secret\], see \[address\] word .*…"$/,
    );
    expect(failure.message.split('"')[1]).toHaveLength(200);
  });

  it("follows no redirect with its key", async () => {
    const other = await startModel();
    const headers = { location: `${other.url}/v1/chat/completions` };
    for (const code of [301, 307]) {
      const failure = await failureWith({ kind: "status", code, headers });
      expect(failure).toMatchObject({
        code: "request_refused",
        message: `The model's provider answered with a redirect (${code})`,
      });
    }
    expect(other.requests).toEqual([]);
    await other.close();
  });
});

describe("a paper that is refused", () => {
  it.each([
    "openaiContext",
    "openaiPolicy",
    "openaiTooLargeForMinute",
    "azureFilter",
    "dashscopeInspection",
    "dashscopeLength",
    "vllmContext",
    "llamaContext",
    "geminiContext",
  ] as const)("is known by %s", async (name) => {
    const failure = await failureWith(provider(name));
    expect(failure).toMatchObject({ code: "paper_refused", usage: { requests: 1 } });
    expect(failure.message).toMatch(
      /^The model's provider refused this paper's text \(4\d\d\): "[^\n]{20,200}"$/,
    );
    expect(failure.message).not.toContain("http");
  });

  it.each([
    { code: "context_length_exceeded" },
    { type: "exceed_context_size_error" },
    { code: "DataInspectionFailed" },
  ])("is known by its code alone: %o", async (error) => {
    const body = { error: { message: "No.", ...error } };
    expect(await failureWith({ kind: "status", code: 400, body })).toMatchObject({
      code: "paper_refused",
    });
  });

  it("is known by a filter that ended the answer, and what it cost is told", async () => {
    const failure = await failureWith({ kind: "filtered" });
    expect(failure).toMatchObject({ code: "paper_refused", usage: { requests: 1 } });
    expect(failure.usage.inputTokens).toBeGreaterThan(0);
  });

  it("is known by the model's refusal", async () => {
    expect(await failureWith({ kind: "refusal" })).toMatchObject({ code: "paper_refused" });
  });

  it("is not what a rate limit of the same words is", async () => {
    expect(await failureWith(provider("openaiRate"))).toMatchObject({ code: "busy" });
  });
});

describe("an answer that is none", () => {
  it.each<[string, Fault]>([
    ["a web page", { kind: "html" }],
    ["no JSON", { kind: "garbage" }],
    ["JSON of another shape", { kind: "json", body: { text: "TL;DR" } }],
    ["a list", { kind: "json", body: [] }],
    ["null", { kind: "json", body: null }],
    ["without choices", { kind: "json", body: { choices: [] } }],
    ["without a message", { kind: "json", body: { choices: [{ finish_reason: "stop" }] } }],
    ["with a number as text", { kind: "json", body: { choices: [{ message: { content: 7 } }] } }],
  ])("is unreadable: %s", async (_, fault) => {
    expect(await failureWith(fault)).toMatchObject({
      code: "unreadable",
      message: expect.stringMatching(
        /^The answer of the model's provider is no(t JSON| completion)$/,
      ),
      usage: { requests: 1 },
    });
  });

  it("is not read beyond 4 MB", async () => {
    const failure = await failureWith({ kind: "oversize", bytes: 4_100_000 });
    expect(failure).toMatchObject({
      code: "unreadable",
      message: "The answer of the model's provider is larger than 4 MB",
    });
  });

  it("is read up to 4 MB", async () => {
    server.fault({ kind: "oversize", bytes: 3_900_000 });
    textOf(await clientOf(server.url).model.ask(aQuestion()));
  });

  it("is not read far where it is an error", async () => {
    const body = `{"error": {"message": "${"word ".repeat(600_000)}"}}`;
    const failure = await failureWith({ kind: "status", code: 400, body });
    expect(failure.message).toBe("The model's provider refused the request (400)");
  });

  it.each<Fault["kind"]>(["empty", "null"])("is empty: %s", async (kind) => {
    expect(await failureWith({ kind } as Fault)).toMatchObject({
      code: "empty",
      usage: { requests: 1, inputTokens: expect.any(Number) },
    });
  });

  it("is an error with status 200, as routers send it", async () => {
    const body = { error: { code: 502, message: "Upstream had a hiccup" } };
    expect(await failureWith({ kind: "json", body })).toMatchObject({
      code: "busy",
      message: 'The model\'s provider had an error (502): "Upstream had a hiccup"',
      usage: { requests: 3 },
    });
  });
});

describe("a model that takes too long", () => {
  it.each<[string, Fault]>([
    ["says nothing", { kind: "hang" }],
    ["says little by little", { kind: "drip", everyMs: 20 }],
  ])("is left after its time when it %s, and not asked again", async (_, fault) => {
    expect(await failureWith(fault, { timeoutMs: 300 })).toMatchObject({
      code: "timeout",
      message: "The model did not finish its answer in time",
      usage: { requests: 1 },
      pausesMs: [],
    });
  });

  it("may take a while", async () => {
    server.fault({ kind: "slow", ms: 50 });
    textOf(await clientOf(server.url).model.ask(aQuestion()));
  });

  it("is left when the question is ended", async () => {
    const ending = new AbortController();
    server.fault({ kind: "hang" });
    const asked = clientOf(server.url).model.ask(aQuestion({ signal: ending.signal }));
    while (server.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    ending.abort();
    expect(await asked).toMatchObject({ code: "timeout", usage: { requests: 1 } });
  });

  it("is not asked again when the question is ended during a pause", async () => {
    const ending = new AbortController();
    server.fault({ kind: "status", code: 503 });
    const { model } = clientOf(server.url, {
      sleep: () => {
        ending.abort();
        return new Promise(() => {});
      },
    });
    const outcome = await model.ask(aQuestion({ signal: ending.signal }));
    expect(outcome).toMatchObject({ code: "timeout", usage: { requests: 1 } });
  });

  it("is not paused for when the question has ended just before", async () => {
    const ending = new AbortController();
    server.fault({ kind: "status", code: 503 });
    const { model } = clientOf(server.url, {
      random: () => {
        ending.abort();
        return 1;
      },
      sleep: () => new Promise(() => {}),
    });
    const outcome = await model.ask(aQuestion({ signal: ending.signal }));
    expect(outcome).toMatchObject({ code: "timeout", usage: { requests: 1 } });
  });

  it("leaves nothing behind that listens to the question's end", async () => {
    const { signal } = new AbortController();
    server.fault({ kind: "status", code: 503 }, { times: 1 });
    textOf(await clientOf(server.url).model.ask(aQuestion({ signal })));
    expect(getEventListeners(signal, "abort")).toEqual([]);
  });

  it("is not asked at all when the question has ended before", async () => {
    const outcome = await clientOf(server.url).model.ask(
      aQuestion({ signal: AbortSignal.abort() }),
    );
    expect(outcome).toMatchObject({ code: "timeout", usage: { requests: 0 } });
    expect(server.requests).toEqual([]);
  });
});
