import { describe, expect, it } from "vitest";
import { proseHtml } from "@/lib/feeds/prose";
import { markedHtml, markedText, markerFor, type Scoring } from "@/lib/pages/marking";

const found = (keywords: string[]) => keywords.map((keyword) => ({ keyword }));
const marked = (text: string, keywords: string[], scoring: Scoring = "weighted") =>
  `${markedText(text, markerFor(found(keywords), scoring))}`;

describe("what matched is marked in a text", () => {
  it.each([
    ["Faster decoding", ["decode"], "Faster <mark>decoding</mark>"],
    ["The world of RL", ["RL"], "The world of <mark>RL</mark>"],
    ["Mixture-of-Experts, twice", ["mixture of experts"], "<mark>Mixture-of-Experts</mark>, twice"],
    ["Mixtures of many experts", ["mixture of experts"], "Mixtures of many experts"],
    ["Naïve Hölder bounds", ["naive", "holder"], "<mark>Naïve</mark> <mark>Hölder</mark> bounds"],
    ["Quantized nets", ["quant*"], "<mark>Quantized</mark> nets"],
    ["In C++ and C", ["C++"], "In <mark>C++</mark> and C"],
    ["a<b & LLMs", ["llm"], "a&lt;b &amp; <mark>LLMs</mark>"],
    ["nothing of it", ["LLM", "***"], "nothing of it"],
    ["FP-8, FP8 and fp 8", ["FP8"], "<mark>FP-8</mark>, <mark>FP8</mark> and <mark>fp 8</mark>"],
    ["By k-NN", ["kNN"], "By <mark>k-NN</mark>"],
    ["Fine-tuned nets", ["finetuning"], "<mark>Fine-tuned</mark> nets"],
    ["Colouring a modelled graph", ["color*", "model"], "Colouring a <mark>modelled</mark> graph"],
    ["RAG with a rag", ["RAG"], "<mark>RAG</mark> with a rag"],
    ["Training in NVFP4", ["FP4"], "Training in NVFP4"],
  ])("%s, by %j", (text, keywords, expected) => {
    expect(marked(text, keywords)).toBe(expected);
  });

  it("as one, where two keywords meet or overlap", () => {
    expect(
      marked("speculative decoding methods", ["speculative decoding", "decoding methods"]),
    ).toBe("<mark>speculative decoding methods</mark>");
  });

  it("as the longer word, where only such a one was found", () => {
    const marker = markerFor([{ keyword: "FP4", within: "NVFP4" }], "weighted");
    expect(`${markedText("Training in NVFP4, 4 bits", marker)}`).toBe(
      "Training in <mark>NVFP4</mark>, 4 bits",
    );
  });

  it("within words, where the scoring counts parts of words", () => {
    expect(marked("The World of RL", ["rl"], "count")).toBe(
      "The Wo<mark>rl</mark>d of <mark>RL</mark>",
    );
  });
});

describe("what matched is marked in HTML of ours", () => {
  const block = (tex: string, keywords: string[]) =>
    `${markedHtml(proseHtml(tex, "mathml").blocks.join("\n"), markerFor(found(keywords), "weighted"))}`;

  it("outside of tags, addresses and formulas", () => {
    const html = block("See $x_{LLM}$ of LLM at https://github.com/a/LLM", ["LLM", "github"]);
    expect(html).toContain(" of <mark>LLM</mark> at ");
    expect(html).toContain('href="https://github.com/a/LLM"');
    expect(html).not.toMatch(/<math.*<mark>.*<\/math>/s);
    expect(html).toContain(">https://<mark>github</mark>.com/a/<mark>LLM</mark></a>");
  });

  it("without making a word of an escape", () => {
    expect(block("R&D, amp, lt and a<b", ["amp", "lt"])).toBe(
      "<p>R&amp;D, <mark>amp</mark>, <mark>lt</mark> and a&lt;b</p>",
    );
  });

  it("across the border of a link, each part by itself", () => {
    expect(block("\\href{https://a.example/}{Mixture of} experts", ["mixture of experts"])).toBe(
      '<p><a href="https://a.example/"><mark>Mixture of</mark></a><mark> experts</mark></p>',
    );
  });
});
