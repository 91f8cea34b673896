import { z } from "zod";
import { oneOf, someText, trueOrFalse, webAddress, wholeNumber, within } from "./values";

/** A language that has a prompt of its own, or any other by its name: "en", "zh", "German". */
const languageAllowed =
  'the name of a language of at most 30 letters, such as "en", "zh" or "German"';
const languageSchema = z
  .string(languageAllowed)
  .trim()
  .regex(/^\p{L}[\p{L}\p{M} -]{0,29}$/u, languageAllowed)
  .transform(ownLanguageName);

/** The two languages with prompts of their own, as people write them. */
const ownNames = new Map([
  ...["en", "en-us", "en-gb", "english"].map((name) => [name, "en"] as const),
  ...["zh", "zh-cn", "zh-hans", "chinese", "中文", "简体中文"].map((name) => [name, "zh"] as const),
]);

const mostLanguages = 4;
const languagesAllowed = `a list of 1 to ${mostLanguages} languages`;

/** What a million tokens cost, in whatever currency. */
const priceAllowed = "a number from 0 to 10000";
const price = z.number(priceAllowed).min(0, priceAllowed).max(10_000, priceAllowed);

/** "zh" for "Chinese" and "zh-CN"; other names as they are. */
export function ownLanguageName(name: string): string {
  return ownNames.get(name.trim().toLowerCase()) ?? name.trim();
}

/** It is sent to the model, so it is no file that was never meant for it, such as `.env`. */
const promptAllowed = 'a file within the repository that is not hidden, such as "prompts/own.md"';
const promptFile = z
  .string(promptAllowed)
  .trim()
  .transform((file) => file.replace(/^\.\//, ""))
  .refine((file) => within.test(file) && !/(^|\/)\./.test(file), promptAllowed);

/** `ai_summary` of config.json: which model writes summaries, of what and of how many papers. */
export const aiSummarySchema = z
  .object(
    {
      enabled: trueOrFalse.default(true), // yet nothing is written without a key
      api_key_env: someText.default("OPENAI_API_KEY"),
      base_url: z.url({ protocol: /^https?$/, error: webAddress }).optional(),
      model: someText.optional(),
      language: languageSchema.optional(),
      languages: z
        .array(languageSchema, languagesAllowed)
        .min(1, languagesAllowed)
        .max(mostLanguages, languagesAllowed)
        .optional(),
      prompt_file: promptFile.optional(),
      source: oneOf(["auto", "html", "pdf", "upload", "abstract"]).default("auto"),
      max_papers_to_summarize: wholeNumber(0, 200).default(15), // of a feed's day
      max_per_day: wholeNumber(0, 2000).default(60), // over all feeds, days and languages
      max_workers: wholeNumber(1, 32).default(3),
      max_input_chars: wholeNumber(2_000, 4_000_000).default(300_000), // fits 128k tokens
      price_per_million_tokens: z
        .object(
          { input: price, output: price },
          'an object such as { "input": 0.4, "output": 1.6 }',
        )
        .optional(),
    },
    "an object",
  )
  .superRefine(({ base_url, model }, context) => {
    if (base_url === undefined || model !== undefined || defaultModel(base_url) !== null) return;
    const message =
      "the name of a model that base_url has; only OpenAI's and DashScope's are known here";
    context.addIssue({ code: "custom", path: ["model"], message });
  });
export type AiSummaryConfig = z.infer<typeof aiSummarySchema>;

/** Alibaba's, some of whose models read papers that were uploaded. */
export function isDashScope(baseUrl: string | undefined): boolean {
  return baseUrl !== undefined && /(^|\.)aliyuncs\.com$/.test(new URL(baseUrl).hostname);
}

/** The model that is asked unless another is named; null where none is known. */
export function defaultModel(baseUrl: string | undefined): string | null {
  if (isDashScope(baseUrl)) return "qwen-long";
  const isOpenAi = baseUrl === undefined || new URL(baseUrl).hostname === "api.openai.com";
  return isOpenAi ? "gpt-5-mini" : null;
}

/** The languages in which summaries are written; the first is a feed's unless its address says another. */
export function summaryLanguages({ language, languages }: AiSummaryConfig): string[] {
  const named = [...(language === undefined ? [] : [language]), ...(languages ?? [])];
  return named.length === 0 ? ["en"] : [...new Set(named)];
}
