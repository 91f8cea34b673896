import type { Config } from "../config/schema";

/** For how many calendar days announcements are kept: no feed looks back further. */
export function daysKept(config: Pick<Config, "history_days" | "days_back" | "feeds">): number {
  const windows = Object.values(config.feeds).map(({ days_back = 0 }) => days_back);
  return Math.max(config.history_days, config.days_back, ...windows);
}
