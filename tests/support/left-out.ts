import { tellingWhatIsLeftOut } from "@/tests/support/programs";
import { redisServer } from "@/tests/support/redis-server";
import { systemdAnalyze } from "@/tests/support/systemd";

/** Wanted by tests of both runs. */
export default function namesWhatIsLeftOut(): () => void {
  return tellingWhatIsLeftOut([
    { tests: "the tests of KV and Redis", program: redisServer },
    { tests: "the test of the systemd unit", program: systemdAnalyze },
  ]);
}
