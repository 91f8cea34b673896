import fc from "fast-check";
import { shortPieces, shortText } from "@/tests/fuzz/short-texts";

/** Addresses of feeds and pages: every parameter, with what it may hold and with what it may not. */

/** By parameter values that are mostly right, so that what lies behind the check is reached. */
const sound: Readonly<Record<string, readonly string[]>> = {
  all: ["1", "0", "true"],
  authors: ["Hinton", '"G. Hinton",Li', "Ada Ferrant", "de la Cruz"],
  brief: ["100", "500"],
  budget: ["1", "15", "200"],
  categories: ["cs.LG", "cs.LG,stat.ML", "math", "cs+math"],
  date: ["2026-06-16", "2026-06-15", "2026-06-01", "2027-01-01"],
  days: ["1", "7", "30"],
  digest: ["daily"],
  exclude: ["survey", "a,b", "*net*"],
  filter: ["learning|model", "a.c", "[a-z]+ing"],
  filter_author: ["li", "."],
  filter_case_sensitive: ["true", "false"],
  filter_category: ["cs.LG", "cs\\..*"],
  filter_description: ["we", "(?i)WE"],
  filter_time: ["86400", "1"],
  filter_title: ["for", "^A"],
  filterout: ["survey", "x$"],
  filterout_author: ["zzz"],
  filterout_category: ["math"],
  filterout_description: ["zzz"],
  filterout_title: ["zzz"],
  key: ["secret"],
  keywords: ["", "learning", 'model,"graph, neural",*ing', "RL,FP8", "C++,naïve"],
  lang: ["en", "ENGLISH", "zh", "German"],
  like: ["2606.48001", "1706.03762,2401.12345", "https://arxiv.org/abs/math/0211159"],
  limit: ["1", "5", "2000"],
  match: ["any", "all"],
  math: ["auto", "mathml", "unicode", "tex"],
  max_results: ["5", "10"],
  min_score: ["0", "0.5", "2", "1000"],
  primary: ["1", "0"],
  q: ["ti:model", 'abs:"graph" ANDNOT au:li', "(a OR b) AND cat:cs.*", "announced:[20260601 TO *]"],
  rest: ["1"],
  search_query: ["all:learning", "id:2606.48001v1"],
  sort: ["score", "date"],
  sorted: ["true", "false"],
  summary: ["full", "only", "none"],
  type: ["new", "new,cross", "replace replace-cross"],
  unlike: ["2606.48002", "1706.03762"],
  version: ["2.0"],
};

/** Of others, misspelt, and names that objects have by themselves. */
const others = [
  ...["keyword", "filtr_title", "utm_source", "sortBy", "__proto__", "constructor", "toString"],
  ...["", "KEYWORDS", "limit ", "ｌimit", "form", "in", "feed", "reader"],
];

const parameter = fc.oneof(
  {
    weight: 6,
    arbitrary: fc
      .constantFrom(...Object.keys(sound))
      .chain((name) => fc.tuple(fc.constant(name), fc.constantFrom(...(sound[name] ?? [""])))),
  },
  { weight: 2, arbitrary: fc.tuple(fc.constantFrom(...Object.keys(sound)), shortText) },
  { weight: 1, arbitrary: fc.tuple(fc.constantFrom(...others), shortText) },
);

export const parameters = fc.oneof(
  { weight: 8, arbitrary: fc.array(parameter, { maxLength: 5 }) },
  // Of each name one: many that are right together.
  {
    weight: 4,
    arbitrary: fc.uniqueArray(parameter, { maxLength: 12, selector: ([name]) => name }),
  },
);

/** What stands behind the format. */
export const path = fc.oneof(
  { weight: 4, arbitrary: fc.constant([]) },
  {
    weight: 4,
    arbitrary: fc
      .array(fc.constantFrom("cs.LG", "cs.CL", "cs", "CS.lg", "math", "eess.SY"), {
        minLength: 1,
        maxLength: 3,
      })
      .map((ids) => [ids.join("+")]),
  },
  { weight: 2, arbitrary: fc.constantFrom(["moe"], ["MOE"], ["all"], ["moe+cs.AI"], ["moe", "x"]) },
  { weight: 1, arbitrary: fc.array(shortText, { maxLength: 2 }) },
);

const words = [
  ...["ti:", "abs:", "au:", "cat:", "jr:", "id:", "all:", "announced:", "co:", "submittedDate:"],
  ...[
    "model ",
    "graph ",
    '"deep learning" ',
    "“fast” ",
    "li ",
    "cs.AI ",
    "cs.* ",
    "2606.01234v2 ",
    "*net ",
  ],
  ...[
    " AND ",
    " OR ",
    " ANDNOT ",
    " NOT ",
    " -",
    "-",
    "(",
    ")",
    "((",
    "))",
    "[20260601 TO 20260616]",
    "[* TO *]",
  ],
  ...[
    "20260616 ",
    "2026-06-16 ",
    " ",
    "\t",
    ":",
    "::",
    "2:4 ",
    "non-invasive ",
    "C++ ",
    "naïve ",
    '"',
    "*",
  ],
];

/** Queries in arXiv's syntax, and what looks like some. */
export const queryText = fc
  .array(
    fc.oneof(
      { weight: 12, arbitrary: fc.constantFrom(...words) },
      { weight: 1, arbitrary: fc.constantFrom(...shortPieces) },
    ),
    { maxLength: 14 },
  )
  .map((parts) => parts.join(""));
