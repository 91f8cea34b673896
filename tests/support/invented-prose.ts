/** Titles and abstracts, assembled from sentences with blanks that a topic fills. */

import type { Topic } from "@/tests/support/invented-topics";
import type { Chance } from "@/tests/support/seeded";

const shortestAbstract = 900;
const longestAbstract = 1600;

/** One filled choice of a topic's words, the same throughout a paper. */
type Story = {
  name: string;
  subjects: string;
  otherSubjects: string;
  method: string;
  otherMethod: string;
  obstacle: string;
  otherObstacle: string;
  measure: string;
  otherMeasure: string;
  setting: string;
  gain: string;
  factor: string;
};

type Sentence = (story: Story) => string;

const titles: Sentence[] = [
  (s) => `${s.name}: ${titled(s.method)} for ${titled(s.subjects)}`,
  (s) => `${s.name}: Taming ${titled(s.obstacle)} with ${titled(s.method)}`,
  (s) => `${s.name}: Towards Robust ${titled(s.subjects)}`,
  (s) => `${s.name}-Bench: Measuring ${titled(s.measure)} of ${titled(s.subjects)}`,
  (s) => `Rethinking ${titled(s.method)} in ${titled(s.subjects)} by ${titled(s.measure)}`,
  (s) => `When Does ${titled(s.method)} Help ${titled(s.subjects)} on ${titled(s.setting)}?`,
  (s) =>
    `On the Limits of ${titled(s.method)} under ${titled(s.obstacle)} for ${titled(s.subjects)}`,
  (s) => `A Survey of ${titled(s.method)} and ${titled(s.otherMethod)} in ${titled(s.subjects)}`,
  (s) => `Beyond ${titled(s.otherMethod)}: ${titled(s.method)} under ${titled(s.obstacle)}`,
  (s) => `${titled(s.subjects)} without ${titled(s.obstacle)}: Lessons from ${titled(s.setting)}`,
];

/** The course of an abstract: one sentence of each group, then more of the last ones. */
const course: Sentence[][] = [
  [
    (s) => `${capital(s.subjects)} have become a building block of many practical systems.`,
    (s) => `Recent progress on ${s.subjects} has been driven mostly by scale.`,
    (s) => `The rapid adoption of ${s.subjects} raises new questions about ${s.measure}.`,
    (s) => `Despite a decade of work, ${s.subjects} remain hard to reason about.`,
    (s) => `We study ${s.subjects} in the regime where ${s.measure} is the binding constraint.`,
  ],
  [
    (s) => `In practice, however, they suffer from ${s.obstacle}, and from ${s.otherObstacle}.`,
    (s) => `Existing approaches either ignore ${s.obstacle} or pay for it with worse ${s.measure}.`,
    (s) => `Prior work based on ${s.otherMethod} leaves ${s.obstacle} largely unaddressed.`,
    (s) => `A key difficulty is ${s.obstacle}, which existing evaluations tend to average away.`,
    (s) => `It is often assumed that ${s.otherMethod} suffices. With ${s.obstacle}, it does not.`,
  ],
  [
    (s) => `We present ${s.name}, a framework that combines ${s.method} with ${s.otherMethod}.`,
    (s) => `This paper introduces ${s.name}, which replaces ${s.otherMethod} by ${s.method}.`,
    (s) => `To close this gap we propose ${s.name}, built around ${s.method}.`,
    (s) =>
      `We ask whether ${s.method} alone can help, and answer with ${s.name}, a minimal design.`,
    (s) =>
      `Our system, ${s.name}, treats ${s.obstacle} as a first-class signal through ${s.method}.`,
  ],
  [
    () =>
      `The main idea is to separate what must be decided online from what can be prepared ahead.`,
    (s) =>
      `It rests on the observation that ${s.obstacle} is predictable from a few early features.`,
    (s) => `A lightweight controller watches ${s.measure} and adapts the budget at every step.`,
    () => `We derive a closed-form rule with a single hyperparameter and prove that it is stable.`,
    (s) => `Unlike earlier designs it needs no labels, and it leaves ${s.otherSubjects} untouched.`,
    () => `We further give a matching lower bound, so that the trade-off cannot be avoided.`,
  ],
  [
    (s) => `We evaluate ${s.name} on ${s.setting} against seven strong baselines.`,
    (s) => `Experiments on ${s.setting} cover three random seeds and two budgets.`,
    (s) => `Across ${s.setting}, we compare it with ${s.otherMethod} and with tuned heuristics.`,
    (s) => `A controlled study on ${s.setting} isolates the contribution of each component.`,
  ],
  [
    (s) => `${s.name} improves ${s.measure} by ${s.gain}% and ${s.otherMeasure} by ${s.factor}x.`,
    (s) =>
      `It lowers cost by ${s.gain}% at equal ${s.measure}, and is ${s.factor}x faster end to end.`,
    (s) => `Gains reach ${s.gain} points in ${s.measure}, with no loss in ${s.otherMeasure}.`,
    (s) =>
      `We observe a ${s.factor}x better ${s.measure} at the median and ${s.gain}% at the tail.`,
  ],
  [
    (s) => `Ablations attribute most of the gain to ${s.method} rather than to ${s.otherMethod}.`,
    (s) => `The advantage grows with scale and persists under ${s.otherObstacle}.`,
    (s) => `Surprisingly, ${s.otherMethod} becomes harmful once ${s.obstacle} dominates.`,
    (s) => `We also find that ${s.measure} alone is a misleading proxy for ${s.otherMeasure}.`,
    (s) => `A failure analysis of 412 cases traces the remaining errors to ${s.otherObstacle}.`,
    (s) => `Our analysis connects the effect to the geometry of ${s.otherSubjects}.`,
    (s) => `The same recipe transfers to ${s.otherSubjects} without retuning.`,
    () =>
      `We discuss when the method should not be used, and what it would take to lift the limits.`,
  ],
  [
    () => `Code, data and configuration files will be released upon publication.`,
    (s) => `We hope that ${s.name} serves as a simple baseline for future work.`,
    (s) => `These findings suggest that progress on ${s.subjects} calls for better measurements.`,
    (s) => `We conclude with open problems around ${s.otherObstacle}.`,
  ],
];

const syllables = "ka vel dor mi tha ren qui sol bra nex fi lor zan pe ultra hel cor vi tas mere";

/** A title and an abstract of 900 to 1,600 characters, in ASCII. */
export function inventProse(chance: Chance, topic: Topic): { title: string; abstract: string } {
  const story = tell(chance, topic);
  const sentences = course.map((group) => chance.pick(group)(story));
  const fillers = chance
    .sample(
      course.flatMap((group, index) => (index === 3 || index === 6 ? group : [])),
      20,
    )
    .map((sentence) => sentence(story))
    .filter((sentence) => !sentences.includes(sentence));
  const target = chance.between(shortestAbstract, longestAbstract - 200);
  const length = () => sentences.join(" ").length;
  for (const filler of fillers) {
    if (length() >= target) break;
    sentences.splice(sentences.length - 1, 0, filler);
  }
  return {
    title: chance.pick(titles)(story),
    abstract: sentences.join(" "),
  };
}

function tell(chance: Chance, topic: Topic): Story {
  const [subjects = "", otherSubjects = ""] = chance.sample(topic.subjects, 2);
  const [method = "", otherMethod = ""] = chance.sample(topic.methods, 2);
  const [obstacle = "", otherObstacle = ""] = chance.sample(topic.obstacles, 2);
  const [measure = "", otherMeasure = ""] = chance.sample(topic.measures, 2);
  return {
    name: inventName(chance),
    subjects,
    otherSubjects,
    method,
    otherMethod,
    obstacle,
    otherObstacle,
    measure,
    otherMeasure,
    setting: chance.pick(topic.settings),
    gain: (chance.between(11, 480) / 10).toFixed(1),
    factor: (chance.between(11, 64) / 10).toFixed(1),
  };
}

/** "Velsolmi", "RENQUI" or "DorvexNet". */
function inventName(chance: Chance): string {
  const word = chance.sample(syllables.split(" "), chance.between(2, 3)).join("");
  if (chance.happens(0.25)) return word.toUpperCase();
  const ending = chance.happens(0.2) ? chance.pick(["Net", "RL", "KV", "LM", "Flow"]) : "";
  return `${capital(word)}${ending}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function titled(text: string): string {
  const small = new Set("a an and at by for from in of on or that the to under with".split(" "));
  return text
    .split(" ")
    .map((word) => (small.has(word) ? word : capital(word)))
    .join(" ");
}
