import {
  type AiSummaryConfig,
  defaultModel,
  isDashScope,
  summaryLanguages,
} from "../config/schema";
import type { TextSource } from "./summary";

/** How summaries are written, with everything that config.json leaves open decided. */
export type SummarySettings = {
  baseUrl?: string; // OpenAI's own unless set
  model: string;
  languages: readonly string[];
  /** What the model is given of a paper: the first of these that can be had. */
  sources: readonly TextSource[];
  papersOfDay: number; // of each feed's announcement day, from the top
  papersPerDay: number; // written on one day, whatever happens
  workers: number;
  maxInputChars: number;
  price?: { input: number; output: number }; // a million tokens
};

/** What is asked for at an address that only the environment names. */
const usualModel = "gpt-5-mini";

export function summarySettings(config: AiSummaryConfig): SummarySettings {
  const { base_url, price_per_million_tokens: price } = config;
  const model = config.model ?? defaultModel(base_url) ?? usualModel;
  const readsUploads = isDashScope(base_url) && /^qwen-(?:long|doc)/.test(model);
  return {
    ...(base_url !== undefined && { baseUrl: base_url }),
    model,
    languages: summaryLanguages(config),
    sources: sourcesOf(config.source === "auto" && readsUploads ? "upload" : config.source),
    papersOfDay: config.max_papers_to_summarize,
    papersPerDay: config.max_per_day,
    workers: config.max_workers,
    maxInputChars: config.max_input_chars,
    ...(price !== undefined && { price }),
  };
}

/** An abstract there always is. */
function sourcesOf(source: AiSummaryConfig["source"]): TextSource[] {
  if (source === "auto") return ["html", "pdf", "abstract"];
  return source === "abstract" ? ["abstract"] : [source, "abstract"];
}
