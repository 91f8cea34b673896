import type { LeftOutPart, SummaryPart, TextSource } from "../summaries/summary";

/** What is said about a summary, in the language of the feed or in the summary's. */
export type SummaryWords = {
  inOneSentence: string;
  missing: (parts: readonly SummaryPart[]) => string;
  ofVersion: (read: number, latest: number) => string;
  leftOut: (parts: readonly LeftOutPart[]) => string;
  isCut: string;
  unfound: (figures: string) => string;
  unchecked: string;
  /** Before and behind the link's text. */
  rest: readonly [before: string, link: string, behind: string];
  caution: string;
};

/** Always English, as the other labels of an item are. */
export const sourceWords: Readonly<Record<TextSource, string>> = {
  html: "the full text (HTML)",
  pdf: "the full text (PDF)",
  upload: "the uploaded PDF",
  abstract: "the abstract only",
};

const english: SummaryWords = {
  inOneSentence: "In one sentence:",
  missing: (parts) => `The model left out: ${parts.join(", ")}.`,
  ofVersion: (read, latest) =>
    `This summary is of version ${read}; version ${latest} is out since.`,
  leftOut: (parts) => {
    const names = {
      references: "the references",
      appendices: "the appendices",
      end: "the end of the paper",
    };
    return `Not given to the model: ${listed(parts.map((part) => names[part]))}.`;
  },
  isCut: "The model's answer ended too soon.",
  unfound: (figures) =>
    `Figures marked [not found in the paper] do not stand in the text that the model was given: ${figures}.`,
  unchecked: "Figures were not checked against the text.",
  rest: ["The rest is on ", "the paper's page", "."],
  caution: "Written by a language model; it may be wrong.",
};

const chinese: SummaryWords = {
  inOneSentence: "一句话：",
  missing: (parts) => {
    const names = { contributions: "贡献", methods: "方法", results: "结果", conclusions: "结论" };
    return `模型没有写：${parts.map((part) => names[part]).join("、")}。`;
  },
  ofVersion: (read, latest) => `此总结依据第 ${read} 版写成；论文现已有第 ${latest} 版。`,
  leftOut: (parts) => {
    const names = { references: "参考文献", appendices: "附录", end: "论文末尾" };
    return `未提供给模型：${parts.map((part) => names[part]).join("、")}。`;
  },
  isCut: "模型的回答未写完就中断了。",
  unfound: (figures) => `标有 [原文未见] 的数字在提供给模型的文本中没有出现：${figures}。`,
  unchecked: "总结中的数字未与原文核对。",
  rest: ["其余部分见", "论文页面", "。"],
  caution: "本总结由语言模型撰写，可能有误。",
};

/** For a language as config.json writes it. */
export function wordsFor(language: string): SummaryWords {
  return /^(?:zh\b|zh_|chinese|中文|汉语|漢語)/i.test(language.trim()) ? chinese : english;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`;
}
