import type { KnownLanguage } from "../language";
import { type SummaryPart, summaryParts } from "../summary";

/** The heading of each part where we have words of our own; they stand in the prompts too. */
export const partHeadings: Record<KnownLanguage, Record<SummaryPart, string>> = {
  en: {
    contributions: "Contributions",
    methods: "Methods and settings",
    results: "Results",
    conclusions: "Conclusions",
  },
  zh: {
    contributions: "核心贡献",
    methods: "方法与实验设置",
    results: "主要结果",
    conclusions: "结论",
  },
};

/** What a heading says, without number, marks and emoji. */
export type HeadingWords = {
  text: string;
  number: number | null; // 1 to 4 of "3. Results"; null of "3.1 Data" too
  part: SummaryPart | null; // by its words
  /** It says nothing but the part's name, so it may be one even without a heading's marks. */
  isBare: boolean;
  /** It announces the one sentence, or the one-line conclusion: "TL;DR", "一句话总结". */
  isSentence: boolean;
};

export function headingWords(written: string): HeadingWords {
  const plain = written.slice(0, 200).replace(/[*`~]|(?<!\w)_+|_+(?!\w)/g, "");
  const { number, rest } = numbered(withoutSymbols(plain));
  const text = withoutSymbols(rest).replace(/[\s:：]+$/, "");
  const part = partNamed(text);
  const isSentence = sentenceLabel.test(text);
  return { text, number, part, isBare: part !== null && saysNothingElse(text), isSentence };
}

const sentenceLabel =
  /^(?:tl;?\s?dr|(?:one|single)[- ](?:sentence|line)(?:[- ](?:summary|conclusion|takeaway))?|(?:in|summary in) one sentence|in short|takeaway|summary|bottom line|一(?:句话|句)(?:总结|概括|概述|结论|摘要)?|总结一句话|摘要|概要)$/i;

/** Emoji, bullets and brackets before a heading's first word. */
function withoutSymbols(text: string): string {
  return text.replace(/^[^\p{L}\p{N}(（]+/u, "");
}

const chineseDigits = "一二三四五六七八九";
const romanDigits = ["i", "ii", "iii", "iv", "v"];

/** Any of: "1.", "1)", "(1)", "1、", "一、", "（一）", "第一部分：", "Part 1:", "II.", "1️⃣". */
function numbered(text: string): { number: number | null; rest: string } {
  const found =
    /^(?:\d+(?:\.\d+)+\.?(?=\s)|(?:part|section|step)\s+(\d)\s*[:.：-]?|[(（]?(\d)\uFE0F?\u20E3?\s*[.)、．：:）](?!\d)|(\d)\uFE0F?\u20E3?\s+|[(（]?([一二三四五六七八九])[)）、.．：]|第([一二三四五六七八九])(?:部分)?[:：、\s]|([ivIV]{1,3})[.)]\s)/i.exec(
      text,
    );
  if (!found) return { number: null, rest: text };
  const chinese = found[4] ?? found[5];
  const digit = found[1] ?? found[2] ?? found[3];
  const number =
    chinese !== undefined
      ? chineseDigits.indexOf(chinese) + 1
      : digit !== undefined
        ? Number(digit)
        : romanDigits.indexOf((found[6] ?? "").toLowerCase()) + 1;
  const isPart = number >= 1 && number <= summaryParts.length;
  return { number: isPart ? number : null, rest: text.slice(found[0].length) };
}

/** The first of these words in a heading decides. */
const partWords: Record<SummaryPart, RegExp> = {
  contributions:
    /\b(?:contributions?|novelt(?:y|ies)|innovations?|problem|motivation|main idea|key idea)\b|贡献|創新|创新|问题|动机|背景/i,
  methods:
    /\b(?:methods?|methodology|approach|settings?|set-?up|experimental (?:set-?up|design|settings?))\b|方法|设置|設置|设计|配置/i,
  results:
    /\b(?:results?|experiments|evaluations?|performance|main findings from experiments)\b|结果|結果|性能|实验表现/i,
  conclusions:
    /\b(?:conclusions?|concluding|limitations?|findings|takeaways?|discussion|future work|outlook)\b|结论|結論|局限|总结|展望|启示/i,
};

function partNamed(text: string): SummaryPart | null {
  let first: { part: SummaryPart; at: number } | null = null;
  for (const part of summaryParts) {
    const at = text.search(partWords[part]);
    if (at >= 0 && (first === null || at < first.at)) first = { part, at };
  }
  return first?.part ?? null;
}

/** Whether a heading has the part's own name in it, so that ours says no less. */
export function saysPartPlainly(text: string, part: SummaryPart): boolean {
  return ownNames[part].test(text);
}

const ownNames: Record<SummaryPart, RegExp> = {
  contributions: /contribution|贡献/i,
  methods: /method|方法/i,
  results: /result|结果/i,
  conclusions: /conclu|结论/i,
};

/** Words that may stand beside a part's name in a line that is still a heading and no sentence. */
const beside =
  /\b(?:and|of|the|key|main|core|major|primary|experimental|experiments?|novel|paper|its|summary|contributions?|novelt(?:y|ies)|innovations?|problem|motivation|methods?|methodology|approach|settings?|set-?up|results?|conclusions?|limitations?|findings|takeaways?|discussion|future|work|evaluations?|performance|analysis|design)\b|核心|主要|关键|重要|实验|研究|论文|本文|与|和|及|其|以及|贡献|创新点?|问题|动机|方法|设置|设计|结果|性能|分析|结论|局限性?|总结|展望|发现|未来|工作/gi;

function saysNothingElse(text: string): boolean {
  return text.length <= 60 && !/[\p{L}\p{N}]/u.test(text.replace(beside, ""));
}

/** A part, or a label's text, that says the paper does not say. */
export function saysNotStated(text: string): boolean {
  const bare = text
    .replace(/[*_`#>|~-]/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return bare === "" || (bare.length <= 120 && notStated.test(bare));
}

const notStated =
  /^(?:(?:this |it )?(?:is |are )?not (?:explicitly )?(?:stated|mentioned|provided|reported|given|specified|available|discussed|applicable)(?: (?:in|by|from) (?:the |this )?(?:paper|abstract|text|authors|material|document))?|n\/?a|none(?: stated)?|unknown|(?:(?:论文|原文|文中|摘要|本文|作者|材料)(?:中)?)?(?:并)?(?:均)?(?:未|没有)(?:明确)?(?:说明|提及|提供|给出|报告|涉及)|无|不详)\s*[.。]?$/i;
