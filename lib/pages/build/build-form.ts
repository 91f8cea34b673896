import { type Config, summaryLanguages } from "../../config/schema";
import type { Links } from "../../feeds/links";
import { configuredCategories, configuredFeeds } from "../../interest/configured";
import { buildPath } from "../addresses";
import { announcedAsBoxes, hiddenFields } from "../filter-form";
import { type Html, html, joined } from "../html";
import type { BuildValues } from "./build-values";
import { categoryBoxes } from "./category-boxes";
import {
  areaField,
  choiceField,
  type FieldState,
  faultSlot,
  lineField,
  numberField,
} from "./fields";

/** The names of the form's own fields; what else an address holds is carried along. */
const fields: ReadonlySet<string> = new Set(
  "keywords match exclude authors q like unlike type budget limit min_score sort lang".split(" "),
);
const notCarried: ReadonlySet<string> = new Set("form feed in key reader date".split(" "));

export type FormPlace = {
  values: BuildValues;
  fault: FieldState["fault"];
  followed: readonly string[];
};

/** Everything that a feed can be asked for with, as a form that works without scripts. */
export function buildForm(
  { values, fault, followed }: FormPlace,
  { config, links }: { config: Config; links: Links },
): Html {
  const { texts, ticked, of } = values;
  const lines = (text = "") => text.split(/[,\s]+/).join("\n");
  const shown = { ...texts, like: lines(texts.like), unlike: lines(texts.unlike) };
  const state = { values: shown, fault };
  const carried = Object.entries(texts).filter(
    ([name]) => !fields.has(name) && !notCarried.has(name),
  );
  const isOpen = config.access === "open";
  const offered = isOpen ? followed : configuredCategories(config);
  return html`<form id="build" class="filters" method="get" action="/build#preview" data-live="preview">
<input type="hidden" name="form" value="${of}" />
${hiddenFields([...carried, ...(links.key === null ? [] : [["key", links.key] as const])])}
${fault !== null && fault.name === null && html`<p class="whole trouble" role="alert">${fault.sentence}</p>`}
<div class="whole boxes"><h2>Categories</h2>
${startingPoints(of, { config, links })}
${categoryBoxes(ticked, offered, isOpen)}
${faultSlot(state, "in")}</div>
${areaField(state, "keywords", {
  label: "Keywords",
  rows: 4,
  help: "Parted by commas; whole words, * for any letters, “quotes” keep a comma. None: every paper.",
})}
${choiceField(state, "match", { label: "Keywords needed", options: { any: "at least one", all: "all of them" } })}
${lineField(state, "exclude", {
  label: "Leave out",
  example: "survey, review",
  help: "Besides what the feed leaves out anyway.",
})}
${lineField(state, "authors", { label: "Authors", example: "G. Hinton, Li Fei-Fei" })}
${lineField(state, "q", { label: "arXiv query", example: 'ti:"mixture of experts" ANDNOT cat:cs.CV' })}
${areaField(state, "like", {
  label: "Papers it is to be like",
  rows: 2,
  example: "https://arxiv.org/abs/1706.03762",
  help: "Ids or addresses, one a line; besides those of the feed’s own.",
})}
${areaField(state, "unlike", { label: "Papers it is not to be like", rows: 1 })}
${announcedAsBoxes((texts.type ?? "").split(","))}
${faultSlot(state, "type")}
${numberField(state, "budget", {
  label: "Papers a day, about",
  min: "1",
  max: "200",
  step: "1",
  help: "More on rich days, fewer on poor ones.",
})}
${numberField(state, "limit", { label: "Papers a day, at most", min: "1", max: "2000", step: "1" })}
${numberField(state, "min_score", { label: "Score, at least", min: "0", max: "1000", step: "any" })}
${choiceField(state, "sort", { label: "Order", options: { score: "best first", date: "newest first" } })}
${languageField(state, config)}
<p class="whole"><button type="submit">Show what it brings</button></p>
</form>`;
}

/** Each feed of the configuration is one to begin with. */
function startingPoints(
  of: string,
  { config, links }: { config: Config; links: Links },
): Html | null {
  const feeds = configuredFeeds(config);
  if (feeds.length < 2 && of === "") return null;
  const items = feeds.map(({ interest }) => {
    const current = interest.path.slice(1) === of && html` aria-current="true"`;
    return html`<a href="${buildPath({ path: interest.path, query: "" }, links)}"${current}>${interest.title}</a>`;
  });
  return html`<p class="quiet">Begin with ${joined(items, ", ")}</p>`;
}

function languageField(state: FieldState, config: Config): Html | null {
  const languages = summaryLanguages(config.ai_summary);
  if (languages.length < 2) return null;
  const [usual = "en"] = languages;
  const chosen = state.values.lang?.toLowerCase();
  const lang =
    languages.find((each) => each.toLowerCase() === chosen) ?? state.values.lang ?? usual;
  return choiceField({ ...state, values: { ...state.values, lang } }, "lang", {
    label: "Summaries in",
    options: Object.fromEntries(languages.map((name) => [name, name])),
  });
}
