import { inspect } from "node:util";
import { expect } from "vitest";
import { type Store, StoreError } from "@/lib/store/store";

/**
 * Every method rejects with a StoreError in which none of the secrets stands, however it is shown:
 * in an answer, in a log line, or by Node.js as an error that nobody caught.
 */
export async function expectSafeFailures(store: Store, secrets: readonly string[]): Promise<void> {
  const outcomes = await Promise.all(
    callsOf(store).map((call) =>
      call().then(
        (answer) => `answered ${JSON.stringify(answer)}`,
        (error: unknown) => error,
      ),
    ),
  );
  for (const outcome of outcomes) {
    expect(outcome).toBeInstanceOf(StoreError);
    const shown = inspect(outcome, { depth: 20, showHidden: true });
    for (const secret of secrets) expect(shown).not.toContain(secret);
    expect(shown.length).toBeLessThan(3_000); // no value, no page of HTML
  }
}

function callsOf(store: Store): (() => Promise<unknown>)[] {
  const value = new Uint8Array(100_000).fill(255);
  return [
    () => store.get("a"),
    () => store.getMany(["a", "b"]),
    () => store.set("a", value),
    () => store.setIfAbsent("a", value, { ttlSeconds: 60 }),
    () => store.delete("a"),
    () => store.deleteIf("a", value),
    () => store.list("a"),
  ];
}

/** The bounds are generous: they tell "ends" from "hangs", and measure nothing. */
export async function withinSeconds<T>(seconds: number, work: () => Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not over in ${seconds} s`)), seconds * 1000);
  });
  return Promise.race([work(), late]).finally(() => clearTimeout(timer));
}
