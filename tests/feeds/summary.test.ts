import { describe, expect, it } from "vitest";
import { summaryHtml } from "@/lib/feeds/summary";
import { type SummaryPlace, summaryText } from "@/lib/feeds/summary-text";
import { type Summary, summarySchema } from "@/lib/summaries/summary";
import { bareText } from "@/tests/support/bare-text";
import { faultsIn } from "@/tests/support/summary-html";

const markdown = `## Contributions

A scheduler with $O(n)$ steps.

## Methods

- prices $p_i$
- no second pass

## Results

87.3 [not found in the paper] on Quince.

## Conclusions

It works.
`;

function aSummary(partial: Partial<Summary> = {}): Summary {
  return summarySchema.parse({
    id: "2606.01234",
    version: 1,
    language: "en",
    model: "qwen-long",
    source: "html",
    leftOut: [],
    prompt: "0a1b2c3d",
    madeAt: Date.UTC(2026, 5, 3),
    sentence: "A scheduler balances experts in $O(n)$ steps & less.",
    markdown,
    missing: [],
    isCut: false,
    unfound: [],
    ...partial,
  });
}

function blocksOf(partial: Partial<Summary> = {}, place: Partial<SummaryPlace> = {}): string[] {
  return summaryHtml(aSummary(partial), {
    math: "unicode",
    version: 1,
    mostBytes: Number.POSITIVE_INFINITY,
    paperUrl: "https://feeds.example/paper/2606.01234",
    ...place,
  }).blocks;
}

const sentence =
  "<p><strong>In one sentence:</strong> A scheduler balances experts in O(n) steps &amp; less.</p>";
const parts = [
  "<h4>Contributions</h4>",
  "<p>A scheduler with O(n) steps.</p>",
  "<h4>Methods</h4>",
  "<ul>\n<li>prices pᵢ</li>\n<li>no second pass</li>\n</ul>",
  "<h4>Results</h4>",
  "<p>87.3 [not found in the paper] on Quince.</p>",
  "<h4>Conclusions</h4>",
  "<p>It works.</p>",
];
const caution = "<p>Written by a language model; it may be wrong.</p>";
const rest =
  '<p>The rest is on <a href="https://feeds.example/paper/2606.01234">the paper\'s page</a>.</p>';
const heading = "<h3>Summary by qwen-long from the full text (HTML)</h3>";

describe("a summary in an item", () => {
  it("says who wrote it from what, the sentence, the parts, and that it may be wrong", () => {
    expect(blocksOf()).toEqual([heading, sentence, ...parts, caution]);
  });

  it.each([
    ["html", "the full text (HTML)"],
    ["pdf", "the full text (PDF)"],
    ["upload", "the uploaded PDF"],
    ["abstract", "the abstract only"],
  ] as const)("names the source %s in words", (source, words) => {
    expect(blocksOf({ source })[0]).toBe(`<h3>Summary by qwen-long from ${words}</h3>`);
  });

  it("says all that is to be known about it", () => {
    const blocks = blocksOf(
      {
        sentence: null,
        missing: ["results", "conclusions"],
        leftOut: ["references", "appendices", "end"],
        isCut: true,
        unfound: ["87.3", "12"],
        markdown: "## Methods\n\nGates.",
      },
      { version: 3 },
    );
    expect(blocks).toEqual([
      heading,
      "<h4>Methods</h4>",
      "<p>Gates.</p>",
      "<p>The model left out: results, conclusions.</p>",
      "<p>This summary is of version 1; version 3 is out since.</p>",
      "<p>Not given to the model: the references, the appendices and the end of the paper.</p>",
      "<p>The model's answer ended too soon.</p>",
      "<p>Figures marked [not found in the paper] do not stand in the text that the model was given: 87.3, 12.</p>",
      caution,
    ]);
  });

  it("says where figures were not checked, and does not list hundreds that were", () => {
    expect(blocksOf({ source: "upload", unfound: null }).slice(-2)).toEqual([
      "<p>Figures were not checked against the text.</p>",
      caution,
    ]);
    const many = Array.from({ length: 300 }, (_, n) => `${n}.5`);
    expect(blocksOf({ unfound: many }).at(-2)).toMatch(/ 0\.5, 1\.5, .* 19\.5, …\.<\/p>$/);
  });

  it("speaks of a Chinese summary in Chinese, but for the heading", () => {
    const blocks = blocksOf(
      {
        language: "zh",
        sentence: "本文以 $O(n)$ 步平衡专家。",
        markdown: "## 主要贡献\n\n**方法：**调度器。\n\n## 方法\n\n价格。",
        missing: ["results", "conclusions"],
        leftOut: ["references", "appendices"],
        isCut: true,
        unfound: ["87.3"],
      },
      { version: 2 },
    );
    expect(blocks).toEqual([
      heading,
      "<p><strong>一句话：</strong>本文以 O(n) 步平衡专家。</p>",
      "<h4>主要贡献</h4>",
      "<p><strong>方法：</strong>调度器。</p>",
      "<h4>方法</h4>",
      "<p>价格。</p>",
      "<p>模型没有写：结果、结论。</p>",
      "<p>此总结依据第 1 版写成；论文现已有第 2 版。</p>",
      "<p>未提供给模型：参考文献、附录。</p>",
      "<p>模型的回答未写完就中断了。</p>",
      "<p>标有 [原文未见] 的数字在提供给模型的文本中没有出现：87.3。</p>",
      "<p>本总结由语言模型撰写，可能有误。</p>",
    ]);
  });

  it.each([
    ["zh-CN", "一句话："],
    ["Chinese", "一句话："],
    ["中文", "一句话："],
    ["German", "In one sentence:"],
    ["zhuang", "In one sentence:"],
  ])("in %s begins with %s", (language, label) => {
    expect(blocksOf({ language })[1]).toContain(`<strong>${label}</strong>`);
  });

  it("takes nothing that a model or a configuration says for markup", () => {
    const blocks = blocksOf({
      model: "a<b>&\u0000",
      sentence: "x <script>y</script> \\href{javascript:z}{w} https://evil.example [a](b) *c*",
      markdown: "## <script>x</script>Methods\n\n<a href=x>q</a>",
      unfound: ["<b>1</b>"],
    });
    expect(blocks[0]).toBe("<h3>Summary by a&lt;b&gt;&amp; from the full text (HTML)</h3>");
    expect(faultsIn(blocks.slice(1))).toEqual([]);
    expect(bareText(blocks[1] ?? "")).toBe(
      "In one sentence: x <script>y</script> \\href{javascript:z}{w} https://evil.example [a](b) *c*",
    );
  });

  it("is the same every time", () => {
    expect(blocksOf({}, { math: "mathml" })).toEqual(blocksOf({}, { math: "mathml" }));
  });
});

describe("a summary that is too long for an item", () => {
  const bytesOf = (blocks: readonly string[]) => Buffer.byteLength(blocks.join("\n"), "utf8");
  const whole = [heading, sentence, ...parts, caution];

  it("is whole as long as it fits, to the byte", () => {
    expect(blocksOf({}, { mostBytes: bytesOf(whole) })).toEqual(whole);
    expect(blocksOf({}, { mostBytes: bytesOf(whole) - 1 })).toContain(rest);
  });

  it("loses whole parts from its end, and says where they are", () => {
    const short = [heading, sentence, ...parts.slice(0, 4), rest, caution];
    expect(blocksOf({}, { mostBytes: bytesOf(short) })).toEqual(short);
    expect(blocksOf({}, { mostBytes: bytesOf(short) - 1 })).toEqual([
      heading,
      sentence,
      ...parts.slice(0, 2),
      rest,
      caution,
    ]);
  });

  it("is cut between paragraphs where not even the first part fits", () => {
    const long = `## Contributions\n\nFirst.\n\n${"word ".repeat(300)}\n\n## Methods\n\nM.`;
    expect(blocksOf({ markdown: long }, { mostBytes: 700 })).toEqual([
      heading,
      sentence,
      "<h4>Contributions</h4>",
      "<p>First.</p>",
      rest,
      caution,
    ]);
  });

  it("keeps its sentence and what is to be known, however little room there is", () => {
    expect(blocksOf({ isCut: true }, { mostBytes: 0 })).toEqual([
      heading,
      sentence,
      rest,
      "<p>The model's answer ended too soon.</p>",
      caution,
    ]);
  });

  it("counts bytes, not characters", () => {
    const chinese = {
      language: "zh",
      markdown: "## 方法\n\n价格价格价格价格。\n\n## 结果\n\n很好很好。",
    };
    for (let mostBytes = 450; mostBytes < 900; mostBytes += 7) {
      const blocks = blocksOf(chinese, { mostBytes });
      expect(bytesOf(blocks)).toBeLessThanOrEqual(mostBytes);
    }
  });
});

describe("a summary's sentence by itself", () => {
  it("is one line of plain text", () => {
    expect(summaryText({ sentence: "At $n_1$\nsteps, p < 5\\%.\u0000" })).toBe(
      "At n₁ steps, p < 5%.",
    );
    expect(summaryText({ sentence: null })).toBeNull();
    expect(summaryText({ sentence: " " })).toBeNull();
  });
});
