export const formats = ["rss", "atom", "json"] as const;
export type Format = (typeof formats)[number];

export const formatNames: Readonly<Record<Format, string>> = {
  rss: "RSS",
  atom: "Atom",
  json: "JSON Feed",
};

/** As links name them. */
export const formatTypes: Readonly<Record<Format, string>> = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
};
