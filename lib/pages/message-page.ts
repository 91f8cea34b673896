import { spanInWords } from "../words";
import { html, type Shown } from "./html";
import { pageHtml, type Site } from "./layout";

/** A page that says one thing: an error, or that there is nothing at this address. */
export type Message = {
  title: string;
  sentence: string;
  more?: Shown; // what to do
};

export function messagePage({ title, sentence, more }: Message, site: Site): string {
  const { links } = site;
  const main = html`<h1>${title}</h1>
<p class="lead">${sentence}</p>
${more}
<p><a href="${links.within("/")}">To the papers of the day</a></p>`;
  return pageHtml({ title, description: sentence, address: null, main }, site);
}

/** Where there is nothing to show yet: why, and that it comes by itself. */
export function unavailablePage(
  { sentence, retryAfterSeconds = 60 }: { sentence: string; retryAfterSeconds?: number },
  site: Site,
): string {
  const wait = spanInWords(Math.max(retryAfterSeconds, 1) * 1000);
  return messagePage(
    {
      title: "Nothing to show at the moment",
      sentence,
      more: html`<p>This is tried again by itself: load the page again in ${wait}. What is known meanwhile, and
what can be done, is on the <a href="${site.links.within("/status")}">status page</a>.</p>`,
    },
    site,
  );
}

/** For those who may not know whose server this is: nothing of it but the sentence. */
export function strangersPage({ title, sentence, more }: Message, style: string): string {
  return `${html`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8" />
<meta name="viewport" content="width=device-width, initial-scale=1" />
<meta name="robots" content="noindex" />
<meta name="color-scheme" content="light dark" />
<link rel="stylesheet" href="${style}" />
<title>${title}</title>
</head>
<body>
<main>
<h1>${title}</h1>
<p>${sentence}</p>
${more}
</main>
</body>
</html>
`}`;
}
