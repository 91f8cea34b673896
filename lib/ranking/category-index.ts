import { canonical, expand } from "../arxiv/taxonomy";
import { createMemo } from "../memo";
import type { Paper } from "../papers/paper";

/** The (canonical) categories of a day's papers, as numbers: primary first. */
export type CategoryIndex = { starts: Int32Array; ids: Uint16Array };

/** Which categories belong to a set, by their numbers. */
export type CategorySet = Uint8Array;

const numbers = new Map<string, number>();
const most = 65_536;

function numberOf(category: string): number {
  const known = numbers.get(category);
  if (known !== undefined) return known;
  const number = Math.min(numbers.size, most - 1);
  numbers.set(category, number);
  return number;
}

export function indexCategories(papers: readonly Paper[]): CategoryIndex {
  const starts = new Int32Array(papers.length + 1);
  const ids: number[] = [];
  for (const [number, paper] of papers.entries()) {
    for (const category of paper.categories) ids.push(numberOf(canonical(category)));
    starts[number + 1] = ids.length;
  }
  return { starts, ids: Uint16Array.from(ids) };
}

const sets = createMemo<CategorySet>(500, () => 1);

/** All that the given categories and archives stand for. */
export function categorySet(ids: readonly string[]): CategorySet {
  const name = ids.join(" ");
  const known = sets.get(name);
  if (known !== undefined) return known;
  const members = [...expand(ids)].map(numberOf);
  const set = new Uint8Array(numbers.size);
  for (const member of members) set[member] = 1;
  sets.set(name, set);
  return set;
}

export function primaryIsIn({ starts, ids }: CategoryIndex, paper: number, set: CategorySet) {
  const start = starts[paper] ?? 0;
  return start < (starts[paper + 1] ?? 0) && set[ids[start] ?? 0] === 1;
}

/** True where a category besides the primary one is of the set. */
export function otherIsIn(
  { starts, ids }: CategoryIndex,
  paper: number,
  set: CategorySet,
): boolean {
  const start = starts[paper] ?? 0;
  const end = starts[paper + 1] ?? 0;
  for (let at = start + 1; at < end; at++) {
    const id = ids[at] ?? 0;
    // A second name of the primary category (cs.SY beside eess.SY) is not another category.
    if (id !== ids[start] && set[id] === 1) return true;
  }
  return false;
}

export function anyIsIn(index: CategoryIndex, paper: number, set: CategorySet): boolean {
  return primaryIsIn(index, paper, set) || otherIsIn(index, paper, set);
}

/** The first of the reader's categories that lists a paper; its primary category, where asked. */
export function categoryOrder(
  categories: readonly string[],
  { starts, ids }: CategoryIndex,
): (paper: number) => number {
  const places = placesOf(categories);
  const placeOf = (id: number) => places[id] ?? categories.length;
  return (paper) => {
    const start = starts[paper] ?? 0;
    const own = placeOf(ids[start] ?? most);
    let least = own;
    if (own < categories.length) return own;
    for (let at = start + 1; at < (starts[paper + 1] ?? 0); at++) {
      least = Math.min(least, placeOf(ids[at] ?? most));
    }
    return least;
  };
}

const orders = createMemo<Uint16Array>(500, () => 1);

/** By a category's number its place among the reader's, or behind them. */
function placesOf(categories: readonly string[]): Uint16Array {
  const name = categories.join(" ");
  const known = orders.get(name);
  if (known !== undefined) return known;
  const all = categories.map((category) => categorySet([category]));
  const places = new Uint16Array(numbers.size).fill(categories.length);
  for (const [place, set] of [...all.entries()].reverse()) {
    for (const [id, isMember] of set.entries()) if (isMember === 1) places[id] = place;
  }
  orders.set(name, places);
  return places;
}
