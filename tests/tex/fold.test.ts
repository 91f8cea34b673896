import { describe, expect, it } from "vitest";
import { fold } from "@/lib/tex/fold";

describe("fold", () => {
  it.each([
    ["João Gonçalves", "joao goncalves"],
    ["ŁUKASZ Ørsted", "lukasz orsted"],
    ["Straße STRAẞE", "strasse strasse"],
    ["İzmir ılık", "izmir ilik"],
    ["Æther œuvre Þór", "aether oeuvre thor"],
    ["x² ∈ ℝ, 𝒪(n), ﬁne", "x2 ∈ r, o(n), fine"],
    ["Plain ASCII, 1-2_3", "plain ascii, 1-2_3"],
    ["Ελλάδα", "ελλαδα"],
  ])("%j is searched as %j", (text, folded) => {
    expect(fold(text)).toBe(folded);
  });

  it("is the same when folded twice", () => {
    const once = fold("Ǆ Ñandú ﬃ ĲÅ");
    expect(fold(once)).toBe(once);
  });
});
