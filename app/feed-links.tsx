import { formats } from "@/lib/feeds/document";
import type { Links } from "@/lib/feeds/links";
import type { Interest } from "@/lib/interest/interest";

const formatNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;
const types = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
} as const;

/** For browsers and readers. */
export function Autodiscovery({ interest, links }: { interest: Interest; links: Links }) {
  return (["atom", "rss", "json"] as const).map((format) => (
    <link
      key={format}
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
