import { createModel, type ModelClientNeeds } from "@/lib/summaries/model/client";
import type { ModelAnswer, ModelFailure, ModelQuestion } from "@/lib/summaries/model/model";
import { standInKey } from "@/tests/support/model-server";

export const askedAt = new Date("2026-03-02T06:00:00Z");

/** A client whose pauses take no time and are written down. */
export function clientOf(url: string, other: Partial<ModelClientNeeds> = {}) {
  const pausesMs: number[] = [];
  const model = createModel({
    baseUrl: `${url}/v1`,
    apiKey: standInKey,
    model: "stand-in",
    timeoutMs: 20_000,
    sleep: async (ms) => {
      pausesMs.push(ms);
    },
    random: () => 1,
    now: () => askedAt,
    ...other,
  });
  return { model, pausesMs };
}

export function aQuestion(other: Partial<ModelQuestion> = {}): ModelQuestion {
  return {
    system: "You summarise papers for researchers.",
    user: "Title: Second looks at grasping\n\nThe gripper holds 93.4 of 120 objects; before it was 81.7.",
    signal: new AbortController().signal,
    ...other,
  };
}

export const aPaperFile = {
  name: "2603.00001v1.pdf",
  bytes: new Uint8Array([0x25, 0x50, 0x44, 0x46, 0x2d, 0, 0xff, 0x0d, 0x0a]),
};

/** The text of an answer; fails with what went wrong. */
export function textOf(outcome: ModelAnswer | ModelFailure): string {
  if ("code" in outcome) throw new Error(`${outcome.code}: ${outcome.message}`);
  return outcome.text;
}
