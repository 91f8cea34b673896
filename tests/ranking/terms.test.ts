import { describe, expect, it } from "vitest";
import { indexPapers } from "@/lib/ranking/day-index";
import { compileKeyword } from "@/lib/ranking/keyword";
import { searchKeyword } from "@/lib/ranking/keyword-search";
import { termOf } from "@/lib/ranking/terms";
import { aPaper } from "@/tests/support/papers";

/** Words of a line are one term, those of different lines are not. */
const oneTermEach = `
decode decodes decoded decoding decoder decoders Decoding
encode encoders encoding
code codes coding coded
quantise quantize quantised quantization quantisation quantizer QUANTIZATION
optimisation optimization optimise optimized optimizers
modelling modeling model models modelled
labelled labeled label labels labelling
neighbour neighbor neighbours neighbors
behaviour behavior behaviours
colour color coloured
centre center centres centred centered
tumour tumors
fibre fibers
analysis analyses analyse analyze analysing
classify classified classification classifiers
network networks
query queries querying
matrix matrices
cache caches caching cached
plan plans planned planning
plane planes
scale scales scaling
stat stats
state states
use uses used using
embed embedding embeddings embedded
speed speeds
bias biases biased
basis
base based
news
new
physics
physical
series
lens lenses
LLM LLMs
MoE MOE MoEs
GAN GANs
ViT ViTs
RLS
RL RLs
AIDS
AID
aid aids
rag rags
ragged
RAG RAGs
efficient
efficiency
transformer transformers
transform transforms
FP8 fp8
dialogue dialogs
train training trained
C++
C#
C c
prefill prefills prefilling
`
  .trim()
  .split("\n")
  .map((line) => line.split(" "));

describe("termOf", () => {
  it.each(oneTermEach)("is one for %s …", (...words) => {
    expect(new Set(words.map(termOf)).size, words.join(" ")).toBe(1);
  });

  it("tells different words apart", () => {
    const terms = oneTermEach.map(([first = ""]) => termOf(first));
    expect(terms.filter((term, at) => terms.indexOf(term) !== at)).toEqual([]);
  });
});

const count = (keyword: string, text: string) =>
  searchKeyword(compileKeyword(keyword), indexPapers([aPaper({ title: "x", abstract: text })]))
    .inAbstract[0];

describe("ways to write one thing", () => {
  it.each([
    [["FP8", "FP-8", "FP 8", "fp8"]],
    [["GPT-4", "GPT4", "GPT 4", "gpt-4"]],
    [["k-NN", "kNN", "k NN", "K-NN"]],
    [["finetuning", "fine-tuning", "fine tuning", "Fine-Tuned", "finetune"]],
    [["prefill", "pre-fill", "pre-filling", "Prefilling", "pre fill"]],
    [["low-rank", "low rank", "lowrank"]],
    [["multimodal", "multi-modal", "multi modal", "Multi-Modal"]],
    [["CO2", "CO$_2$", "CO₂", "CO-2"]],
    [["mixture of experts", "mixture-of-experts", "Mixture-of-Expert"]],
    [["optimisation", "optimization", "optimizer"]],
    [["Kullback-Leibler", "Kullback--Leibler", "Kullback–Leibler"]],
    [["Moore's law", "Moore’s Law"]],
    [["X-ray", "x-rays", "xray"]],
    [["dataset", "data set", "datasets", "data-sets"]],
  ])("are found by each other: %j", (spellings) => {
    for (const keyword of spellings) {
      for (const text of spellings) {
        expect(count(keyword, `before ${text} behind`), `${keyword} in ${text}`).toBe(1);
      }
    }
  });

  it.each([
    ["online", "we rely on line graphs"],
    ["online", "in what it is based on. Line graphs"],
    ["overall", "we average over all runs"],
    ["insight", "with the end in sight"],
    ["GAN", "for G an element"],
    ["AID", "it is given a ID"],
    ["GPT-4", "GPT-40 and GPT-4o"],
    ["FP8", "FP80"],
    ["dataset", "we have data. Set it"],
    ["together", "the tool to get her"],
    ["mixture of experts", "experts in a mixture of models"],
  ])("do not make %j of %j", (keyword, text) => {
    expect(count(keyword, text)).toBe(0);
  });

  it("are one keyword", () => {
    for (const same of [
      ["FP8", "fp-8", "FP 8"],
      ["kNN", "k-NN", "k NN"],
      ["fine tuning", "finetuning", "Fine-tuned"],
      ["low rank", "low-rank"],
      ["decode", "Decoders"],
      ["LLM", "LLMs"],
    ]) {
      expect(new Set(same.map((each) => compileKeyword(each).key)).size, same.join()).toBe(1);
    }
    expect(compileKeyword("RAG").key).not.toBe(compileKeyword("rag").key);
  });
});

describe("acronyms", () => {
  it.each([
    ["RAG", "a RAG system with RAGs", 2],
    ["RAG", "in a rag, ragged", 0],
    ["rag", "a rag and a RAG", 2],
    ["SAM", "Sam uses SAM", 1],
    ["AID", "an aid", 0],
    ["MOE", "MoE, MoEs and MOE", 3],
    ["MoE", "MOE but no moe", 1],
    ["moe", "MoE and moe", 2],
    ["LLM", "LLMs, LLM-based, MLLM, MLLMs", 2],
    ["*LLM", "MLLM and LLM", 2],
    ["LLMs", "an LLM", 1],
    ["llms", "an LLM and an llm", 2],
    ["RL", "RLS and RLHF", 0],
    ["RLHF", "with RLHF", 1],
    ["RL agent", "RL agents and rl agents", 1],
    ["LoRA", "LoRA, LoRAs and Lora", 2],
    ["Fast", "FAST and fast", 2],
    ["FP8", "fp8 and FP8", 2],
    ["FRAMEWORK", "a framework", 1],
  ])("%s in %j: %d", (keyword, text, expected) => {
    expect(count(keyword, text)).toBe(expected);
  });
});

describe("wildcards", () => {
  it.each([
    ["moe*", "MoEfied, moe and MOE", 3],
    ["*FP4", "NVFP4 and MXFP4 but FP4x", 2],
    ["*sparse*", "block-sparse, sparsely, unsparse, sparsity", 3],
    ["spars*", "sparse sparsity", 2],
    ["*FP4 kernel", "NVFP4 kernels", 1],
    ["pretrain*", "pre-trained, pretraining", 2],
    ["*", "nothing", 0],
  ])("%s in %j: %d", (keyword, text, expected) => {
    expect(count(keyword, text)).toBe(expected);
  });
});

describe("a longer word that ends with a format's name", () => {
  const hits = (keyword: string, text: string) =>
    searchKeyword(compileKeyword(keyword), indexPapers([aPaper({ title: text, abstract: "" })]));

  it.each([
    ["FP4", "NVFP4 Kernels", true],
    ["FP8", "MXFP8 Training", true],
    ["FP-8", "MXFP8 Training", true],
    ["INT8", "UINT8", true],
    ["FP4", "FP4 and NVFP4", false],
    ["FP4", "2FP4", null],
    ["A8", "W4A8", null],
    ["RAG", "GraphRAG", null],
  ])("is a weaker match of %s in %j: %s", (keyword, text, isWeak) => {
    const { inTitle, isWeak: weak } = hits(keyword, text);
    expect(inTitle[0] === 0 ? null : weak?.[0] === 1).toBe(isWeak);
  });
});
