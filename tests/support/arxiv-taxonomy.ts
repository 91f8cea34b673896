/** arXiv's archives and categories, as far as its feeds can be asked for them. */

const subjects: Record<string, string> = {
  "astro-ph": "CO EP GA HE IM SR",
  "cond-mat": "dis-nn mes-hall mtrl-sci other quant-gas soft stat-mech str-el supr-con",
  cs:
    "AI AR CC CE CG CL CR CV CY DB DC DL DM DS ET FL GL GR GT HC IR IT LG LO MA MM MS NA NE NI " +
    "OH OS PF PL RO SC SD SE SI SY",
  econ: "EM GN TH",
  eess: "AS IV SP SY",
  "gr-qc": "",
  "hep-ex": "",
  "hep-lat": "",
  "hep-ph": "",
  "hep-th": "",
  math:
    "AC AG AP AT CA CO CT CV DG DS FA GM GN GR GT HO IT KT LO MG MP NA NT OA OC PR QA RA RT SG " +
    "SP ST",
  "math-ph": "",
  nlin: "AO CD CG PS SI",
  "nucl-ex": "",
  "nucl-th": "",
  physics:
    "acc-ph ao-ph app-ph atm-clus atom-ph bio-ph chem-ph class-ph comp-ph data-an ed-ph flu-dyn " +
    "gen-ph geo-ph hist-ph ins-det med-ph optics plasm-ph pop-ph soc-ph space-ph",
  "q-bio": "BM CB GN MN NC OT PE QM SC TO",
  "q-fin": "CP EC GN MF PM PR RM ST TR",
  "quant-ph": "",
  stat: "AP CO ME ML OT TH",
};

/** Archive to its categories; an archive without subject classes is its own category. */
const archives = new Map(
  Object.entries(subjects).map(([archive, list]) => [
    archive,
    list === "" ? [archive] : list.split(" ").map((subject) => `${archive}.${subject}`),
  ]),
);

/** Two names of one category. A paper in one is listed under both. */
const aliasPairs = [
  ["cs.SY", "eess.SY"],
  ["cs.NA", "math.NA"],
  ["cs.IT", "math.IT"],
  ["math-ph", "math.MP"],
  ["stat.TH", "math.ST"],
  ["q-fin.EC", "econ.GN"],
] as const;
const aliases = new Map<string, string>(aliasPairs.flatMap(([a, b]) => [[a, b] as const, [b, a]]));

/** The other name of a category that has two. */
export function aliasOf(category: string): string | undefined {
  return aliases.get(category);
}

/** arXiv puts whole archives before single categories, wherever it names what was asked. */
export function archivesFirst(asked: string[]): string[] {
  return [...asked.filter((name) => archives.has(name)), ...asked.filter((n) => !archives.has(n))];
}

/**
 * Every category that a request for these archives and categories covers, both names of each.
 * An archive covers all its categories, and also the bare name that old papers carry.
 */
export function coveredCategories(asked: string[]): Set<string> {
  const covered = new Set<string>();
  for (const name of asked) {
    for (const category of [name, ...(archives.get(name) ?? [])]) {
      covered.add(category);
      const alias = aliasOf(category);
      if (alias) covered.add(alias);
    }
  }
  return covered;
}

/**
 * Read "cs.ai+math" into ["math", "cs.AI"], or say what arXiv says is wrong with it.
 *
 * arXiv ignores case, and one bad member spoils the whole request.
 */
export function readQuery(query: string): { asked: string[] } | { error: string } {
  const asked: string[] = [];
  const names = query.split("+");
  if (names.some((name) => name.trim() === "")) {
    return {
      error:
        `Invalid archive specification '${query}'. Correct format is one or more archive names ` +
        `delimited by '+'. Each name can be either of the form 'archive' or 'archive.category'.`,
    };
  }
  for (const name of names) {
    const [archiveName = "", subject, ...more] = name.split(".");
    if (more.length > 0) return { error: `Bad archive/subject class structure '${name}'.` };

    const archive = archiveName.toLowerCase();
    const categories = archives.get(archive);
    if (!categories) {
      const known = [...archives.keys()].join(", ");
      return { error: `Bad archive '${archive}'. Valid archive names are: ${known}.` };
    }
    if (subject === undefined) {
      asked.push(archive);
      continue;
    }
    const wanted = `${archive}.${subject}`.toLowerCase();
    const category = categories.find((candidate) => candidate.toLowerCase() === wanted);
    if (!category) {
      return {
        error:
          `Bad subject class '${subject}'. Valid subject classes for the archive '${archive}' ` +
          `are: ${categories.join(", ")}.`,
      };
    }
    asked.push(category);
  }
  return { asked: archivesFirst(asked) };
}
