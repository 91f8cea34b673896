export const formats = ["rss", "atom", "json"] as const;
export type Format = (typeof formats)[number];
