import { formatNames, formats } from "../feeds/format";
import type { Links } from "../feeds/links";
import type { Interest } from "../interest/interest";
import { type Html, html, joined, type Shown } from "./html";
import { ownReaders, publicReaders, type ReaderLink } from "./readers";

/** Links to a feed in every format. */
export function formatLinks(interest: Interest, links: Links): Html {
  return joined(
    formats.map(
      (format) => html`<a href="${links.feed(format, interest)}">${formatNames[format]}</a>`,
    ),
    " · ",
  );
}

/** How to get what a page shows into a reader; `reader` is the address of one's own, where given. */
export function subscribeSection(
  place: {
    interest: Interest;
    reader: string | null;
    action: string; // of the page
    hidden: Shown; // what its address holds
  },
  links: Links,
): Html {
  const { interest, reader, action, hidden } = place;
  const feedUrl = links.feed("atom", interest);
  return html`<section class="subscribe" aria-labelledby="subscribe">
<h2 id="subscribe">Subscribe to exactly this</h2>
<p>Copy an address into a feed reader; all three hold the same papers, and those of each day to come.</p>
<dl>
${formats.map(
  (format) => html`<dt>${formatNames[format]}</dt>
<dd><a href="${links.feed(format, interest)}"><code>${links.feed(format, interest)}</code></a></dd>\n`,
)}
</dl>
<p>Or open it in ${readerLinks(publicReaders(feedUrl))}.</p>
${links.key !== null && html`<p class="state">These addresses hold this server’s key: who has one of them can read all feeds here.</p>`}
${ownReader(reader, feedUrl)}
<form class="line" method="get" action="${action}#subscribe">
${hidden}
<label for="reader">Your own Miniflux or FreshRSS</label>
<input id="reader" name="reader" type="text" inputmode="url" placeholder="https://reader.example" value="${reader}" />
<button type="submit">Make a link</button>
</form>
</section>`;
}

function ownReader(reader: string | null, feedUrl: string): Html | null {
  if (reader === null) return null;
  const found = ownReaders(reader, feedUrl);
  if (found === null) {
    return html`<p class="state">“${reader}” is no address of a reader; one such as https://reader.example would be.</p>`;
  }
  return html`<p class="notice">Open it in ${readerLinks(found, " or ")}.</p>`;
}

function readerLinks(readers: readonly ReaderLink[], between = ", "): Html {
  return joined(
    readers.map(({ name, url }) => html`<a href="${url}" rel="nofollow">${name}</a>`),
    between,
  );
}
