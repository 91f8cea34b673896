import { describe, expect, it } from "vitest";
import type { Target } from "@/tests/fuzz/target";

/** The same cases of each target in every run: what they hold, no change may break unseen. */
export function testTargets(targets: readonly Target[]): void {
  describe.each(targets.map((each) => [each.name, each] as const))("%s", (_, target) => {
    it("are read without a crash, and nothing unsound comes out", async () => {
      const { failure } = await target.run({ cases: target.casesInTests, seed: 1 });
      expect(failure).toBeNull();
    });
  });
}
