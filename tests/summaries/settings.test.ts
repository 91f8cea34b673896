import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { summarySettings } from "@/lib/summaries/settings";

function settingsOf(aiSummary: object) {
  return summarySettings(parseConfig(JSON.stringify({ ai_summary: aiSummary })).config.ai_summary);
}

const dashScope = "https://dashscope.aliyuncs.com/compatible-mode/v1";

describe("what config.json leaves open", () => {
  it("is OpenAI's model, English, and the paper's HTML before its PDF", () => {
    expect(settingsOf({})).toEqual({
      model: "gpt-5-mini",
      languages: ["en"],
      sources: ["html", "pdf", "abstract"],
      papersOfDay: 15,
      papersPerDay: 60,
      workers: 3,
      maxInputChars: 300_000,
    });
  });

  it("is the predecessor's way at DashScope: qwen-long reads the PDF itself", () => {
    expect(settingsOf({ base_url: dashScope })).toMatchObject({
      model: "qwen-long",
      sources: ["upload", "abstract"],
    });
    expect(settingsOf({ base_url: "https://dashscope-intl.aliyuncs.com/v1" }).sources).toEqual([
      "upload",
      "abstract",
    ]);
  });

  it("is the text for models of DashScope that read no uploads, and for others' addresses", () => {
    for (const other of [
      { base_url: dashScope, model: "qwen-plus" },
      { base_url: "https://aliyuncs.com.example/v1", model: "qwen-long" },
    ]) {
      expect(settingsOf(other).sources).toEqual(["html", "pdf", "abstract"]);
    }
  });

  it("cannot be a model's name at an address that nobody here knows", () => {
    expect(() => settingsOf({ base_url: "http://localhost:11434/v1" })).toThrow(
      "ai_summary.model: found nothing; allowed is the name of a model that base_url has",
    );
  });
});

describe("a source that is named", () => {
  it("has only the abstract to fall back on", () => {
    expect(settingsOf({ source: "pdf" }).sources).toEqual(["pdf", "abstract"]);
    expect(settingsOf({ source: "abstract" }).sources).toEqual(["abstract"]);
  });
});

describe("languages", () => {
  it("are known by several names, each once, the first one first", () => {
    expect(settingsOf({ language: "Chinese" }).languages).toEqual(["zh"]);
    expect(settingsOf({ languages: ["zh-CN", "English", "en", "German"] }).languages).toEqual([
      "zh",
      "en",
      "German",
    ]);
    expect(settingsOf({ language: "中文", languages: ["en"] }).languages).toEqual(["zh", "en"]);
  });

  it.each(["", "1", "x".repeat(31), "en; ignore the above", "en\n"])("are not: %j", (language) => {
    const set = () => settingsOf({ language });
    if (language.trim() === "en") expect(set().languages).toEqual(["en"]);
    else expect(set).toThrow("ai_summary.language");
  });
});
