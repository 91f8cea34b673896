import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { readBibliographies } from "@/lib/config/bibliographies";
import { ConfigError, loadConfig, parseConfig } from "@/lib/config/load";

/** A file of the predecessor with all of its keys, as somebody may have made it their own. */
const predecessorFile = {
  categories: ["cs.RO", "cs.SY", "q-bio.NC", "hep-th"],
  keywords: ["grasping", "tactile", "sim2real", "diffusion policy"],
  exclude_keywords: ["survey", "benchmark"],
  max_papers: 25,
  days_back: 3,
  min_score: 2.5,
  enable_deduplication: true,
  deduplication_methods: ["id", "title", "link"],
  fetch_ratings: false,
  display_limit: 10,
  ai_summary: {
    enabled: true,
    api_key_env: "DASHSCOPE_API_KEY",
    base_url: "https://dashscope.aliyuncs.com/compatible-mode/v1",
    model: "qwen-long",
    prompt_file: "ai_summary_prompt.txt",
    max_papers_to_summarize: 15,
    max_workers: 3,
  },
};

function problemsOf(file: unknown): readonly string[] {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  try {
    parseConfig(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function warningsOf(file: unknown): string[] {
  return parseConfig(typeof file === "string" ? file : JSON.stringify(file)).warnings;
}

describe("a file of the predecessor", () => {
  it("loads unchanged, with all that it says", () => {
    const { config } = parseConfig(JSON.stringify(predecessorFile, null, 4));
    expect(config).toEqual({
      ...predecessorFile,
      budget: null,
      ai_summary: {
        ...predecessorFile.ai_summary,
        source: "auto",
        max_per_day: 60,
        max_input_chars: 300_000,
      },
      categories: ["cs.RO", "eess.SY", "q-bio.NC", "hep-th"],
      authors: [],
      likes: [],
      unlikes: [],
      announce_types: ["new"],
      scoring: "weighted",
      history_days: 30,
      feeds: {},
      access: "open",
      digest: {
        readme: "list",
        readme_file: "README.md",
        file: "DIGEST.md",
        archive: "digests",
      },
      site: { title: "arXiv papers" },
    });
  });

  it("is told which of its keys have no effect", () => {
    expect(warningsOf(predecessorFile)).toEqual([
      "fetch_ratings has no effect: ratings of conference papers belonged to a side job that is not part of this",
      "display_limit has no effect: the length of a feed follows from max_papers and days_back",
    ]);
  });

  it("hears that what its guide showed beside the settings was never read", () => {
    expect(warningsOf({ advanced_filtering: { authors: ["Ada Moreau"] } })).toEqual([
      "advanced_filtering has no effect: the predecessor's guide shows it, but no program ever read it; use keywords, exclude_keywords and min_score",
    ]);
    expect(problemsOf({ scoring: { title_weight: 2, abstract_weight: 1 } })).toEqual([
      'scoring: found {"title_weight":2,"abstract_weight":1}; allowed is one of "weighted", "count" (the object in the predecessor\'s guide was never read; leave it out)',
    ]);
    expect(problemsOf({ scoring: "both" })).toEqual([
      'scoring: found "both"; allowed is one of "weighted", "count"',
    ]);
  });
});

/** config.json as it is shipped; the one in the repository is its owner's to change. */
const shipped = {
  categories: ["cs.AI", "cs.CL", "cs.DC", "cs.LG"],
  keywords: [
    "LLM",
    "RL",
    "RLHF",
    "Inference",
    "Training",
    "Attention",
    "Pipeline",
    "MOE",
    "Sparse",
    "Quantization",
    "Speculative",
    "Efficient",
    "Efficiency",
    "Framework",
    "Parallel",
    "Distributed",
    "Kernel",
    "Decode",
    "Decoding",
    "Prefill",
    "Throughput",
    "Fast",
    "Network",
    "Hardware",
    "Cluster",
    "FP8",
    "FP4",
    "Optimization",
    "Scalable",
    "Communication",
  ],
  exclude_keywords: ["survey", "review", "tutorial"],
  max_papers: 30,
  days_back: 7,
};

describe("the shipped config.json", () => {
  it("says nothing but the defaults", () => {
    const { config, warnings } = parseConfig(JSON.stringify(shipped));
    expect(config).toEqual(parseConfig("{}").config);
    expect(warnings).toEqual([]);
  });

  it("follows four categories with thirty keywords", () => {
    const { config } = parseConfig("{}");
    expect(config.categories).toEqual(["cs.AI", "cs.CL", "cs.DC", "cs.LG"]);
    expect(config.keywords).toHaveLength(30);
    expect(config.exclude_keywords).toEqual(["survey", "review", "tutorial"]);
    expect(config).toMatchObject({ max_papers: 30, days_back: 7, min_score: 0, history_days: 30 });
    expect(config.ai_summary).toMatchObject({ enabled: true, api_key_env: "OPENAI_API_KEY" });
  });
});

describe("wrong values", () => {
  it("are all told at once, each with its path, what was found and what is allowed", () => {
    const file = {
      categories: ["cs.AI", "cs.IA", 7, "machine learning"],
      keywords: "LLM, RL",
      exclude_keywords: ["survey", "", null, "x".repeat(101)],
      announce_types: ["new", "old"],
      max_papers: 0,
      days_back: 7.5,
      min_score: "2.5",
      history_days: null,
      enable_deduplication: "yes",
      deduplication_methods: ["doi"],
      ai_summary: {
        enabled: 1,
        api_key_env: "",
        base_url: "dashscope",
        model: ["qwen-long"],
        max_papers_to_summarize: -1.5,
        max_workers: "3",
      },
      site: { title: " ", url: "ftp://feeds.example.org" },
      access: "closed",
    };
    const long = `"${"x".repeat(56)}...`;
    expect(problemsOf(file)).toEqual([
      'categories[1]: found "cs.IA"; allowed is the id of an arXiv category or archive (did you mean "cs.AI"?)',
      'categories[2]: found 7; allowed is the id of an arXiv category, such as "cs.AI"',
      'categories[3]: found "machine learning"; allowed is the id of an arXiv category or archive',
      'keywords: found "LLM, RL"; allowed is a list of texts',
      'exclude_keywords[1]: found ""; allowed is a text of 1 to 100 characters',
      "exclude_keywords[2]: found null; allowed is a text of 1 to 100 characters",
      `exclude_keywords[3]: found ${long}; allowed is a text of 1 to 100 characters`,
      'announce_types[1]: found "old"; allowed is one of "new", "cross", "replace", "replace-cross"',
      "max_papers: found 0; allowed is a whole number from 1 to 2000",
      "days_back: found 7.5; allowed is a whole number from 1 to 90",
      'min_score: found "2.5"; allowed is a number from 0 to 1000',
      "history_days: found null; allowed is a whole number from 1 to 90",
      'access: found "closed"; allowed is one of "open", "configured"',
      'enable_deduplication: found "yes"; allowed is true or false',
      'deduplication_methods[0]: found "doi"; allowed is one of "id", "title", "link"',
      "ai_summary.enabled: found 1; allowed is true or false",
      'ai_summary.api_key_env: found ""; allowed is a text that is not empty',
      'ai_summary.base_url: found "dashscope"; allowed is an http or https URL',
      'ai_summary.model: found ["qwen-long"]; allowed is a text',
      "ai_summary.max_papers_to_summarize: found -1.5; allowed is a whole number from 0 to 200",
      'ai_summary.max_workers: found "3"; allowed is a whole number from 1 to 32',
      'site.title: found " "; allowed is a text that is not empty',
      'site.url: found "ftp://feeds.example.org"; allowed is an http or https URL',
    ]);
  });

  it("make an error that can be read line by line", () => {
    expect(() => parseConfig('{"max_papers": 0, "days_back": 0}')).toThrow(
      [
        "config.json cannot be used:",
        "  max_papers: found 0; allowed is a whole number from 1 to 2000",
        "  days_back: found 0; allowed is a whole number from 1 to 90",
      ].join("\n"),
    );
  });

  it.each([
    ["categories", [], "a list of at least one arXiv category"],
    ["categories", "cs.AI", "a list of arXiv categories"],
    ["categories", { 0: "cs.AI" }, "a list of arXiv categories"],
    ["categories", Array(51).fill("cs.AI"), "a list of at most 50 arXiv categories"],
    ["keywords", Array(201).fill("x"), "a list of at most 200 texts"],
    ["keywords", {}, "a list of texts"],
    ["announce_types", [], "a list of at least one announce type"],
    ["max_papers", true, "a whole number from 1 to 2000"],
    ["max_papers", 2001, "a whole number from 1 to 2000"],
    ["budget", 0, "a whole number from 1 to 200"],
    ["budget", 1.5, "a whole number from 1 to 200"],
    ["min_score", -0.1, "a number from 0 to 1000"],
    ["ai_summary", [], "an object"],
    ["ai_summary", null, "an object"],
    ["site", "https://feeds.example.org", "an object"],
  ])("of %s: %j is not %s", (key, value, allowed) => {
    const problems = problemsOf({ [key]: value });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(new RegExp(`^${key}: found .*; allowed is ${allowed}$`));
  });

  it("of enormous numbers are shown as what they became", () => {
    expect(problemsOf('{"max_papers": 1e999, "days_back": 12345678901234567890}')).toEqual([
      "max_papers: found Infinity; allowed is a whole number from 1 to 2000",
      "days_back: found 12345678901234567000; allowed is a whole number from 1 to 90",
    ]);
  });

  it.each(["[]", "null", '"cs.AI"', "3", "true"])("in place of the whole file: %s", (text) => {
    expect(problemsOf(text)).toEqual([`the whole file: found ${text}; allowed is an object`]);
  });
});

describe("unknown keys", () => {
  it("warn with the key that was meant, on every level", () => {
    expect(
      warningsOf({
        catagories: ["cs.AI"],
        keyword: [],
        ai_summary: { enable: true },
        site: { uri: "" },
        feeds: { moe: { keyword: ["moe"], history_days: 3, _why: "mine" } },
      }),
    ).toEqual([
      "catagories is not a setting and has no effect; did you mean categories?",
      "keyword is not a setting and has no effect; did you mean keywords?",
      "ai_summary.enable is not a setting and has no effect; did you mean ai_summary.enabled?",
      "site.uri is not a setting and has no effect; did you mean site.url?",
      "feeds.moe.keyword is not a setting and has no effect; did you mean feeds.moe.keywords?",
      "feeds.moe.history_days is not a setting and has no effect",
    ]);
  });

  it("warn without a guess when they resemble nothing", () => {
    expect(warningsOf({ telegram_bot_token: "x" })).toEqual([
      "telegram_bot_token is not a setting and has no effect",
    ]);
  });

  it("are notes when they begin with _ or $", () => {
    expect(
      warningsOf({ _comment: "mine", $schema: "x", _: 1, ai_summary: { _why: "cheap" } }),
    ).toEqual([]);
  });

  it("named for what every object has change nothing", () => {
    const { config, warnings } = parseConfig(
      '{"__proto__": {"max_papers": 3}, "constructor": {"prototype": {"polluted": 1}}, "toString": 1, "ai_summary": {"__proto__": {"enabled": false}}}',
    );
    expect(config).toEqual(parseConfig("{}").config);
    expect(config.max_papers).toBe(30);
    expect(config.ai_summary.enabled).toBe(true);
    expect("polluted" in {}).toBe(false);
    expect(warnings).toEqual([
      "constructor is not a setting and has no effect",
      "toString is not a setting and has no effect",
    ]);
  });
});

describe("named feeds", () => {
  const feedsOf = (feeds: unknown) => parseConfig(JSON.stringify({ feeds })).config.feeds;

  it("hold what they say of their own, and nothing else", () => {
    const moe = {
      title: " Experts ",
      categories: ["cmp-lg", "cs.CL"],
      keywords: ["mixture of experts"],
      exclude_keywords: [],
      announce_types: ["new", "cross"],
      max_papers: 5,
      days_back: 60,
      min_score: 1.5,
      scoring: "count",
      enable_deduplication: false,
      deduplication_methods: ["id"],
    };
    expect(feedsOf({ moe, bare: {} })).toEqual({
      moe: { ...moe, title: "Experts", categories: ["cs.CL"] },
      bare: {},
    });
  });

  it("are refused with the path of what is wrong", () => {
    expect(
      problemsOf({
        feeds: {
          moe: { keywords: ["moe", "mixture", 3], categories: ["cs.IA"], title: "" },
          few: { max_papers: 0, scoring: "both" },
          none: null,
          list: ["moe"],
        },
      }),
    ).toEqual([
      'feeds.moe.title: found ""; allowed is a text that is not empty',
      'feeds.moe.categories[0]: found "cs.IA"; allowed is the id of an arXiv category or archive (did you mean "cs.AI"?)',
      "feeds.moe.keywords[2]: found 3; allowed is a text of 1 to 100 characters",
      "feeds.few.max_papers: found 0; allowed is a whole number from 1 to 2000",
      'feeds.few.scoring: found "both"; allowed is one of "weighted", "count"',
      "feeds.none: found null; allowed is an object",
      'feeds.list: found ["moe"]; allowed is an object',
    ]);
    expect(problemsOf({ feeds: ["moe"] })).toEqual([
      'feeds: found ["moe"]; allowed is an object of feeds by their names',
    ]);
  });

  it.each([
    ["cs", "feeds.cs", "cs"],
    ["hep-th", "feeds.hep-th", "hep-th"],
    ["quant-ph", "feeds.quant-ph", "quant-ph"],
    ["cmp-lg", "feeds.cmp-lg", "cs.CL"],
    ["Q-BIO", "feeds.Q-BIO", "q-bio"],
    ["cs.AI", 'feeds["cs.AI"]', "cs.AI"],
    ["cs.sy", 'feeds["cs.sy"]', "eess.SY"],
  ])("may not be called %s, which is arXiv's", (name, path, category) => {
    expect(problemsOf({ feeds: { [name]: {} } })).toEqual([
      `${path}: found "${name}"; allowed is a name that is no category or archive of arXiv's (this one means ${category})`,
    ]);
  });

  it("may not be called as the main feed is", () => {
    expect(problemsOf({ feeds: { main: {} } })).toEqual([
      `feeds.main: found "main"; allowed is any name but "main", which is the main feed's`,
    ]);
  });

  it.each([
    "",
    "Moe",
    "_moe",
    "-moe",
    "mixture of experts",
    "a+b",
    "a/b",
    "moé",
    "x".repeat(41),
  ])("may not be called %j, which an address could not hold plainly", (name) => {
    const problems = problemsOf({ feeds: { [name]: {} } });
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^feeds.*: found ".*"; allowed is a name of 1 to 40 characters: /);
  });

  it.each(["moe", "0", "a_b-c", "x".repeat(40), "constructor"])("may be called %s", (name) => {
    expect(Object.keys(feedsOf({ [name]: {} }))).toEqual([name]);
  });

  it("are fifty at most", () => {
    const many = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, index) => [`feed-${index}`, {}]));
    expect(Object.keys(feedsOf(many(50)))).toHaveLength(50);
    expect(problemsOf({ feeds: many(51) })).toEqual([
      expect.stringMatching(/^feeds: found .*; allowed is an object of at most 50 feeds$/),
    ]);
  });
});

describe("values that are right", () => {
  it("may name categories in any of arXiv's spellings, twice too", () => {
    const { config } = parseConfig(
      '{"categories": ["CS.ai", " cs.AI ", "cmp-lg", "cs.SY", "math"]}',
    );
    expect(config.categories).toEqual(["cs.AI", "cs.CL", "eess.SY", "math"]);
  });

  it("may be empty lists of keywords", () => {
    const { config } = parseConfig('{"keywords": [], "exclude_keywords": []}');
    expect([config.keywords, config.exclude_keywords]).toEqual([[], []]);
  });

  it("lose the blanks around them, and a URL its last slash", () => {
    const { config } = parseConfig(
      '{"keywords": [" moe "], "site": {"title": " Mine ", "url": "https://feeds.example.org/x/"}}',
    );
    expect(config.keywords).toEqual(["moe"]);
    expect(config.site).toEqual({ title: "Mine", url: "https://feeds.example.org/x" });
  });
});

describe("a file that is not JSON", () => {
  it.each([
    ["a comma too many", '{\n  "max_papers": 3,\n}', "line 3, column 1: found }"],
    [
      "a comma too few",
      '{\n  "max_papers": 3\n  "days_back": 1\n}',
      'line 3, column 3: found "days_back": 1',
    ],
    ["a comment", '{\n  // mine\n  "max_papers": 3\n}', "line 2, column 3: found // mine"],
    ["other quotation marks", "{'max_papers': 3}", "line 1, column 2: found 'max_papers': 3}"],
    ["a word without them", '{"keywords": [LLM]}', "line 1, column 15: found LLM]}"],
    ["a text that never ends", '{\r\n  "scoring": "count\r\n}', 'line 2, column 14: found "count'],
    ["a number of another kind", '{"max_papers": 030}', "line 1, column 17: found 30}"],
    ["a bracket of the other kind", '{"keywords": ["a"}', "line 1, column 18: found }"],
    [
      "something behind the end",
      '{}\n{"max_papers": 3}',
      'line 2, column 1: found {"max_papers": 3}',
    ],
    ["no end", '{\n  "keywords": ["LLM",\n', "line 3, column 1: the text ends too soon"],
    ["nothing", "", "line 1, column 1: the text ends too soon"],
    ["a web page", "<!doctype html>", "line 1, column 1: found <!doctype html>"],
  ])("is told with line and column: %s", (_, text, place) => {
    expect(problemsOf(text)).toEqual([`it is not JSON: ${place}`]);
  });

  it("may be long and deep all the same", () => {
    expect(problemsOf("[".repeat(20_000))).toEqual([
      "it is not JSON: line 1, column 20001: the text ends too soon",
    ]);
  });
});

describe("loadConfig", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "config-"));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it("reads a file with a byte order mark", () => {
    const path = join(folder, "marked.json");
    writeFileSync(path, '\uFEFF{"max_papers": 3}\r\n');
    expect(loadConfig(path).config.max_papers).toBe(3);
  });

  it("takes the defaults, and says so, where there is no file", () => {
    expect(loadConfig(join(folder, "absent.json"))).toEqual({
      config: parseConfig("{}").config,
      warnings: ["there is no config.json; the defaults are in force"],
    });
  });

  it("refuses what cannot be read", () => {
    expect(() => loadConfig(folder)).toThrow(
      /^config\.json cannot be used:\n {2}the file cannot be read: /,
    );
  });
});

describe("the digest's files", () => {
  it.each([
    "docs/PAPERS.md",
    "today.md",
    ".github/README.md",
    "a b/c..d/é.md",
  ])("may be %s", (file) => {
    expect(parseConfig(JSON.stringify({ digest: { file } })).config.digest.file).toBe(file);
  });

  it.each([
    "/etc/motd",
    "../x.md",
    "a/../../x.md",
    "a/..",
    ".git/config",
    ".GIT/hooks/x",
    "a\\b",
    "C:/x",
    "a//b",
    "a/",
    ".",
  ])("may not be %s, since they stay in the repository", (file) => {
    const found = JSON.stringify(file);
    expect(problemsOf({ digest: { archive: file, file } })).toEqual([
      `digest.file: found ${found}; allowed is a Markdown file within the repository, such as "docs/PAPERS.md"`,
      `digest.archive: found ${found}; allowed is a path within the repository, such as "digests"`,
    ]);
  });

  it("are Markdown, which is what the workflow commits", () => {
    expect(problemsOf({ digest: { readme_file: "README" } })).toEqual([
      'digest.readme_file: found "README"; allowed is a Markdown file within the repository, such as "docs/PAPERS.md"',
    ]);
  });

  it("are told of when a key is not known, or the README's part is none", () => {
    expect(warningsOf({ digest: { arcive: "x" } })).toEqual([
      "digest.arcive is not a setting and has no effect; did you mean digest.archive?",
    ]);
    expect(problemsOf({ digest: { readme: "all" } })).toEqual([
      'digest.readme: found "all"; allowed is one of "full", "list", false',
    ]);
  });
});

describe("liked papers", () => {
  const idOrFile =
    'an arXiv id, such as "2401.12345", the address of a paper there, or a BibTeX file within the repository, such as "papers.bib"';
  const zotero =
    'an object such as { "zotero": "users/12345" } or { "zotero": "groups/67890", "collection": "ABCD1234" }';

  it("are ids in any form, BibTeX files and Zotero libraries", () => {
    const likes = [
      "2606.01234v2",
      " https://arxiv.org/abs/hep-th/9901001 ",
      "reading/papers.bib",
      { zotero: "users/12345" },
      { zotero: "groups/67890", collection: "ABCD1234" },
    ];
    const { config } = parseConfig(JSON.stringify({ likes, unlikes: ["arXiv:2606.00009"] }));
    expect(config.likes).toEqual(["2606.01234", "hep-th/9901001", ...likes.slice(2)]);
    expect(config.unlikes).toEqual(["2606.00009"]);
    expect(parseConfig(JSON.stringify(config)).config).toEqual(config);
  });

  it("are refused with their path, and what they should be", () => {
    expect(
      problemsOf({
        likes: [
          "2606.1234",
          "../papers.bib",
          7,
          { zotero: "12345" },
          { zotero: "users/1", collection: "abc" },
          { zotero: "users/1", key: "secret" },
        ],
        unlikes: ["papers.bib"],
        feeds: { moe: { likes: "2606.01234" } },
      }),
    ).toEqual([
      `likes[0]: found "2606.1234"; allowed is ${idOrFile}`,
      `likes[1]: found "../papers.bib"; allowed is ${idOrFile}`,
      `likes[2]: found 7; allowed is ${idOrFile}, or ${zotero}`,
      'likes[3].zotero: found "12345"; allowed is the library, as "users/12345" or "groups/67890"',
      'likes[4].collection: found "abc"; allowed is the eight letters and digits that name a collection',
      `likes[5]: found {"zotero":"users/1","key":"secret"}; allowed is ${zotero}`,
      'unlikes[0]: found "papers.bib"; allowed is an arXiv id, such as "2401.12345", or the address of a paper there',
      'feeds.moe.likes: found "2606.01234"; allowed is a list of arXiv ids, BibTeX files and Zotero libraries',
    ]);
  });

  describe("in files", () => {
    let folder: string;
    const before = process.cwd();

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), "likes-"));
      process.chdir(folder);
      writeFileSync("papers.bib", "@misc{a, title={Towels}}");
      writeFileSync("notes.bib", "nothing yet");
    });

    afterAll(() => {
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    });

    const load = (file: object) => {
      writeFileSync("config.json", JSON.stringify(file));
      return loadConfig("config.json").config;
    };

    it("are read", () => {
      const config = load({ likes: ["papers.bib"], feeds: { moe: { likes: ["papers.bib"] } } });
      expect([...readBibliographies(config)]).toMatchObject([
        ["papers.bib", [{ title: "Towels" }]],
      ]);
    });

    it("are refused where there is no file, or no entry in it", () => {
      expect(() =>
        load({ likes: ["2606.00001", "absent.bib"], feeds: { moe: { likes: ["notes.bib"] } } }),
      ).toThrow(
        'likes[1]: found "absent.bib"; there is no such file that can be read\n' +
          '  feeds.moe.likes[0]: found "notes.bib"; allowed is a BibTeX file, and there is no entry in this one',
      );
    });
  });
});
