/** Feed readers, and where each of them takes the address of a feed. */
export type ReaderLink = { name: string; url: string };

/** Readers that everyone reaches at the same place. */
export function publicReaders(feedUrl: string): ReaderLink[] {
  const feed = encodeURIComponent(feedUrl);
  return [
    { name: "Feedly", url: `https://feedly.com/i/subscription/feed%2F${feed}` },
    { name: "Inoreader", url: `https://www.inoreader.com/?add_feed=${feed}` },
    { name: "NewsBlur", url: `https://www.newsblur.com/?url=${feed}` },
    { name: "The Old Reader", url: `https://theoldreader.com/feeds/subscribe?url=${feed}` },
    { name: "a reader on this device", url: `feed:${feedUrl}` },
  ];
}

/**
 * Readers that people run themselves, at the address that one gives; null where it is none of a
 * reader. Which of them it is cannot be known from here.
 */
export function ownReaders(address: string, feedUrl: string): ReaderLink[] | null {
  const base = baseOf(address);
  if (base === null) return null;
  const feed = encodeURIComponent(feedUrl);
  const { host } = new URL(base);
  return [
    { name: `Miniflux at ${host}`, url: `${base}/bookmarklet?uri=${feed}` },
    { name: `FreshRSS at ${host}`, url: `${base}/i/?c=feed&a=add&url_rss=${feed}` },
  ];
}

/** Without what may follow a path, and without a slash at its end. Hosts of a home network have no dot. */
function baseOf(address: string): string | null {
  const written = /^[a-z][a-z\d+.-]*:\/\//i.test(address) ? address : `https://${address}`;
  if (address.length > 300 || !URL.canParse(written)) return null;
  const url = new URL(written);
  const isWeb = url.protocol === "https:" || url.protocol === "http:";
  if (!isWeb || url.username !== "" || url.password !== "") return null;
  return `${url.origin}${url.pathname}`.replace(/\/+$/, "");
}
