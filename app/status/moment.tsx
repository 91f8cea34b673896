import { dayInWords } from "@/lib/arxiv/calendar";
import { momentInWords } from "@/lib/words";

type Props = { at: string; now: Date };

/** "04:24 UTC", with its day where that is not today's. */
export function Moment({ at, now }: Props) {
  return <time dateTime={at}>{momentInWords(at, now)}</time>;
}

export function DayInWords({ day }: { day: string }) {
  return <time dateTime={day}>{dayInWords(day)}</time>;
}
