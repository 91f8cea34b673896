import { describe, expect, it } from "vitest";
import { markUnfound } from "@/lib/summaries/reply/figures";

const mark = " [not found in the paper]";

function check(sentence: string, ...paper: string[]) {
  return markUnfound({ language: "en", sentence, markdown: "" }, paper);
}

/** Whether a paper that writes a figure in one way holds it as a summary writes it. */
function holds(paper: string, figure: string): boolean {
  return check(`It is ${figure} here.`, `They say ${paper} there.`).unfound.length === 0;
}

describe("figures that are the same", () => {
  it.each([
    ["1,000", "1000"],
    ["1 000", "1000"],
    ["1000", "1,000"],
    ["1000", "1\u202F000"],
    ["1{,}000", "1,000"],
    ["1\\,000", "1 000"],
    ["87.30", "87.3"],
    ["87.3", "87.30%"],
    ["95%", "95 %"],
    ["95", "95\\%"],
    [".5", "0.5"],
    ["0.5", ".5"],
    ["12.4k", "12,400"],
    ["12,400", "12.4K"],
    ["1.5M", "1.5 million"],
    ["1.5 million", "1,500,000"],
    ["1.5-billion", "1.5B"],
    ["8B", "8 billion"],
    ["8 billion", "8B"],
    ["12,000", "1.2万"],
    ["12k", "1.2 万"],
    ["300 million", "3亿"],
    ["1e-3", "$10^{-3}$"],
    ["$10^{-3}$", "10⁻³"],
    ["10⁻³", "1e-3"],
    ["$3 \\times 10^{4}$", "30,000"],
    ["30,000", "3×10⁴"],
    ["$3\\cdot10^4$", "3e4"],
    ["0.001", "1e-3"],
    ["3-5", "3–5"],
    ["from 3 to 5", "3~5"],
    ["2×", "2x"],
    ["2 times", "2×"],
    ["three", "3"],
    ["Twelve", "12"],
    ["−0.7", "-0.7"],
    ["$-0.7$", "−0.7"],
    ["87.3", "８７.３"],
    ["$87.3 \\pm 0.2$", "87.3±0.2"],
    ["87.3", "87,3"],
    ["1,234", "1.234"],
    ["[100,200,300]", "200"],
    ["Params (M) 7.7", "7.7M"],
    ["2024", "2024"],
    ["1000 towels, 42", "1000 or 42"],
  ])("%s is %s", (paper, figure) => {
    expect(holds(paper, figure)).toBe(true);
  });

  it.each([
    ["86.95", "87"],
    ["87.3", "87"],
    ["0.95", "95%"],
    ["1000", "1001"],
    ["1 and 1", "1,001"],
    ["12.4", "12.4k"],
    ["1.2", "1.2万"],
    ["7.7", "7.7M"],
    ["7.7 (B)", "7.7M"],
    ["10^{-3}", "10^{-4}"],
    ["3×10^4", "3×10^5"],
    ["2023", "2024"],
    ["none", "0.5"],
    ["thirteenth", "13"],
    ["873", "87.3"],
  ])("%s is not %s", (paper, figure) => {
    expect(holds(paper, figure)).toBe(false);
  });
});

describe("figures in words", () => {
  it.each([
    ["GPT-4", "GPT-4"],
    ["gpt4", "GPT-4"],
    ["Llama 3.1 with 70B", "Llama-3.1-70B"],
    ["an 8 bit format", "8-bit"],
    ["FP8", "fp8"],
    ["CIFAR-10", "CIFAR-10"],
    ["at ResNet‑50", "ResNet-50"],
    ["F1 and A100-80GB", "the A100 has 80GB; F1"],
    ["10 ms", "10ms"],
    ["LLaMA-8B", "8 billion"],
    ["four-fold", "4-fold"],
  ])("%s holds %s", (paper, figure) => {
    expect(holds(paper, figure)).toBe(true);
  });

  it("are marked behind the whole word", () => {
    expect(check("With GPT-5o, top-7% and 16-bit k-NN.", "With GPT-4 and k-NN.")).toEqual({
      sentence: `With GPT-5o${mark}, top-7%${mark} and 16-bit${mark} k-NN.`,
      markdown: "",
      unfound: ["GPT-5o", "top-7%", "16-bit"],
    });
  });
});

describe("what only counts or points", () => {
  it.each([
    "see Table 6",
    "(Fig. 6)",
    "Figs. 6 and 7",
    "Tables 6, 7 and 8",
    "Section 6.2",
    "Sec. 6",
    "Eq. (6)",
    "Appendix B.6",
    "Theorem 6",
    "§6",
    "the 6th time",
    "表 6",
    "图6",
    "第6节",
    "公式(6)",
    "(6) it folds",
  ])("%s is no figure", (text) => {
    expect(check(text, "A paper.").unfound).toEqual([]);
  });

  it("is told from a figure beside it", () => {
    expect(check("In Table 2, 86.1 is best; 45% in Fig. 3.", "").unfound).toEqual(["86.1", "45%"]);
  });

  it("is the number of a list item or a heading, not a figure that begins a line", () => {
    const markdown = "### 6.1 Data\n\n6. six\n7. seven\n- 8 arms\n\n9.5 towels\n\n> 1. x";
    expect(markUnfound({ language: "en", sentence: null, markdown }, [""])).toEqual({
      sentence: null,
      markdown: markdown.replace("8", `8${mark}`).replace("9.5", `9.5${mark}`),
      unfound: ["8", "9.5"],
    });
  });
});

describe("the mark", () => {
  it("stands behind the unit, the formula and the code, once", () => {
    const text = "So 91% of $a = 92 + 93$, `k=94` and **95.5**%, or 96×, 97k.";
    expect(check(text, "").sentence).toBe(
      `So 91%${mark} of $a = 92 + 93$${mark}, \`k=94\`${mark} and **95.5${mark}**%, or 96×${mark}, 97k${mark}.`,
    );
  });

  it("keeps a table whole", () => {
    const markdown = "| A | $x$ |\n|:--|--:|\n| 91 | $92$ |\n| 1 | **93.0** |";
    const marked = markUnfound({ language: "en", sentence: null, markdown }, ["one"]).markdown;
    expect(marked).toBe(
      `| A | $x$ |\n|:--|--:|\n| 91${mark} | $92$${mark} |\n| 1 | **93.0${mark}** |`,
    );
  });

  it("makes no link with a bracket behind it", () => {
    expect(check("91(x) and 92[y] and 93:", "").sentence).toBe(
      `91${mark} (x) and 92${mark} [y] and 93${mark} :`,
    );
  });

  it("stands behind a listing, which it leaves as it is", () => {
    const markdown = "```\nx = 91\n```\n\nDone.";
    expect(markUnfound({ language: "en", sentence: null, markdown }, [""]).markdown).toBe(
      "```\nx = 91\n```\n\n[not found in the paper]\n\nDone.",
    );
  });

  it("leaves addresses alone", () => {
    const text = "Code at https://towels.example/v91.5 here.";
    expect(check(text, "").sentence).toBe(text);
  });

  it("is in the summary's language where that is Chinese", () => {
    const markdown = "成功率为 91%，使用 8 个机器人，共1.2万条。";
    expect(markUnfound({ language: "zh", sentence: null, markdown }, ["8 robots, 12,000"])).toEqual(
      {
        sentence: null,
        markdown: "成功率为 91% [原文未见]，使用 8 个机器人，共1.2万条。",
        unfound: ["91%"],
      },
    );
    expect(markUnfound({ language: "German", sentence: "91", markdown }, []).sentence).toBe(
      `91${mark}`,
    );
  });

  it("lists each figure once, in the order of reading", () => {
    const summary = { language: "en", sentence: "92 and 91.", markdown: "91 and 93 and 92." };
    expect(markUnfound(summary, [""]).unfound).toEqual(["92", "91", "93"]);
  });

  it("looks into every text that it is given", () => {
    expect(check("91, 92 and 93", "91", "92", "title 93").unfound).toEqual([]);
  });

  it("changes nothing where all is found", () => {
    const markdown =
      "## Results\n\n- **87.3%** at $\\alpha = 10^{-3}$;  two  blanks\n\n| 1,000 |\n|---|\n";
    const paper = "87.3, \\alpha=1e-3, two, 1000";
    const summary = { language: "en", sentence: "87.3 \\$ \u00A0x", markdown };
    expect(markUnfound(summary, [paper])).toEqual({
      sentence: summary.sentence,
      markdown,
      unfound: [],
    });
  });
});
