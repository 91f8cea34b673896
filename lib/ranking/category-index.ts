import { canonical, expand } from "../arxiv/taxonomy";
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

/** All that the given categories and archives stand for. */
export function categorySet(ids: Iterable<string>): CategorySet {
  const members = [...expand(ids)].map(numberOf);
  const set = new Uint8Array(numbers.size);
  for (const member of members) set[member] = 1;
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
  const sets = categories.map((category) => categorySet([category]));
  const places = new Map<number, number>();
  const placeOf = (id: number) => {
    const known = places.get(id);
    if (known !== undefined) return known;
    const found = sets.findIndex((set) => set[id] === 1);
    const place = found < 0 ? categories.length : found;
    places.set(id, place);
    return place;
  };
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
