import type { Config } from "../config/schema";
import type { Links } from "../feeds/links";
import { configuredFeeds } from "../interest/configured";
import type { summaryWishes } from "../interest/interest";
import { announceTypes } from "../papers/paper";
import { type FormName, type FormValues, formNames } from "./form-values";
import { type Html, html } from "./html";

/**
 * The filters of what a page shows, as a form that leads to its address; without scripts, and with
 * the same names as a feed's address has.
 */
export function filterForm(
  place: { values: FormValues; action: string; of: string }, // `of`: the feed whose values these are
  { config, links }: { config: Config; links: Links },
): Html {
  const { values, action, of } = place;
  const names = configuredFeeds(config)
    .slice(1)
    .map(({ name }) => name);
  const others = Object.entries(values).filter(
    ([name]) => !formNames.includes(name as FormName) && !own.has(name),
  );
  return html`<form class="filters" method="get" action="${action}">
<input type="hidden" name="form" value="${of}" />
${hiddenFields([...others, ...(links.key === null ? [] : [["key", links.key] as const])])}
<p class="whole"><label for="keywords">Keywords</label>
<textarea id="keywords" name="keywords" rows="2" aria-describedby="keywords-help">${values.keywords}</textarea>
<small id="keywords-help">Parted by commas; whole words, * for any letters, "quotes" keep a comma. None: every paper.</small></p>
${text("exclude", "Leave out", values, "survey, review", "Besides what the feed leaves out anyway.")}
${text("authors", "Authors", values, "G. Hinton, Li Fei-Fei")}
${text("q", "arXiv query", values, 'ti:"mixture of experts" ANDNOT cat:cs.CV')}
${text("feed", "Feed or categories", values, "the main feed", "Such as cs.AI+cs.LG.", names)}
${text("categories", "Only those also in", values, "stat.ML")}
${choice("sort", "Order", values, { score: "best first", date: "newest first" })}
${number("budget", "Papers a day, about", values, { min: "1", max: "200", step: "1" })}
${number("limit", "Papers a day, at most", values, { min: "1", max: "2000", step: "1" })}
${number("min_score", "Score, at least", values, { min: "0", max: "1000", step: "any" })}
${choice("summary", "Summaries", values, summaryWords)}
${choice("match", "Keywords needed", values, { any: "at least one", all: "all of them" })}
${announcedAsBoxes((values.type ?? "").split(","))}
<p class="whole"><button type="submit">Show these papers</button></p>
${
  names.length > 0 &&
  html`<datalist id="feed-list">${names.map((name) => html`<option value="${name}"></option>`)}</datalist>`
}
</form>`;
}

const own = new Set(["form", "key", "reader", "date"]);

const summaryWords: Readonly<Record<(typeof summaryWishes)[number], string>> = {
  full: "where there are some",
  only: "only papers that have one",
  none: "none",
};

const typeWords = {
  new: "new",
  cross: "cross-listed",
  replace: "new version",
  "replace-cross": "new version, cross-listed",
} as const;

/** What an address holds besides a form's own fields. */
export function hiddenFields(fields: Iterable<readonly [string, string]>): Html {
  return html`${[...fields].map(
    ([name, value]) => html`<input type="hidden" name="${name}" value="${value}" />\n`,
  )}`;
}

function text(
  name: FormName,
  label: string,
  values: FormValues,
  example: string,
  help?: string,
  list: readonly string[] = [],
): Html {
  const described = help !== undefined && html` aria-describedby="${name}-help"`;
  const listed = list.length > 0 && html` list="${name}-list"`;
  return html`<p><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="text" value="${values[name]}" placeholder="${example}"${described}${listed} />
${help !== undefined && html`<small id="${name}-help">${help}</small>`}</p>`;
}

function number(
  name: FormName,
  label: string,
  values: FormValues,
  { min, max, step }: { min: string; max: string; step: string },
): Html {
  return html`<p><label for="${name}">${label}</label>
<input id="${name}" name="${name}" type="number" inputmode="decimal" min="${min}" max="${max}" step="${step}" value="${values[name]}" /></p>`;
}

function choice(
  name: FormName,
  label: string,
  values: FormValues,
  options: Readonly<Record<string, string>>,
): Html {
  return html`<p><label for="${name}">${label}</label>
<select id="${name}" name="${name}">${Object.entries(options).map(([value, words]) => {
    const selected = values[name] === value && html` selected="selected"`;
    return html`<option value="${value}"${selected}>${words}</option>`;
  })}</select></p>`;
}

export function announcedAsBoxes(chosen: readonly string[]): Html {
  return html`<fieldset><legend>Announced as</legend>
${announceTypes.map((type) => box(type, chosen))}</fieldset>`;
}

function box(type: keyof typeof typeWords, chosen: readonly string[]): Html {
  const checked = chosen.includes(type) && html` checked="checked"`;
  return html`<label><input type="checkbox" name="type" value="${type}"${checked} /> ${typeWords[type]}</label>\n`;
}
