import { hasRedisServer, howToGetIt } from "@/tests/support/redis-server";

/** Ends a run of the tests by naming what it could not do here; with CI set that is a failure. */
export default function namesWhatIsLeftOut(): () => void {
  if (!hasRedisServer && process.env.CI) {
    throw new Error(`CI leaves nothing out, but ${howToGetIt}.`);
  }
  return () => {
    if (!hasRedisServer) console.log(`Left out: the tests of KV and Redis, since ${howToGetIt}.`);
  };
}
