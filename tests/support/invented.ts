/** Invented announcement days: papers that do not exist, in the shape arXiv announces them. */

import { aliasOf } from "@/tests/support/arxiv-taxonomy";
import { hostilePapers } from "@/tests/support/invented-hostile";
import { inventCollaboration, inventCreator, inventCrowd } from "@/tests/support/invented-people";
import { inventProse } from "@/tests/support/invented-prose";
import { type Topic, topics } from "@/tests/support/invented-topics";
import { type Chance, chanceFrom } from "@/tests/support/seeded";

/** A paper as it is announced once, before anyone asks for particular categories. */
export type Announced = {
  /** Without the version: "2606.14710" or "math/0211159". */
  id: string;
  version: number;
  /** As arXiv's feeds carry it: raw TeX, not escaped. */
  title: string;
  /** Raw TeX, not escaped; a new paragraph is a line feed and two blanks. */
  abstract: string;
  /** All authors in one text: "First Last, First Last (Place, Town)". */
  creator: string;
  /** Primary first. */
  categories: string[];
  action: "new" | "cross" | "replace";
  /** With action "cross": where this old paper is newly listed. */
  crossTo?: string[];
  /** A URL. */
  licence?: string;
  doi?: string;
  journalReference?: string;
};

export type DayPlan = {
  seed: number | string;
  /** How many ordinary papers. */
  count: number;
  /** "YYYY-MM-DD". */
  day: string;
  /** "YYMM" of the new papers, the day's own month unless given. */
  idPrefix?: string;
  /** Every paper has at least one of these, cs.AI, cs.CL, cs.CV, cs.DC and cs.LG unless given. */
  categories?: string[];
  /** Add the hostile papers, besides `count`. */
  hostile?: boolean;
};

const usualCategories = ["cs.AI", "cs.CL", "cs.CV", "cs.DC", "cs.LG"];

/** New ids of a day begin here and after, so that days of a month do not share any. */
const idsPerDay = 3000;
const idsForHostile = 20;

const licences = [
  ...Array<string>(9).fill("http://arxiv.org/licenses/nonexclusive-distrib/1.0/"),
  ...Array<string>(8).fill("http://creativecommons.org/licenses/by/4.0/"),
  "http://creativecommons.org/licenses/by-nc-nd/4.0/",
  "http://creativecommons.org/licenses/by-nc-sa/4.0/",
  "http://creativecommons.org/licenses/by-sa/4.0/",
  "http://creativecommons.org/publicdomain/zero/1.0/",
];

/**
 * The papers of a day by ascending id; the same plan gives the same papers.
 *
 * About 45 % are new, 25 % old ones newly cross-listed, 30 % replacements (versions 2 to 5).
 * Of the first ones drawn, one is by a collaboration and one by 200 authors.
 */
export function inventDay(plan: DayPlan): Announced[] {
  const chance = chanceFrom(`${plan.seed} ${plan.day}`);
  const categories = plan.categories ?? usualCategories;
  const month = plan.idPrefix?.replace(/\.$/, "") ?? plan.day.slice(2, 4) + plan.day.slice(5, 7);
  const firstNumber = Number(plan.day.slice(8)) * idsPerDay + 1;
  const newId = (index: number) => `${month}.${String(firstNumber + index).padStart(5, "0")}`;

  let nextIndex = idsForHostile;
  const oldIds = new Set<string>();
  const papers = Array.from({ length: plan.count }, (_, index): Announced => {
    const written = inventWriting(chance, categories);
    if (index === 3) written.creator = inventCollaboration(chance);
    if (index === 7) written.creator = inventCrowd(chance, 200);

    const lot = chance.next();
    if (lot < 0.45) {
      nextIndex += chance.happens(0.2) ? 2 : 1;
      return { ...written, id: newId(nextIndex), version: 1, action: "new" };
    }
    const id = inventOldId(chance, month, oldIds);
    if (lot < 0.75) return { ...written, id, version: chance.between(2, 5), action: "replace" };
    return crossListed(chance, { ...written, id, version: chance.between(1, 3) }, categories);
  });

  const hostile = plan.hostile ? hostilePapers(newId) : [];
  return [...papers, ...hostile].sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** One new paper, with whatever a test wants to say about it. */
export function inventPaper(wanted: Partial<Announced> = {}, seed: number | string = 1): Announced {
  const chance = chanceFrom(seed);
  const written = inventWriting(chance, wanted.categories?.slice(0, 1) ?? usualCategories);
  const id = `2606.${String(chance.between(1, 99999)).padStart(5, "0")}`;
  return { ...written, id, version: 1, action: "new", ...wanted };
}

type Written = Omit<Announced, "id" | "version" | "action" | "crossTo">;

function inventWriting(chance: Chance, wanted: string[]): Written {
  const { topic, categories } = inventCategories(chance, wanted);
  const written: Written = {
    ...inventProse(chance, topic),
    creator: inventCreator(chance),
    categories,
    licence: chance.pick(licences),
  };
  if (chance.happens(0.02)) written.doi = `10.99999/inv.${chance.between(10000, 99999)}`;
  if (chance.happens(0.02)) {
    written.journalReference = `Invented Letters ${chance.between(3, 90)}, 2025`;
  }
  return written;
}

/**
 * Mostly a topic whose home is wanted; else one from elsewhere that is cross-listed there.
 * A wanted category that no topic calls home gets papers on any topic.
 */
function inventCategories(
  chance: Chance,
  wanted: string[],
): { topic: Topic; categories: string[] } {
  const target = chance.pick(wanted);
  const atHome = topics.filter((topic) => topic.category === target);
  const related = topics.filter((topic) => topic.related.includes(target));
  const fromElsewhere = chance.happens(0.25) && related.length > 0;
  const topic = chance.pick(fromElsewhere ? related : atHome.length > 0 ? atHome : topics);
  const primary = fromElsewhere ? topic.category : target;
  const others = chance.sample(topic.related, chance.pick([0, 1, 1, 2, 3]));

  const listed = new Set([primary, ...(fromElsewhere ? [target] : []), ...others]);
  for (const category of [...listed]) {
    const alias = aliasOf(category);
    if (alias) listed.add(alias);
  }
  return { topic, categories: [...listed] };
}

/** An old paper of another primary category, newly listed in one that is wanted. */
function crossListed(
  chance: Chance,
  paper: Omit<Announced, "action">,
  wanted: string[],
): Announced {
  const primaries = topics.map((topic) => topic.category);
  const target =
    paper.categories.slice(1).find((category) => wanted.includes(category)) ?? chance.pick(wanted);
  const homes = primaries.filter((category) => category !== target);
  const primary = paper.categories[0] === target ? chance.pick(homes) : paper.categories[0];
  const categories = [...new Set([primary ?? target, ...paper.categories, target])];
  return { ...paper, categories, action: "cross", crossTo: [target] };
}

/** From the three years before, each once a day. */
function inventOldId(chance: Chance, month: string, taken: Set<string>): string {
  const months = Number(month.slice(0, 2)) * 12 + Number(month.slice(2)) - 1;
  const then = months - chance.between(1, 36);
  const yymm =
    String(Math.floor(then / 12)).padStart(2, "0") + String((then % 12) + 1).padStart(2, "0");
  const id = `${yymm}.${String(chance.between(1, 19999)).padStart(5, "0")}`;
  if (taken.has(id)) return inventOldId(chance, month, taken);
  taken.add(id);
  return id;
}
