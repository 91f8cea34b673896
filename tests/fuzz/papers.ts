import fc from "fast-check";
import type { Author, Paper } from "@/lib/papers/paper";
import { hostileLine, hostileText } from "@/tests/fuzz/texts";

/** Papers as the parsers of arXiv's answers let them through: of any text, with an id and a category. */

const arxivId = fc.oneof(
  fc
    .tuple(fc.integer({ min: 15, max: 26 }), fc.integer({ min: 1, max: 12 }), fc.nat(99_999))
    .map(([year, month, number]) => `${two(year)}${two(month)}.${String(number).padStart(5, "0")}`),
  fc.constantFrom("math/0211159", "hep-th/9901001", "0807.1234", "1706.03762"),
);

const category = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.constantFrom("cs.LG", "cs.CL", "cs.RO", "stat.ML", "math.CO", "cs.SY"),
  },
  { weight: 1, arbitrary: hostileLine.filter((text) => text.trim() !== "") },
);

const author: fc.Arbitrary<Author> = fc.record(
  { name: fc.oneof(fc.constant("Ada Ferrant"), hostileLine), affiliations: fc.array(hostileLine) },
  { requiredKeys: ["name"] },
);

export const hostilePaper: fc.Arbitrary<Paper> = fc.record(
  {
    id: arxivId,
    version: fc.integer({ min: 1, max: 9 }),
    title: hostileText,
    abstract: hostileText,
    authors: fc.array(author, { maxLength: 4 }),
    categories: fc
      .tuple(fc.constantFrom("cs.LG", "cs.CL"), fc.array(category, { maxLength: 3 }))
      .map(([first, others]) => [first, ...others]),
    licence: fc.oneof(
      fc.constantFrom("http://creativecommons.org/licenses/by/4.0/", "javascript:planted()"),
      hostileLine,
    ),
    doi: fc.oneof(fc.constantFrom("10.1000/182", "10.1000/182 10.1/x"), hostileLine),
    journalReference: hostileText,
  },
  { requiredKeys: ["id", "version", "title", "abstract", "authors", "categories"] },
);

function two(number: number): string {
  return String(number).padStart(2, "0");
}
