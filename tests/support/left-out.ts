import { mustBeWhole } from "@/tests/support/programs";
import { redisServer } from "@/tests/support/redis-server";
import { systemdAnalyze } from "@/tests/support/systemd";

const wanted = [
  { tests: "the tests of KV and Redis", program: redisServer },
  { tests: "the test of the systemd unit", program: systemdAnalyze },
];

/** Ends a run of the tests by naming what it could not do here; with TEST_EVERYTHING set that is a failure. */
export default function namesWhatIsLeftOut(): () => void {
  const leftOut = wanted.filter(({ program }) => !program.isHere);
  if (leftOut.length > 0 && mustBeWhole) {
    const reasons = leftOut.map(({ program }) => program.howToGetIt);
    throw new Error(`Nothing may be left out, but ${reasons.join(", and ")}.`);
  }
  return () => {
    for (const { tests, program } of leftOut) {
      console.log(`Left out: ${tests}, since ${program.howToGetIt}.`);
    }
  };
}
