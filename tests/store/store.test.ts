import { describe, expect, it } from "vitest";
import { fileStore } from "@/lib/store/file";
import { memoryStore } from "@/lib/store/memory";
import { underPrefix } from "@/lib/store/store";
import { bytes, describeStore, text } from "@/tests/store/contract";
import { temporaryFolder } from "@/tests/support/stores";

describeStore("memoryStore", (clock) => memoryStore(clock.now));

describeStore("fileStore", async (clock) => fileStore(await temporaryFolder(), clock.now));

describeStore("a store under a prefix", (clock) =>
  underPrefix(memoryStore(clock.now), "v1:preview:"),
);

describe("underPrefix", () => {
  it("keeps two programs in one store apart", async () => {
    const shared = memoryStore();
    const production = underPrefix(shared, "v1:production:");
    const preview = underPrefix(shared, "v1:preview:");
    await production.set("head", bytes("production's"));
    await preview.set("head", bytes("preview's"));
    await preview.set("batch", bytes("preview's"));

    expect(text(await production.get("head"))).toBe("production's");
    expect(await production.getMany(["head", "batch"])).toEqual([bytes("production's"), null]);
    expect(await production.list("")).toEqual(["head"]);
    expect(await production.setIfAbsent("batch", bytes("production's"))).toBe(true);

    await preview.delete("head", "batch");
    expect(await preview.list("")).toEqual([]);
    expect((await shared.list("")).sort()).toEqual(["v1:production:batch", "v1:production:head"]);
  });
});
