import type { Day } from "../arxiv/calendar";
import type { Config } from "../config/schema";
import type { Links } from "../feeds/links";
import { filterForm } from "./filter-form";
import { writtenValues } from "./form-values";
import { html } from "./html";
import { pageHtml, type Site } from "./layout";

/** An address whose filters are wrong: what is, and the form as it was filled in. */
export function refusedPage(
  { url, day, sentence }: { url: URL; day: Day | null; sentence: string },
  { config, links, site }: { config: Config; links: Links; site: Site },
): string {
  const title = "This address is not quite right";
  const values = writtenValues(url.searchParams, config);
  const place = {
    values,
    action: day === null ? "/" : `/day/${day}`,
    of: values.form ?? values.feed ?? "",
  };
  const main = html`<h1>${title}</h1>
<p class="lead trouble" role="alert">${sentence}</p>
${filterForm(place, { config, links })}
<p><a href="${links.within("/")}">To the papers of the day</a></p>`;
  return pageHtml({ title, description: sentence, address: null, main }, site);
}
