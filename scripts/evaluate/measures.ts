/** Where a pick landed among the papers of its day: place 1 is the top. */
export type Landing = {
  day: string;
  id: string;
  place: number;
  papers: number;
  draw: number;
};

export type Measures = {
  picks: number;
  recall10: number;
  recall20: number;
  recall50: number;
  auc: number;
  /** Of recall@10, over days drawn anew: in 95 of 100 such draws it lies within. */
  interval10: [number, number];
};

export function measuresOf(landings: readonly Landing[]): Measures {
  const share = (isHit: (landing: Landing) => boolean) =>
    mean(landings.map((each) => Number(isHit(each))));
  return {
    picks: landings.filter(({ draw }) => draw === 0).length,
    recall10: share(({ place }) => place <= 10),
    recall20: share(({ place }) => place <= 20),
    recall50: share(({ place }) => place <= 50),
    auc: mean(landings.map(({ place, papers }) => 1 - (place - 1) / Math.max(1, papers - 1))),
    interval10: intervalOf(landings.map(({ day, place }) => ({ day, value: Number(place <= 10) }))),
  };
}

/** Every other day is for choosing settings by, the others for telling what came of it. */
export function halves(landings: readonly Landing[]): [Landing[], Landing[]] {
  const days = [...new Set(landings.map(({ day }) => day))].sort();
  const isFirst = new Set(days.filter((_, index) => index % 2 === 0));
  return [
    landings.filter(({ day }) => isFirst.has(day)),
    landings.filter(({ day }) => !isFirst.has(day)),
  ];
}

/** By how much recall@10 differs from that of other landings of the same picks, and its interval. */
export type Difference = { mean: number; interval: [number, number] };

/**
 * Paired: each pick is compared with itself, so that what is hard for both ways of ranking says
 * nothing. Picks that only one of the two has are left out.
 */
export function differenceOf(landings: readonly Landing[], others: readonly Landing[]): Difference {
  const keyOf = ({ day, id, draw }: Landing) => `${day} ${id} ${draw}`;
  const isHit = ({ place }: Landing) => Number(place <= 10);
  const known = new Map(others.map((each) => [keyOf(each), isHit(each)]));
  const changes = landings.flatMap((each) => {
    const other = known.get(keyOf(each));
    return other === undefined ? [] : [{ day: each.day, value: isHit(each) - other }];
  });
  return { mean: mean(changes.map(({ value }) => value)), interval: intervalOf(changes) };
}

const resamples = 1_000;

/** Of the mean, over days drawn anew. */
function intervalOf(values: readonly { day: string; value: number }[]): [number, number] {
  const byDay = new Map<string, { sum: number; count: number }>();
  for (const { day, value } of values) {
    const known = byDay.get(day) ?? { sum: 0, count: 0 };
    byDay.set(day, { sum: known.sum + value, count: known.count + 1 });
  }
  const days = [...byDay.values()];
  let state = 12_345;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = Array.from({ length: resamples }, () => {
    let [sum, count] = [0, 0];
    for (let times = 0; times < days.length; times++) {
      const day = days[Math.floor(random() * days.length)];
      sum += day?.sum ?? 0;
      count += day?.count ?? 0;
    }
    return sum / Math.max(1, count);
  }).sort((a, b) => a - b);
  return [drawn[Math.floor(resamples * 0.025)] ?? 0, drawn[Math.floor(resamples * 0.975)] ?? 0];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}
