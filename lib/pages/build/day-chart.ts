import { dayInWords } from "../../arxiv/calendar";
import type { Replay } from "../../builder/replay";
import { counted } from "../../words";
import { type Html, html } from "../html";
import { dayTime } from "../moment";
import { table } from "../table";

const width = 600;
const height = 120;
const gap = 4;

/** Papers a day as bars, oldest first, and the same as figures; the style sheet colours it. */
export function dayChart({ days, perDay }: Replay): Html | null {
  const [newest] = days;
  const oldest = days.at(-1);
  if (newest === undefined || oldest === undefined) return null;
  const bars = [...days].reverse();
  const most = Math.max(1, ...bars.map(({ papers }) => papers));
  const step = width / bars.length;
  const counts = bars.map(({ papers }) => papers);
  const label = `From ${Math.min(...counts)} to ${counted(Math.max(...counts), "paper")} a day, ${mean(perDay)} on average`;
  const y = height - (perDay / most) * height;
  return html`<figure>
<svg class="day-chart" viewBox="0 0 ${width} ${height + 1}" width="${width}" height="${height + 1}" role="img" aria-labelledby="day-chart-title">
<title id="day-chart-title">${label}</title>
${bars.map(({ papers }, at) => {
  const tall = (papers / most) * height;
  return html`<rect x="${round(at * step + gap / 2)}" y="${round(height - tall)}" width="${round(Math.max(1, step - gap))}" height="${round(tall)}"></rect>\n`;
})}
<line x1="0" x2="${width}" y1="${round(y)}" y2="${round(y)}"></line>
</svg>
<figcaption class="quiet">Papers a day from ${dayInWords(oldest.day)} to ${dayInWords(newest.day)}, ${most} at most; the line is their mean, ${mean(perDay)}.</figcaption>
</figure>
<details id="figures"><summary>The figures</summary>
${table(
  "What this feed takes of what arXiv announced in its categories",
  ["Day", "Taken", "Announced"],
  days.map(({ day, papers, of }) => [dayTime(day), papers, of.toLocaleString("en")]),
)}</details>`;
}

/** "12", "12.4", "0.3": few figures, since the days to come will be others. */
export function mean(value: number): string {
  return value.toFixed(Number.isInteger(value) || value >= 20 ? 0 : 1);
}

function round(value: number): string {
  return String(Math.round(value * 10) / 10);
}
