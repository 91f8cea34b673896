import fc from "fast-check";
import { summaryMarkdown } from "@/lib/digest/summary-markdown";
import { proseHtml } from "@/lib/feeds/prose";
import { summaryHtml } from "@/lib/feeds/summary";
import { titleText } from "@/lib/feeds/text";
import { markdownHtml, plainHtml } from "@/lib/summaries/html/html";
import { markUnfound } from "@/lib/summaries/reply/figures";
import { readReply } from "@/lib/summaries/reply/reply";
import { mathStyles } from "@/lib/tex/math-style";
import { readable } from "@/lib/tex/readable";
import { elementsIn, rendered } from "@/tests/digest/rendered";
import { requireMathMl } from "@/tests/feeds/mathml-rules";
import { parseXml, type XmlElement } from "@/tests/feeds/xml";
import { faultsInHtml } from "@/tests/fuzz/sound-feeds";
import { requireEqual, target } from "@/tests/fuzz/target";
import { aSummary } from "@/tests/fuzz/targets/feeds";
import { modelText, texText } from "@/tests/fuzz/texts";
import { faultsIn } from "@/tests/support/summary-html";

/** TeX as authors write it, and Markdown as models do, to what a feed shows. */

const texMonsters = [
  [
    "$",
    "{",
    "}",
    "\\",
    "^",
    "_",
    "\\frac{",
    "\\left(",
    "x^{",
    "\\begin{cases}",
    "\\text{$",
    "$x$ ",
  ],
  [
    "\\href{",
    "\\url{a}",
    "~",
    "''",
    "--",
    "\\'",
    '\\"{o}',
    "$$",
    "\\[",
    "\\(",
    "\\\\",
    "\\sqrt[",
    "&",
  ],
  ["https://a.b/", "https://", "www.", "<", "a ", " ", "\n", "\u0301", "\ud800", "%", "\\verb|"],
]
  .flat()
  .map((piece) => piece.repeat(50_000 / piece.length));

export const tex = target({
  name: "TeX to readable text and HTML",
  casesInTests: 400,
  cases: () => texText,
  monsters: () => texMonsters,
  check: (text) => {
    const title = titleText(text);
    if (/<\S|[\u0000-\u001f\ufffe\uffff]/.test(title) || !title.isWellFormed()) {
      throw new Error(`the title may be taken for markup: ${JSON.stringify(title)}`);
    }
    const plain = readable(text);
    if (plain.length > 20 * text.length + 100) throw new Error("the text swells");
    for (const style of mathStyles) {
      const { blocks, codeUrls } = proseHtml(text, style);
      const html = blocks.join("\n");
      const faults = faultsInHtml(html);
      if (faults.length === 0) faults.push(...faultsInFormulas(html));
      faults.push(...codeUrls.filter((url) => !/^https?:\/\/[^\s<>"]+$/.test(url)));
      requireEqual(faults, [], `in ${style}`);
    }
  },
});

function faultsInFormulas(html: string): string[] {
  const faults: string[] = [];
  const visit = (element: XmlElement) => {
    if (element.name === "math") requireMathMl(element, "it", (what) => faults.push(what));
    else element.children.forEach(visit);
  };
  visit(parseXml(`<div>${html}</div>`));
  return faults;
}

const languages = fc.constantFrom("en", "zh", "German");

export const replies = target({
  name: "answers of models",
  casesInTests: 120,
  cases: () => fc.tuple(modelText, languages, texText),
  monsters: () =>
    texMonsters.map((text): [string, string, string] => [`## Methods\n\nx ${text}`, "en", text]),
  check: ([answer, language, paper]) => {
    const reply = readReply(answer, { language, knownUrls: paper });
    if (!("markdown" in reply)) return;
    const { markdown, sentence } = reply;
    if (!(markdown + (sentence ?? "")).isWellFormed()) throw new Error("half a character");
    const again = readReply(markdown, { language, knownUrls: paper });
    requireEqual("markdown" in again && again.markdown, markdown, "read again");
    const marked = markUnfound({ language, sentence, markdown }, [paper]);
    for (const math of mathStyles) {
      requireEqual(faultsIn(markdownHtml(marked.markdown, { math, topHeading: 4 })), [], math);
      const line = plainHtml(marked.sentence ?? "", math);
      requireEqual(faultsIn([`<p>${line}</p>`]), [], `the sentence in ${math}`);
    }
  },
});

export const markdown = target({
  name: "Markdown to HTML",
  casesInTests: 200,
  cases: () => fc.tuple(modelText, fc.constantFrom(...mathStyles)),
  monsters: () => texMonsters.map((text): [string, "auto"] => [text, "auto"]),
  check: ([text, math]) =>
    requireEqual(faultsIn(markdownHtml(text, { math, topHeading: 4 })), [], ""),
});

export const summaries = target({
  name: "summaries to HTML",
  casesInTests: 100,
  cases: () => fc.tuple(aSummary, fc.constantFrom(0, 300, 20_000), fc.constantFrom(...mathStyles)),
  check: ([summary, mostBytes, math]) => {
    const paperUrl = "https://feeds.example/papers/2606.00001";
    const place = { math, version: 2, mostBytes, paperUrl };
    const { blocks } = summaryHtml({ ...summary, id: "2606.00001", version: 1 }, place);
    requireEqual(faultsInHtml(blocks.join("\n")), [], "its HTML");
  },
});

const ofDigests =
  "a blockquote br code del em h4 h5 h6 hr input li ol p pre span strong sub sup table tbody td th thead tr ul";

export const digests = target({
  name: "Markdown to Markdown",
  casesInTests: 100,
  casesAtLength: 50_000,
  cases: () => modelText,
  monsters: () => texMonsters,
  check: (text) => {
    const html = rendered(summaryMarkdown(text));
    const odd = elementsIn(html).filter((name) => !ofDigests.split(" ").includes(name));
    requireEqual(odd, [], "elements");
    for (const element of html.querySelectorAll("*")) {
      for (const name of Object.keys(element.attributes)) {
        if (!/^(class|start|align|type|disabled|checked|lang)$/.test(name)) {
          throw new Error(`<${element.rawTagName} ${name}>`);
        }
      }
    }
  },
});
