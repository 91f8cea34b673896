import { type Html, html } from "../html";

/** What a chart of bars shows, and how it is told to those who do not see it. */
export type Bars = {
  id: string; // within the page
  title: string;
  description: string; // of what can be seen
  values: readonly (number | null)[]; // no bar where there is none
  most: number; // that the height stands for
  shown: (value: number) => string;
  first: string; // what stands under the first bar, and under the last
  last: string;
};

const width = 240;
const [top, base, height] = [15, 66, 80];

/** Bars over a line, with its greatest value and its ends named. Colours are the style sheet's. */
export function barChart({ id, title, description, values, most, shown, first, last }: Bars): Html {
  return html`<svg class="chart" role="img" aria-labelledby="${id}-t" aria-describedby="${id}-d" viewBox="0 0 ${width} ${height}">
<title id="${id}-t">${title}</title>
<desc id="${id}-d">${description}</desc>
<path class="line" d="M0 ${top}H${width}M0 ${base}H${width}" />
<path d="${barsPath(values, most, { width, top, base })}" />
<text x="0" y="11">${shown(most)}</text>
<text x="0" y="77">${first}</text>
<text x="${width}" y="77" text-anchor="end">${last}</text>
</svg>`;
}

/** The same within a line of a table, without words. */
export function smallChart({
  id,
  title,
  values,
  most,
}: Pick<Bars, "id" | "title" | "values" | "most">): Html {
  return html`<svg class="spark" role="img" aria-labelledby="${id}-t" viewBox="0 0 80 20"><title id="${id}-t">${title}</title><path class="line" d="M0 19.5H80" /><path d="${barsPath(values, most, { width: 80, top: 1, base: 19 })}" /></svg>`;
}

/** One path for all bars; what is above nothing is seen at least. */
function barsPath(
  values: readonly (number | null)[],
  most: number,
  { width, top, base }: { width: number; top: number; base: number },
): string {
  const step = Math.min(width / values.length, width / 5);
  const bar = step * 0.75;
  const least = 0.5;
  return values
    .map((value, at) => {
      if (value === null || value === 0 || most === 0) return "";
      const tall = Math.max(least, ((base - top) * value) / most);
      const x = step * at + (step - bar) / 2;
      return `M${figure(x)} ${base}v${figure(-tall)}h${figure(bar)}v${figure(tall)}z`;
    })
    .join("");
}

function figure(value: number): string {
  return String(Math.round(value * 10) / 10);
}
