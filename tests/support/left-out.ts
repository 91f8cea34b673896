import { hasRedisServer, howToGetIt, mustBeWhole } from "@/tests/support/redis-server";

/** Ends a run of the tests by naming what it could not do here; with TEST_EVERYTHING set that is a failure. */
export default function namesWhatIsLeftOut(): () => void {
  if (!hasRedisServer && mustBeWhole) {
    throw new Error(`Nothing may be left out, but ${howToGetIt}.`);
  }
  return () => {
    if (!hasRedisServer) console.log(`Left out: the tests of KV and Redis, since ${howToGetIt}.`);
  };
}
