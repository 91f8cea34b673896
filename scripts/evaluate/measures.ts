/** Where a pick landed among the papers of its day: place 1 is the top. */
export type Landing = { day: string; place: number; papers: number; draw: number };

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
    interval10: interval(landings),
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

const resamples = 1_000;

function interval(landings: readonly Landing[]): [number, number] {
  const byDay = new Map<string, { hits: number; picks: number }>();
  for (const { day, place } of landings) {
    const known = byDay.get(day) ?? { hits: 0, picks: 0 };
    byDay.set(day, { hits: known.hits + Number(place <= 10), picks: known.picks + 1 });
  }
  const days = [...byDay.values()];
  let state = 12_345;
  const random = () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
  const drawn = Array.from({ length: resamples }, () => {
    let [hits, picks] = [0, 0];
    for (let count = 0; count < days.length; count++) {
      const day = days[Math.floor(random() * days.length)];
      hits += day?.hits ?? 0;
      picks += day?.picks ?? 0;
    }
    return hits / Math.max(1, picks);
  }).sort((a, b) => a - b);
  return [drawn[Math.floor(resamples * 0.025)] ?? 0, drawn[Math.floor(resamples * 0.975)] ?? 0];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, each) => sum + each, 0) / Math.max(1, values.length);
}
