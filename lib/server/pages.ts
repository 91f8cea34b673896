import { addDays, type Day, newYorkDay } from "../arxiv/calendar";
import type { Config } from "../config/schema";
import type { Edition } from "../editions/edition";
import type { Answer } from "../feeds/conditional";
import { daysKept } from "../interest/days-kept";
import { digest, type Interest } from "../interest/interest";
import type { Archive } from "../papers/archive";
import { daysHeld, type Head } from "../papers/head";
import type { Access } from "./access";
import { answerOf } from "./bodies";
import { storeTrouble } from "./health";
import type { RequestContext } from "./readiness";
import type { Rendering } from "./rendering";

/** An announcement day that has a page, and how much arXiv announced on it in what is followed. */
export type DayShown = { day: Day; announcements: number };

/** A page that shows an edition: nothing may come into it but by its name and by what it is given. */
export type PageView = {
  name: string; // with all that tells it from other pages of the same edition
  render(seen: EditionSeen): string;
};

export type EditionSeen = {
  edition: Edition;
  days: readonly Day[]; // that have a page, newest first
  store: string | null; // what is wrong with it
};

export function createPages(needs: {
  config: Config;
  archive: Pick<Archive, "head" | "trouble">;
  answer: Rendering;
}): {
  page(interest: Interest, request: RequestContext, view: PageView): Promise<Answer>;
  daysShown(now: Date): Promise<DayShown[]>;
} {
  const { archive, answer } = needs;
  const kept = daysKept(needs.config);
  const shownIn = (head: Head, now: Date): DayShown[] => {
    const oldest = addDays(newYorkDay(now), -kept);
    return daysHeld(head)
      .filter((day) => day >= oldest)
      .map((day) => ({ day, announcements: head.days[day]?.count ?? 0 }));
  };
  return {
    page: (interest, request, { name, render }) =>
      answer(interest, request, (head) => {
        const days = shownIn(head, request.now).map(({ day }) => day);
        const store = archive.trouble() === null ? null : storeTrouble;
        return {
          name: `page ${name} ${digest([days, store])}`,
          contentType: pageType,
          render: (edition) => Buffer.from(render({ edition, days, store }), "utf8"),
        };
      }),
    daysShown: async (now) => shownIn(await archive.head(now), now),
  };
}

export const pageType = "text/html; charset=utf-8";

/** A page of something else than an edition: made for each request, and sent where it has changed. */
export function pageAnswer(page: string, now: Date, { isPrivate }: Access): Answer {
  return answerOf(Buffer.from(page, "utf8"), {
    lastModified: now,
    contentType: pageType,
    cacheControl: `${isPrivate ? "private" : "public"}, max-age=900`,
  });
}
