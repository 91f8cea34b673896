/** What an invented paper says between its abstract and its references. */

import type { Announced } from "@/tests/support/invented";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

export type TextBlock =
  /** TeX between dollars; a footnote between `[[` and `]]`. */
  | { kind: "paragraph"; text: string }
  | { kind: "list"; items: string[] }
  | { kind: "formula"; tex: string; number?: number }
  | { kind: "figure"; number: number; caption: string }
  /** The first row is the heading. */
  | { kind: "table"; number: number; caption: string; rows: string[][] }
  | { kind: "algorithm"; number: number; caption: string; lines: string[] };

/** `heading` without its number; sections of level 2 belong to the one of level 1 before. */
export type WrittenSection = { heading: string; level?: 1 | 2; blocks: TextBlock[] };

export type WrittenText = {
  title: string; // TeX
  abstract: string; // TeX
  authors: string[];
  sections: WrittenSection[];
  references: string[];
  appendix: WrittenSection[];
};

/** The same paper always says the same: six sections with numbers, a table, references, an appendix. */
export function inventText(
  paper: Pick<Announced, "id" | "title" | "abstract" | "creator">,
): WrittenText {
  const chance = chanceFrom(`text ${paper.id}`);
  const prose = proseOf(chance, paper.abstract);
  const paragraphs = (count: number): TextBlock[] =>
    Array.from({ length: count }, () => ({ kind: "paragraph", text: prose() }));
  const [gain, cost, seeds] = [
    chance.between(21, 380) / 10,
    chance.between(2, 64),
    chance.between(3, 9),
  ];
  const table: TextBlock = {
    kind: "table",
    number: 1,
    caption: `Main results over ${seeds} seeds. Higher is better.`,
    rows: [
      ["Method", "Accuracy", "Recall", "Cost"],
      ...["Baseline A", "Baseline B", "Tuned heuristic", "Ours"].map((name, index) => [
        name,
        ...[0, 1].map(() => (60 + index * 4 + chance.between(0, 39) / 10).toFixed(1)),
        `${cost - index}`,
      ]),
    ],
  };
  return {
    title: paper.title,
    abstract: paper.abstract,
    authors: paper.creator.split(/,\s*/).slice(0, 6),
    sections: [
      { heading: "Introduction", blocks: [...paragraphs(4), contributions(gain)] },
      { heading: "Related Work", blocks: paragraphs(3) },
      { heading: "Method", blocks: paragraphs(2) },
      {
        heading: "Problem Setting",
        level: 2,
        blocks: [
          ...paragraphs(2),
          {
            kind: "formula",
            tex: "\\mathcal{L}(\\theta)=\\sum_{i=1}^{n}\\ell(f_{\\theta}(x_{i}),y_{i})",
            number: 1,
          },
          {
            kind: "paragraph",
            text: "Here $\\theta$ are the parameters and $n$ counts the samples.",
          },
        ],
      },
      {
        heading: "Optimisation",
        level: 2,
        blocks: [
          ...paragraphs(2),
          {
            kind: "algorithm",
            number: 1,
            caption: "Training",
            lines: [
              "for each batch do",
              "  compute the gradient $g$",
              "  $\\theta\\leftarrow\\theta-\\eta g$",
            ],
          },
        ],
      },
      {
        heading: "Experiments",
        blocks: [
          {
            kind: "paragraph",
            text: `We train on ${chance.between(11, 900)},000 samples with ${cost} accelerators for ${chance.between(5, 90)} hours.[[All runs use the same code.]]`,
          },
          ...paragraphs(3),
          {
            kind: "figure",
            number: 1,
            caption: `Accuracy over training steps, mean of ${seeds} seeds.`,
          },
        ],
      },
      {
        heading: "Results",
        blocks: [
          table,
          {
            kind: "paragraph",
            text: `Our method gains ${gain.toFixed(1)} % over the best baseline ($p<0.01$), at ${cost} times lower cost.`,
          },
          ...paragraphs(3),
        ],
      },
      {
        heading: "Conclusion",
        blocks: [
          ...paragraphs(2),
          { kind: "paragraph", text: "Limits remain for very long inputs." },
        ],
      },
    ],
    references: Array.from({ length: chance.between(18, 40) }, (_, index) =>
      reference(chance, index),
    ),
    appendix: [{ heading: "Further Details", blocks: paragraphs(3) }],
  };
}

/** Paragraphs of the abstract's sentences and of some that fit any paper, with figures in them. */
function proseOf(chance: Chance, abstract: string): () => string {
  const own = abstract.replace(/\s+/g, " ").match(/[^.!?]{20,300}[.!?](?=\s|$)/g) ?? [];
  const filled = (sentence: string) => sentence.replace(/#/g, () => String(chance.between(2, 97)));
  return () => {
    const sentences = [
      ...chance.sample(own, 2).map((sentence) => sentence.trim()),
      ...chance.sample(anywhere, chance.between(4, 7)).map(filled),
    ];
    return chance.sample(sentences, sentences.length).join(" ");
  };
}

const anywhere = [
  "We follow the usual protocol and report the mean of # runs.",
  "The difference is within # % of what a larger sample would show.",
  "Earlier work [#] reaches a similar conclusion under stronger assumptions.",
  "This holds for all $\\alpha\\leq 0.#$, as the next section shows.",
  "A state-of-the-art system needs # times as many parameters for the same quality.",
  "Of the # cases that we looked at by hand, # were due to labels.",
  "The effect is largest in the first # steps and vanishes after that.",
  "None of the # alternatives that we tried was better on average.",
  "It is worth noting that the variance $\\sigma^{2}$ stays below #.",
  "For a fair comparison, every method gets the same budget of # evaluations.",
  "Removing this component costs # points, more than any other change.",
  "We leave the case of more than # classes to future work.",
];

function contributions(gain: number): TextBlock {
  return {
    kind: "list",
    items: [
      "We describe the problem and show why earlier answers fall short.",
      `We give a method that gains ${gain.toFixed(1)} % without further data.`,
      "We measure it in three settings and say where it fails.",
    ],
  };
}

const surnames = ["Okonedo", "Lindqvist", "Marchetti", "Takamori", "Wexler", "Dubrowa", "Ferreiro"];

function reference(chance: Chance, index: number): string {
  const [first, second] = chance.sample(surnames, 2);
  const year = chance.between(2004, 2025);
  return `${first} and ${second}. On the matter of case ${index + 1}. Invented Letters ${chance.between(2, 60)}, ${year}.`;
}
