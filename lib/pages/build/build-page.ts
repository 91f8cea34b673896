import type { Config } from "../../config/schema";
import type { Interest } from "../../interest/interest";
import type { Preview } from "../../server/previews";
import { html } from "../html";
import { allFormats, pageHtml, type Site } from "../layout";
import { buildForm } from "./build-form";
import { type BuildValues, buildValues, faultyField } from "./build-values";
import { noPreview, previewSection } from "./preview";

const title = "Build a feed";
const description =
  "Choose categories, keywords and more, and see what that would have brought on the last days.";

/** The builder with a feed that can be had. */
export function buildPage(
  place: { interest: Interest; reader: string | null; preview: Preview },
  needs: { config: Config; site: Site },
): string {
  const { interest, preview } = place;
  const { config, site } = needs;
  const { links } = site;
  const isPlain = interest.path === "" && interest.query === "";
  const form = { values: buildValues(interest, config), fault: null, followed: preview.followed };
  return pageHtml(
    {
      title,
      description,
      address: links.page("/build"),
      place: "build",
      isForSearch: isPlain,
      feeds: isPlain ? [] : allFormats(interest),
      main: html`<h1>${title}</h1>
<p class="lead">${description}</p>
<div class="build">${buildForm(form, { config, links })}
${previewSection(preview, place, needs)}</div>`,
    },
    site,
  );
}

/** The builder with something that is not right: filled in as it was, with a sentence at the field. */
export function refusedBuildPage(
  asked: { values: BuildValues; sentence: string; followed: readonly string[] },
  { config, site }: { config: Config; site: Site },
): string {
  const { values, sentence, followed } = asked;
  const fault = { name: faultyField(values, sentence), sentence };
  const { links } = site;
  return pageHtml(
    {
      title,
      description,
      address: null,
      place: "build",
      main: html`<h1>${title}</h1>
<p class="lead">${description}</p>
<div class="build">${buildForm({ values, fault, followed }, { config, links })}
${noPreview(sentence)}</div>`,
    },
    site,
  );
}
