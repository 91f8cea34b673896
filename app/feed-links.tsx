import { formats } from "@/lib/feeds/format";
import type { Links } from "@/lib/feeds/links";
import type { ConfiguredFeed } from "@/lib/interest/configured";
import type { Interest } from "@/lib/interest/interest";

const formatNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;
const types = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
} as const;

/**
 * For browsers and readers: what the page shows in every format, then one address for each of the
 * configured feeds that are something else.
 */
export function Autodiscovery(props: {
  interest: Interest;
  feeds: ConfiguredFeed[];
  links: Links;
}) {
  const { interest, feeds, links } = props;
  const others = feeds.filter(
    (each) => each.interest.path !== interest.path || interest.query !== "",
  );
  const announced = [
    ...(["atom", "rss", "json"] as const).map((format) => ({ format, interest })),
    ...others.map((each) => ({ format: "atom" as const, interest: each.interest })),
  ];
  return announced.map(({ format, interest }) => (
    <link
      key={links.feed(format, interest)}
      rel="alternate"
      type={types[format]}
      title={`${interest.title} (${formatNames[format]})`}
      href={links.feed(format, interest)}
    />
  ));
}

export function FeedLinks({ interest, links }: { interest: Interest; links: Links }) {
  return formats.map((format, index) => (
    <span key={format}>
      {index > 0 && " · "}
      <a href={links.feed(format, interest)}>{formatNames[format]}</a>
    </span>
  ));
}
