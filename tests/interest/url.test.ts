import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/load";
import type { Config } from "@/lib/config/schema";
import { AppError } from "@/lib/errors";
import { interestFromConfig, noLibrary, selectionKey } from "@/lib/interest/interest";
import { noFilters } from "@/lib/interest/rsshub";
import { interestFromPage, interestFromUrl } from "@/lib/interest/url";

const { config: plain } = parseConfig(
  JSON.stringify({
    categories: ["cs.RO", "cs.LG"],
    keywords: ["grasping", "tactile"],
    exclude_keywords: ["survey"],
    max_papers: 20,
    days_back: 5,
    site: { title: "Robots" },
  }),
);

/** The interest of an address as a reader types it behind the format: "/cs.AI?limit=5". */
function interestOf(address: string, config: Config = plain) {
  const [path = "", query = ""] = address.split("?", 2);
  const segments = path.split("/").slice(1).map(decodeURIComponent);
  return interestFromUrl(
    segments,
    new URLSearchParams(query),
    config,
    new Date("2026-06-16T12:00:00Z"),
  );
}

function refusalOf(address: string, config?: Config): { status: number; message: string } {
  try {
    interestOf(address, config);
  } catch (error) {
    if (error instanceof AppError) return { status: error.status, message: error.message };
    throw error;
  }
  throw new Error(`${address} was not refused`);
}

describe("the main feed", () => {
  it("is what config.json says", () => {
    expect(interestOf("")).toEqual({
      path: "",
      query: "",
      title: "Robots",
      categories: ["cs.RO", "cs.LG"],
      keywords: ["grasping", "tactile"],
      exclude: ["survey"],
      match: "any",
      minScore: 0,
      scoring: "weighted",
      announceTypes: ["new"],
      within: null,
      isPrimaryOnly: false,
      authors: [],
      likes: [],
      unlikes: [],
      library: noLibrary,
      search: null,
      filters: noFilters,
      sort: "score",
      maxPapers: 20,
      budget: null,
      daysBack: 5,
      day: null,
      isAll: false,
      hasRest: false,
      digest: null,
      math: "auto",
      summary: "full",
      language: "en",
      summarised: 15,
      dropsSameTitle: true,
    });
    expect(interestOf("")).toEqual(interestFromConfig(plain));
  });

  it("is the same under parameters of other people's making", () => {
    expect(interestOf("?utm_source=reader&fbclid=abc")).toEqual(interestOf(""));
  });
});

describe("a path of categories", () => {
  it("takes the main feed's filters, and its own categories", () => {
    expect(interestOf("/cs.AI+cs.CL")).toEqual({
      ...interestFromConfig(plain),
      path: "/cs.AI+cs.CL",
      title: "arXiv cs.AI, cs.CL",
      categories: ["cs.AI", "cs.CL"],
    });
  });

  it.each([
    "/cs.CL+cs.AI",
    "/cs.AI+cs.CL+cs.AI",
    "/CS.AI+Cs.cl",
    "/cmp-lg+cs.AI",
    "/cs.CL%2Bcs.AI",
    "/cs.CL%20cs.AI",
    "/cs.CL%252Bcs.AI",
    "/cs.CL%2520cs.AI",
    "/cs%2EAI+cs.CL",
  ])("is one feed in all its spellings: %s", (path) => {
    expect(interestOf(path)).toEqual(interestOf("/cs.AI+cs.CL"));
  });

  it("may name archives, second names, and what is both archive and category", () => {
    expect(interestOf("/math+hep-th+cs.SY").categories).toEqual(["eess.SY", "hep-th", "math"]);
  });

  it.each([
    ["/cs.IA", '"cs.IA" is no arXiv category; did you mean "cs.AI"?'],
    ["/cs.AI+quantph", '"quantph" is no arXiv category; did you mean "quant-ph"?'],
    ["/nonsense", '"nonsense" is no arXiv category.'],
    ["/cs.AI+", '"" is no arXiv category.'],
    ["/cs.AI++cs.LG", '"" is no arXiv category.'],
    ["/cs.AI,cs.LG", '"cs.AI,cs.LG" is no arXiv category.'],
    ["/constructor", '"constructor" is no arXiv category.'],
    ["/__proto__", '"__proto__" is no arXiv category.'],
    ["/..%2F..%2Fetc", '"../../etc" is no arXiv category.'],
    ["/%D9%A1", '"١" is no arXiv category.'],
    [`/${"x".repeat(5000)}`, `"${"x".repeat(57)}..." is no arXiv category.`],
    ["/a%0D%0Ab%00c", '"a b c" is no arXiv category.'],
  ])("is refused by name: %s", (path, message) => {
    expect(refusalOf(path)).toEqual({ status: 400, message });
  });

  it("holds fifty names at most", () => {
    const path = (count: number) => `/${Array(count).fill("cs.AI").join("+")}`;
    expect(interestOf(path(50)).categories).toEqual(["cs.AI"]);
    expect(refusalOf(path(51))).toEqual({
      status: 400,
      message: "A feed holds at most 50 categories.",
    });
  });

  it("has nothing below it", () => {
    expect(refusalOf("/cs.AI/cs.LG")).toEqual({
      status: 404,
      message: "There is no feed at this address.",
    });
  });
});

describe("parameters", () => {
  it("replace the keywords, add to the excludes, and shape the rest", () => {
    expect(
      interestOf('/cs.AI?keywords=moe*,"mixture of, experts"&exclude=review&limit=3&days=2'),
    ).toEqual({
      ...interestFromConfig(plain),
      path: "/cs.AI",
      query: "days=2&exclude=review&keywords=%22mixture+of%2C+experts%22%2Cmoe*&limit=3",
      title: "arXiv cs.AI",
      categories: ["cs.AI"],
      keywords: ["mixture of, experts", "moe*"],
      exclude: ["survey", "review"],
      maxPapers: 3,
      daysBack: 2,
    });
  });

  it("may leave no keyword at all: then every paper is wanted", () => {
    expect(interestOf("?keywords=").keywords).toEqual([]);
    expect(interestOf("?keywords=").query).toBe("keywords=");
  });

  it.each([
    "?limit=5&keywords=b,a",
    "?keywords=a,b&limit=5",
    "?keywords=a,b,a,,&limit=05",
    '?keywords=+a+,"b"&limit=5&limit=5',
    "?keywords=%61%2Cb&limit=5&utm_campaign=x&_=17",
    "?keywords=b%2C%09a%0A&limit=5",
  ])("mean the same in any order and spelling: %s", (query) => {
    expect(interestOf(query)).toEqual(interestOf("?keywords=a,b&limit=5"));
    expect(interestOf(query).query).toBe("keywords=a%2Cb&limit=5");
  });

  it.each([
    "?keywords=a,b c,moe*,*former",
    '?keywords="a, b",c d&exclude="x,y",z',
    "?keywords=%E8%AF%AD%E8%A8%80,na%C3%AFve,%F0%9F%9A%80,C%2B%2B,%26amp;,100%25,a=b",
    "?keywords=caf%65%CC%81",
    "?keywords=&exclude=&days=30&limit=2000",
    "?keywords=a%00b,%EF%BF%BE,%80",
    "/cs.AI+hep-th?keywords=%23tag,a/b,a%3Fb",
  ])("are written so that reading them again gives the same: %s", (address) => {
    const first = interestOf(address);
    const again = interestOf(`${first.path}?${first.query}`);
    expect(again).toEqual(first);
    expect(selectionKey(again)).toBe(selectionKey(first));
  });

  it("are written so that a header or an XML attribute can hold them", () => {
    const { query } = interestOf('?keywords=a%0D%0Ab,<c>,"d %26 e",f%00g,\u2028h,\u{1F680}');
    expect(query).toMatch(/^[\w=%&*+.-]+$/);
  });

  it("read one letter in two encodings as one keyword", () => {
    expect(interestOf("?keywords=caf%C3%A9")).toEqual(interestOf("?keywords=cafe%CC%81"));
  });

  it.each([
    ["?limit=0", "limit", "0", "a whole number from 1 to 2000"],
    ["?limit=2001", "limit", "2001", "a whole number from 1 to 2000"],
    ["?limit=-5", "limit", "-5", "a whole number from 1 to 2000"],
    ["?limit=2.5", "limit", "2.5", "a whole number from 1 to 2000"],
    ["?limit=1e2", "limit", "1e2", "a whole number from 1 to 2000"],
    ["?limit=", "limit", "", "a whole number from 1 to 2000"],
    ["?limit=٥", "limit", "٥", "a whole number from 1 to 2000"],
    ["?limit=+5", "limit", " 5", "a whole number from 1 to 2000"],
    ["?days=91", "days", "91", "a whole number from 1 to 90"],
    ["?days=99999999999999999999", "days", "99999999999999999999", "a whole number from 1 to 90"],
    ["?keywords=a,%22b", "keywords", 'a,"b', "a list in which every quotation mark is closed"],
  ])("are refused with what is allowed: %s", (query, name, value, allowed) => {
    expect(refusalOf(query)).toEqual({
      status: 400,
      message: `The parameter "${name}" is "${value}"; allowed is ${allowed}.`,
    });
  });

  it("are refused when they are given twice and differ", () => {
    expect(refusalOf("?limit=5&limit=6").message).toBe(
      'The parameter "limit" is given 2 times; give it once.',
    );
    expect(refusalOf("?keywords=a&keywords=b&keywords=a").message).toBe(
      'The parameter "keywords" is given 3 times; give it once.',
    );
  });

  it("hold a hundred keywords of a hundred characters, and no more", () => {
    const list = (count: number) => Array.from({ length: count }, (_, index) => `k${index}`).join();
    expect(interestOf(`?keywords=${list(100)}`).keywords).toHaveLength(100);
    expect(interestOf(`?exclude=${"x".repeat(100)}`).exclude).toHaveLength(2);
    const allowed = "a list of at most 100 keywords of 1 to 100 characters, parted by commas";
    for (const query of [`?keywords=${list(101)}`, `?exclude=${"x".repeat(101)}`]) {
      expect(refusalOf(query).message).toMatch(new RegExp(`; allowed is ${allowed}\\.$`));
    }
  });

  it("are 8000 characters at most", () => {
    expect(interestOf(`?utm_term=${"x".repeat(7990)}`)).toEqual(interestOf(""));
    expect(refusalOf(`?utm_term=${"x".repeat(7992)}`)).toEqual({
      status: 400,
      message: "The address is too long; 8000 characters do.",
    });
  });

  it("are that many in their canonical spelling too, or its address would be refused", () => {
    const words = Array.from({ length: 83 }, (_, index) => String(index).padStart(90, "k"));
    const written = (count: number) =>
      `?keywords=${words.join("%2C")}&q=${Array.from({ length: count }, () => "ab").join("+")}`;
    expect(new URLSearchParams(written(80)).toString().length).toBeLessThan(8000);
    expect(refusalOf(written(80)).message).toBe("The address is too long; 8000 characters do.");
    const { query } = interestOf(written(40));
    expect(interestOf(`?${query}`).query).toBe(query);
  });
});

describe("the key of a private deployment", () => {
  it("is no part of what is asked for", () => {
    expect(interestOf("/cs.AI?key=canary&limit=5")).toEqual(interestOf("/cs.AI?limit=5"));
    expect(JSON.stringify(interestOf("?key=canary"))).not.toContain("canary");
  });

  it("may be given twice, as a reader may that adds its own", () => {
    expect(interestOf("?key=a&key=b")).toEqual(interestOf(""));
  });
});

describe("a parameter that is not ours", () => {
  it.each([
    ["keyword", "keywords"],
    ["key_words", "keywords"],
    ["Keywords", "keywords"],
    ["keywords[]", "keywords"],
    ["kewyords", "keywords"],
    ["excludes", "exclude"],
    ["exlcude", "exclude"],
    ["LIMIT", "limit"],
    ["limits", "limit"],
    ["limt", "limit"],
    ["day", "days"],
    ["dasy", "days"],
    ["category", "categories"],
  ])("is refused when it is a slip of one of ours: %s", (slip, meant) => {
    expect(refusalOf(`?${encodeURIComponent(slip)}=5`)).toEqual({
      status: 400,
      message: `There is no parameter "${slip}"; did you mean "${meant}"?`,
    });
  });

  it.each(
    (
      "utm_source utm_medium utm_campaign utm_term utm_content utm_id fbclid gclid dclid yclid " +
      "msclkid twclid ttclid wbraid gbraid mc_cid mc_eid igshid srsltid mkt_tok epik _ga _gl _rsc " +
      "_hsenc _ t ts v s n id cb cache cachebust nocache rand random nonce time timestamp " +
      "format feed ref referrer source medium campaign share via from since token key auth api_key " +
      "apikey access_token sig signature user page count max size hl locale output rss " +
      "xml json reader client app device tag tags cat order query text title mode view theme " +
      "amp spm si trk download debug preview hash start sortBy sortOrder id_list constructor __proto__ toString"
    ).split(" "),
  )("is passed over when readers, proxies or trackers add it: %s", (name) => {
    expect(interestOf(`?${name}=1`)).toEqual(interestOf(""));
  });
});

describe("an error sentence", () => {
  const refused = [
    "/nonsense",
    "/cs.IA",
    "/cs.AI/x",
    "?limit=x",
    "?limit=1&limit=2",
    "?keyword=x",
    "?keywords=%22",
    `?keywords=${"x,".repeat(10)}${"y".repeat(101)}`,
    `?utm=${"x".repeat(9000)}`,
    "?limit=5%0D%0ASet-Cookie:%20a=b%0D%0A%0D%0A<script>",
    "?days=%00%1B%5B31m%7F%C2%85",
    "?limit=%E2%80%AE%E2%80%A8%E2%80%A9%EF%BB%BF",
    "?Limit=%0A&Keyword%0As=x",
    "/%0A%00%E2%80%AE",
    `?limit=${"%F0%9F%9A%80".repeat(300)}`,
    "?limit=%ED%A0%80",
  ];

  it.each(refused)("is one plain line with a stop at its end: %s", (address) => {
    const { message } = refusalOf(address);
    expect(message).toMatch(/^["A-Z].*[.?]$/u);
    expect(message).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/u);
    expect(message.length).toBeLessThan(300);
    expect(message.match(/[.?!] +[A-Z]/g)).toBeNull();
  });

  it("shows what was given, cut where it is long", () => {
    expect(refusalOf("?limit=a%0D%0Ab%00c").message).toContain('is "a b c"');
    expect(refusalOf(`?limit=${"%F0%9F%9A%80".repeat(61)}`).message).toContain(
      `is "${"\u{1F680}".repeat(57)}..."`,
    );
  });
});

describe("days", () => {
  it("are refused beyond those that the server keeps", () => {
    expect(refusalOf("?days=31")).toEqual({
      status: 400,
      message: 'The parameter "days" is "31"; this server keeps 30 days.',
    });
  });
});

describe("wildcards", () => {
  it("are bounded, since each is looked for in every word there is", () => {
    const keywords = Array.from({ length: 21 }, (_, index) => `w${index}*`).join(",");
    expect(refusalOf(`?keywords=${keywords}`).message).toContain(
      "allowed is a list in which at most 20 keywords have a *",
    );
  });
});

describe("the path of a named feed", () => {
  const { config } = parseConfig(
    JSON.stringify({
      categories: ["cs.RO"],
      keywords: ["grasping"],
      exclude_keywords: ["survey"],
      feeds: {
        moe: { categories: ["cs.LG"], keywords: ["moe"], max_papers: 3, days_back: 60 },
        "touch-2": { title: "Touch" },
      },
    }),
  );

  it("takes that feed, in any case of letters", () => {
    expect(interestOf("/moe", config)).toEqual({
      ...interestFromConfig(config),
      path: "/moe",
      title: "arXiv papers: moe",
      categories: ["cs.LG"],
      keywords: ["moe"],
      maxPapers: 3,
      daysBack: 60,
    });
    expect(interestOf("/MoE", config)).toEqual(interestOf("/moe", config));
    expect(interestOf("/touch-2", config).title).toBe("Touch");
  });

  it("takes all parameters on top", () => {
    expect(interestOf("/moe?limit=1&days=2&exclude=review&keywords=expert", config)).toEqual({
      ...interestOf("/moe", config),
      query: "days=2&exclude=review&keywords=expert&limit=1",
      keywords: ["expert"],
      exclude: ["survey", "review"],
      maxPapers: 1,
      daysBack: 2,
    });
  });

  it("is read again from what it is written as", () => {
    const { path, query } = interestOf("/MOE?limit=2", config);
    expect(interestOf(`${path}?${query}`, config)).toEqual(interestOf("/moe?limit=2", config));
  });

  it("leaves the main feed and categories as they are", () => {
    expect(interestOf("", config)).toEqual(interestFromConfig(config));
    expect(interestOf("/cs.LG", config)).toMatchObject({ path: "/cs.LG", keywords: ["grasping"] });
  });

  it("under the main feed's name is the main feed", () => {
    expect(interestOf("/main", config)).toEqual(interestOf("", config));
  });

  it.each([
    "/moe+cs.AI",
    "/cs.AI+moe",
    "/moe%2Bnonsense",
    "/moe+moe",
    "/moe+touch-2",
  ])("stands alone: %s", (address) => {
    expect(refusalOf(address, config)).toEqual({
      status: 400,
      message: '"moe" is a feed of its own and cannot be joined with categories or other feeds.',
    });
  });

  it.each([
    ["/mo", '"mo" is no arXiv category and no feed here; did you mean "moe"?'],
    ["/touch2", '"touch2" is no arXiv category and no feed here; did you mean "touch-2"?'],
    ["/cs.IA", '"cs.IA" is no arXiv category and no feed here; did you mean "cs.AI"?'],
    ["/nonsense", '"nonsense" is no arXiv category and no feed here.'],
    ["/constructor", '"constructor" is no arXiv category and no feed here.'],
  ])("is hinted at when it is missed: %s", (address, message) => {
    expect(refusalOf(address, config)).toEqual({ status: 400, message });
  });

  it("has nothing below it", () => {
    expect(refusalOf("/moe/cs.AI", config).status).toBe(404);
  });

  it("lets others look as far back as the furthest of all feeds does", () => {
    expect(interestOf("/cs.RO?days=60", config).daysBack).toBe(60);
    expect(refusalOf("/cs.RO?days=61", config).message).toContain("this server keeps 60 days");
  });
});

describe("where only what is configured is served", () => {
  const { config } = parseConfig(
    JSON.stringify({
      access: "configured",
      categories: ["cs.RO", "math"],
      feeds: { vision: { categories: ["cs.CV", "cs.SY"] } },
    }),
  );

  it.each([
    "",
    "/vision",
    "/cs.RO",
    "/cs.RO+cs.CV",
    "/math",
    "/math.NT+cs.RO",
    "/eess.SY",
    "/math-ph",
  ])("a path of configured categories is: %s", (address) => {
    expect(interestOf(address, config).maxPapers).toBe(30);
  });

  it.each([
    ["/cs.AI", "cs.AI is"],
    ["/cs.RO+cs.LG+cs.AI", "cs.AI, cs.LG are"],
    ["/cs", "cs is"], // an archive holds more than its configured categories
    [`/${"cs.AI cs.CL cs.CR cs.CY cs.DB cs.DC cs.DL cs.DM cs.DS".replaceAll(" ", "+")}`, "... are"],
  ])("another is forbidden, in one sentence: %s", (address, which) => {
    const { status, message } = refusalOf(address, config);
    expect(status).toBe(403);
    expect(message).toMatch(
      /^This server keeps to the categories of its configuration, and .* among them\.$/,
    );
    expect(message).toContain(`${which} not among them`);
    expect(message.length).toBeLessThan(200);
  });

  it("what is no category is still called so", () => {
    expect(refusalOf("/nonsense", config).status).toBe(400);
  });
});

describe("the parameters that narrow and shape", () => {
  it("are read into the interest", () => {
    expect(
      interestOf(
        "/cs.AI?match=all&type=cross,new&categories=CS.cv+cmp-lg&primary=1&authors=Hinton,%22Li,%20Wei%22" +
          "&sort=date&min_score=1.50&date=2026-06-12&rest=1&digest=daily&math=tex",
      ),
    ).toMatchObject({
      match: "all",
      announceTypes: ["new", "cross"],
      within: ["cs.CL", "cs.CV"],
      isPrimaryOnly: true,
      authors: ["Hinton", "Li, Wei"],
      sort: "date",
      minScore: 1.5,
      day: "2026-06-12",
      hasRest: true,
      digest: "daily",
      math: "tex",
    });
  });

  it.each([
    ["?type=CROSS,new,new", "type=new%2Ccross"],
    ["?categories=cs.CV,cmp-lg,CS.CL", "categories=cs.CL%2Ccs.CV"],
    ["?max_results=5", "limit=5"],
    ["?max_results=5&limit=5", "limit=5"],
    ["?min_score=1.50", "min_score=1.5"],
    ["?min_score=007", "min_score=7"],
    ["?primary=true&rest=1&all=1", "all=1&primary=1&rest=1"],
    ["?sort=Date&math=TEX", "math=tex&sort=date"],
    ["?summary=Only&lang=English", "lang=en&summary=only"],
    ["?summary=full", ""],
    // What says nothing is left out.
    ["?match=any&sort=score&math=auto&primary=0&rest=false&all=0&version=2.0", ""],
    ["?exclude=", ""],
    ["?exclude=,&limit=5", "limit=5"],
  ])("have one spelling: %s", (written, canonical) => {
    expect(interestOf(written).query).toBe(canonical);
    const { query: _, ...first } = interestOf(written);
    const { query: __, ...second } = interestOf(canonical === "" ? "" : `?${canonical}`);
    expect(first).toEqual(second);
  });

  it.each([
    ["?match=some", "match", "some", "any or all"],
    [
      "?type=old",
      "type",
      "old",
      "a list of new, cross, replace or replace-cross, parted by commas",
    ],
    ["?type=", "type", "", "a list of new, cross, replace or replace-cross, parted by commas"],
    [
      "?categories=cs.XX",
      "categories",
      "cs.XX",
      "a list of 1 to 50 arXiv categories, parted by commas",
    ],
    ["?categories=", "categories", "", "a list of 1 to 50 arXiv categories, parted by commas"],
    ["?primary=yes", "primary", "yes", "1 or 0"],
    ["?sort=name", "sort", "name", "score or date"],
    ["?min_score=-1", "min_score", "-1", "a number from 0 to 1000, with two decimals at most"],
    [
      "?min_score=1.005",
      "min_score",
      "1.005",
      "a number from 0 to 1000, with two decimals at most",
    ],
    ["?date=yesterday", "date", "yesterday", "a date such as 2026-06-16"],
    ["?date=2026-02-30", "date", "2026-02-30", "a date such as 2026-06-16"],
    ["?digest=weekly", "digest", "weekly", "daily"],
    ["?math=png", "math", "png", "auto, mathml, unicode or tex"],
    ["?version=0.91", "version", "0.91", "2.0"],
    ["?max_results=0", "max_results", "0", "a whole number from 1 to 2000"],
  ])("are refused with what is allowed: %s", (address, name, value, allowed) => {
    expect(refusalOf(address)).toEqual({
      status: 400,
      message: `The parameter "${name}" is "${value}"; allowed is ${allowed}.`,
    });
  });

  it("are refused when a parameter and its other name disagree", () => {
    expect(refusalOf("?limit=5&max_results=6").message).toBe(
      'The parameter "limit" or "max_results" is given 2 times; give it once.',
    );
  });

  it("take a date that arXiv can have announced something on, and that is kept", () => {
    expect(interestOf("?date=2026-06-16").day).toBe("2026-06-16");
    expect(interestOf("?date=2026-05-17").day).toBe("2026-05-17");
    expect(refusalOf("?date=2026-06-17").message).toBe(
      'The parameter "date" is "2026-06-17"; that day has not come yet, it is 2026-06-16 at arXiv.',
    );
    expect(refusalOf("?date=2026-05-16").message).toBe(
      'The parameter "date" is "2026-05-16"; this server keeps 30 days, back to 2026-05-17.',
    );
    expect(refusalOf("?date=2026-06-16&days=3").message).toContain('leave "days" out');
  });

  it("hold fifty names at most", () => {
    const names = (count: number) => Array.from({ length: count }, (_, n) => `name ${n}`).join(",");
    expect(interestOf(`?authors=${names(50)}`).authors).toHaveLength(50);
    expect(refusalOf(`?authors=${names(51)}`).status).toBe(400);
  });
});

describe("all=1", () => {
  it("asks for what arXiv's own feed holds, and other parameters narrow that", () => {
    expect(interestOf("/cs.AI?all=1")).toMatchObject({
      keywords: [],
      exclude: [],
      minScore: 0,
      announceTypes: ["new", "cross", "replace", "replace-cross"],
      maxPapers: 2000,
      daysBack: 1,
      isAll: true,
      dropsSameTitle: false,
    });
    expect(interestOf("/cs.AI?all=1&keywords=a&type=new&days=3&limit=5")).toMatchObject({
      keywords: ["a"],
      announceTypes: ["new"],
      daysBack: 3,
      maxPapers: 5,
    });
  });
});

describe("a category beside its archive", () => {
  it("adds nothing to it, and so is one feed with it", () => {
    expect(interestOf("/cs+cs.AI+cs.LG")).toEqual(interestOf("/cs"));
    expect(interestOf("/cs.AI+hep-th").categories).toEqual(["cs.AI", "hep-th"]);
    expect(interestOf("/hep-th").categories).toEqual(["hep-th"]);
  });
});

describe("a page's address", () => {
  const ofPage = (query: string) =>
    interestFromPage(new URLSearchParams(query), plain, new Date("2026-06-16T12:00:00Z"));

  it("names a feed by its path and the feed's parameters", () => {
    expect(ofPage("feed=cs.AI%2Bcs.CL&limit=5")).toEqual(interestOf("/cs.AI+cs.CL?limit=5"));
    expect(ofPage("feed=cs.AI+cs.CL")).toEqual(interestOf("/cs.AI+cs.CL"));
    expect(ofPage("")).toEqual(interestOf(""));
    expect(ofPage("feed=&utm_source=x")).toEqual(interestOf(""));
  });
});

describe("liked papers in an address", () => {
  const { config } = parseConfig(
    JSON.stringify({
      likes: ["2606.00002", { zotero: "users/12345" }],
      unlikes: ["2606.00009"],
      feeds: { moe: { likes: ["2606.00003"] } },
    }),
  );

  it("add to those of the feed, in one order", () => {
    expect(interestOf("?like=2606.00003,2606.00001", config)).toMatchObject({
      likes: ["2606.00001", "2606.00002", "2606.00003"],
      unlikes: ["2606.00009"],
      library: { files: [], zotero: [{ zotero: "users/12345" }] },
    });
    expect(interestOf("/moe?unlike=2606.00001", config)).toMatchObject({
      likes: ["2606.00003"],
      unlikes: ["2606.00001", "2606.00009"],
      library: noLibrary, // a feed's own list is in place of the main feed's
    });
  });

  it("take a paper out of the feed's other list", () => {
    expect(interestOf("?like=2606.00009&unlike=2606.00002", config)).toMatchObject({
      likes: ["2606.00009"],
      unlikes: ["2606.00002"],
    });
  });

  it("are all that counts beside all=1", () => {
    expect(interestOf("?all=1&like=2606.00001", config)).toMatchObject({
      likes: ["2606.00001"],
      unlikes: [],
      library: noLibrary,
    });
  });

  it.each([
    "?like=2606.00001,hep-th/9901001",
    "?like=hep-th/9901001+2606.00001v2",
    "?like=https://arxiv.org/abs/2606.00001v3%0Aarxiv.org/pdf/hep-th/9901001.pdf",
    "?like=arXiv:+2606.00001,,10.48550/arXiv.hep-th/9901001,2606.00001",
  ])("have one canonical form: %s", (query) => {
    expect(interestOf(query).query).toBe("like=2606.00001%2Chep-th%2F9901001");
    expect(interestOf(query)).toEqual(interestOf(`?${interestOf(query).query}`));
  });

  it("say nothing where none is given", () => {
    expect(interestOf("?like=&unlike=+,", config)).toEqual(interestOf("", config));
  });

  it("are refused where one is no id, is in both lists, or they are too many", () => {
    const many = Array.from({ length: 201 }, (_, n) => `2606.${String(n).padStart(5, "0")}`);
    expect(interestOf(`?like=${many.slice(1)}&unlike=${many[0]}`).likes).toHaveLength(200);
    expect(refusalOf(`?like=${many}`).message).toBe(
      'The parameter "like" names 201 papers; allowed are 200.',
    );
    expect(refusalOf("?unlike=2606.00001,attention")).toEqual({
      status: 400,
      message:
        'The parameter "unlike" holds "attention", which is no arXiv id; one is such as 2401.12345 or hep-th/9901001.',
    });
    expect(refusalOf("?like=2606.00001&unlike=2606.00001v2").message).toBe(
      '2606.00001 is in "like" and in "unlike"; leave it in one of them.',
    );
  });

  it("decide what is chosen", () => {
    const keys = ["", "?like=2606.00001", "?unlike=2606.00001", "?like=2606.00003"].map((query) =>
      selectionKey(interestOf(query)),
    );
    expect(new Set(keys).size).toBe(keys.length);
  });
});
