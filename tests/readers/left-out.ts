import * as programs from "@/tests/readers/programs";
import { tellingWhatIsLeftOut } from "@/tests/support/programs";

export default function namesWhatIsLeftOut(): () => void {
  const { newsboat, sfeed, feedparser, rss2email, liferea } = programs;
  const wanted = Object.entries({ newsboat, sfeed, feedparser, rss2email, Liferea: liferea });
  return tellingWhatIsLeftOut(
    wanted.flatMap(([reader, needed]) =>
      needed.map((program) => ({ tests: `the tests of ${reader}`, program })),
    ),
  );
}
