import { describe, expect, it } from "vitest";
import { type LikedPaper, likedPaper } from "@/lib/likes/liked-paper";
import { noProfile, profileOf, profileOn } from "@/lib/likes/profile";

function aLiked(id: string | null, partial: Partial<LikedPaper> = {}): LikedPaper {
  return likedPaper({
    id,
    title: `Paper ${id}`,
    abstract: "We fold.",
    authors: [],
    categories: [],
    ...partial,
  });
}

const at = (day: string) => Date.parse(`${day}T12:00:00Z`);

describe("a profile", () => {
  it("is empty, and has no version, where nothing is liked", () => {
    expect(profileOf([], [])).toEqual(noProfile);
  });

  it("is the same in whatever order the papers come", () => {
    const [a, b] = [aLiked("2606.00001"), aLiked("2606.00002")];
    expect(profileOf([a, b], [])).toEqual(profileOf([b, a, b], []));
  });

  it("has another version where a text is another, or one more is known", () => {
    const papers = [aLiked("2606.00001"), aLiked("2606.00002")];
    const versions = [
      profileOf(papers, []),
      profileOf(papers.slice(1), []),
      profileOf([aLiked("2606.00001", { abstract: "We iron." }), ...papers.slice(1)], []),
      profileOf(papers.slice(1), papers.slice(0, 1)),
    ].map(({ version }) => version);
    expect(new Set(versions).size).toBe(4);
  });

  it("takes the text that has an abstract, of two of one paper", () => {
    const brief = aLiked("2606.00001", { abstract: "" });
    const full = aLiked("2606.00001");
    expect(profileOf([brief, full], []).liked).toEqual([full]);
    expect(profileOf([full, brief], []).liked).toEqual([full]);
  });

  it("likes nothing that is not liked", () => {
    const paper = aLiked("2606.00001");
    expect(profileOf([paper], [paper])).toMatchObject({ liked: [], unliked: [paper] });
  });
});

describe("a profile on a day", () => {
  const old = aLiked("2606.00001", { addedAt: at("2026-06-01") });
  const later = aLiked("2606.00002", { addedAt: at("2026-06-16") });
  const always = aLiked("2606.00003");

  it("is without what was put into a library after the day was announced", () => {
    const profile = profileOf([old, later, always], []);
    expect(profileOn(profile, "2026-06-17")).toBe(profile);
    expect(profileOn(profile, "2026-06-16").liked).toEqual([old, always]);
  });

  it("stays as it was when more is added", () => {
    const before = profileOf([old], []);
    const after = profileOf([old, later], []);
    expect(profileOn(after, "2026-06-16").version).toBe(profileOn(before, "2026-06-16").version);
    expect(after.version).not.toBe(before.version);
  });

  it("is the whole where the library is younger than the day", () => {
    const profile = profileOf([later], []);
    expect(profileOn(profile, "2026-06-02")).toBe(profile);
  });
});
