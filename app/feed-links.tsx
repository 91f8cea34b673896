import { formats } from "@/lib/feeds/document";
import type { Links } from "@/lib/feeds/links";
import type { ConfiguredFeed } from "@/lib/interest/configured";
import type { Interest } from "@/lib/interest/interest";

const formatNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;
const types = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
} as const;

/** For browsers and readers: the main feed in every format, then one address for each of the others. */
export function Autodiscovery({ feeds, links }: { feeds: ConfiguredFeed[]; links: Links }) {
  const [main, ...named] = feeds;
  const announced = [
    ...(["atom", "rss", "json"] as const).map((format) => ({ format, feed: main })),
    ...named.map((feed) => ({ format: "atom" as const, feed })),
  ];
  return announced.map(
    ({ format, feed }) =>
      feed && (
        <link
          key={`${format} ${feed.name}`}
          rel="alternate"
          type={types[format]}
          title={`${feed.interest.title} (${formatNames[format]})`}
          href={links.feed(format, feed.interest)}
        />
      ),
  );
}

export function FeedLinks({ interest, links }: { interest: Interest; links: Links }) {
  return formats.map((format, index) => (
    <span key={format}>
      {index > 0 && " · "}
      <a href={links.feed(format, interest)}>{formatNames[format]}</a>
    </span>
  ));
}
