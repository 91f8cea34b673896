import type { Status } from "@/lib/server/status";
import { triggerInWords } from "@/lib/server/status-words";
import { spanInWords } from "@/lib/words";
import { Moment } from "./moment";

type Run = Pick<NonNullable<Status["runs"]>[number], "trigger" | "startedAt" | "finishedAt">;

/** When a run began, what started it and how long it took. */
export function RunTime({ run, now }: { run: Run; now: Date }) {
  const { trigger, startedAt, finishedAt } = run;
  const tookMs = Date.parse(finishedAt) - Date.parse(startedAt);
  return (
    <>
      <Moment at={startedAt} now={now} />{" "}
      <span className="quiet">
        by {triggerInWords[trigger]}, took {spanInWords(tookMs)}
      </span>
    </>
  );
}
