import { readFileSync } from "node:fs";
import type { AiSummaryConfig } from "./schema";

/**
 * The prompts of summaries, one file a language in `prompts/`: English for all that have none of their
 * own, and one file for all where config.json names it.
 */
const shippedFolder = "prompts";
const fallbackLanguage = "en";

export function readPrompts(config: AiSummaryConfig): (language: string) => string {
  const own = config.prompt_file === undefined ? null : textIn(config.prompt_file);
  const shipped = new Map<string, string>();
  return (language) => {
    if (own !== null) return own;
    const known = shipped.get(language);
    if (known !== undefined) return known;
    const prompt = shippedPrompt(language);
    shipped.set(language, prompt);
    return prompt;
  };
}

/** One sentence where the file that config.json names cannot be used; the shipped prompt is, then. */
export function promptWarning({ prompt_file: file }: AiSummaryConfig): string | null {
  if (file === undefined || textIn(file) !== null) return null;
  return `ai_summary.prompt_file: there is no text in ${JSON.stringify(file)}; the prompt that comes with this program is used`;
}

/** Null where there is no such file, or nothing in it. */
function textIn(path: string): string | null {
  try {
    const text = readFileSync(path, "utf8").replace(/^\uFEFF/, "");
    return text.trim() === "" ? null : text;
  } catch {
    return null;
  }
}

function shippedPrompt(language: string): string {
  const name = /^[a-z]{2}$/.test(language) ? language : fallbackLanguage;
  const text = textIn(`${shippedFolder}/summary.${name}.md`);
  if (text !== null) return text;
  if (name !== fallbackLanguage) return shippedPrompt(fallbackLanguage);
  throw new Error(`${shippedFolder}/summary.${fallbackLanguage}.md is missing`);
}
