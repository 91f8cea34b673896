import { describe, expect, it } from "vitest";
import { compileKeyword } from "@/lib/ranking/keyword";
import { keywordShares } from "@/lib/trends/keyword-shares";
import { tallyBatch } from "@/lib/trends/trends";
import { paperNumber } from "@/tests/support/papers";
import { someDays } from "@/tests/trends/days";

const keywords = ["towel", "robot arms", "FP4"];

describe("keywordShares", () => {
  it("counts papers by weeks that begin on Mondays, the most frequent keyword first", () => {
    const batches = someDays(3, 4, (number, back) =>
      back < 2 && number === 0 ? "Robot arms with NVFP4." : number < 2 ? "Robot arms." : "Nothing.",
    );
    const tallies = batches.map((batch) =>
      tallyBatch(batch, ["cs.RO"], keywords.map(compileKeyword)),
    );
    expect(keywordShares(keywords, tallies)).toEqual({
      weeks: [
        { monday: "2026-06-08", days: 1, papers: 4 },
        { monday: "2026-06-15", days: 2, papers: 8 },
      ],
      keywords: [
        { keyword: "robot arms", papers: 6, share: 0.5, byWeek: [0.5, 0.5] },
        { keyword: "FP4", papers: 2, share: 2 / 12, byWeek: [0, 0.25] },
        { keyword: "towel", papers: 0, share: 0, byWeek: [0, 0] },
      ],
    });
  });

  it("is of the categories' papers alone", () => {
    const [batch] = someDays(1, 4, () => "Towels.");
    const others = [{ kind: "new" as const, paper: paperNumber(99, { categories: ["cs.DC"] }) }];
    const all = {
      day: batch?.day ?? "",
      announcements: [...(batch?.announcements ?? []), ...others],
    };
    const { papers, keywords: counts } = tallyBatch(all, ["cs.RO"], [compileKeyword("towel")]);
    expect([papers, counts]).toEqual([4, [4]]);
  });
});
