import type { Day } from "@/lib/arxiv/calendar";
import { type Announcement, type Batch, batchOf } from "@/lib/papers/batch";
import type { Paper } from "@/lib/papers/paper";

/** Small invented papers for tests: valid as they are, and each test names only what it is about. */
export function aPaper(partial: Partial<Paper> = {}): Paper {
  return {
    id: "2606.00001",
    version: 1,
    title: "Folding Towels with Two Arms",
    abstract: "We teach a robot with two arms to fold towels it has never seen.",
    authors: [{ name: "Ada Ferrant" }, { name: "Bo Lindqvist" }],
    categories: ["cs.RO"],
    ...partial,
  };
}

/** The nth of many papers that differ in id and title: 2606.00001, 2606.00002, … */
export function paperNumber(number: number, partial: Partial<Paper> = {}): Paper {
  return aPaper({
    id: `2606.${String(number).padStart(5, "0")}`,
    title: `Folding Towels with Two Arms, Part ${number}`,
    ...partial,
  });
}

/** An announcement of a new paper; what `partial.paper` leaves out is invented. */
export function anAnnouncement(
  partial: Partial<Omit<Announcement, "paper">> & { paper?: Partial<Paper> } = {},
): Announcement {
  const { paper, ...rest } = partial;
  return { kind: "new", ...rest, paper: aPaper(paper) };
}

/** A day's batch in its lasting order; a bare paper is announced as new. */
export function aBatch(day: Day, ...announced: readonly (Paper | Announcement)[]): Batch {
  return batchOf(
    day,
    announced.map((each) => ("paper" in each ? each : { paper: each, kind: "new" })),
  );
}
