import { nearest } from "../nearest";
import { aliases, archives, retired } from "./taxonomy-table";

/**
 * arXiv's categories and archives: what a name means, and what it covers.
 *
 * A feed may name a category (`cs.AI`), an archive (`cs`: all of its categories), or an old or
 * second name of one of them (`cmp-lg`, `cs.SY`). Two names of one category are the same here.
 */
const archiveNames = new Map<string, string>();
const archiveClasses = new Map<string, readonly string[]>();
const categoryNames = new Map<string, string>();
for (const [archive, { name, classes }] of Object.entries(archives)) {
  archiveNames.set(archive, name);
  archiveClasses.set(archive, Object.keys(classes));
  if (Object.keys(classes).length === 0) categoryNames.set(archive, name);
  for (const [id, title] of Object.entries(classes)) categoryNames.set(`${archive}.${id}`, title);
}

const canonicalNames = new Map([...Object.entries(retired), ...Object.entries(aliases)]);

const spellings = new Map<string, string>();
for (const id of [...Object.keys(retired), ...archiveNames.keys(), ...categoryNames.keys()]) {
  spellings.set(id.toLowerCase(), id);
}

/** The 149 categories under their canonical names. */
export const canonicalCategories: readonly string[] = [...categoryNames.keys()].filter(
  (id) => !canonicalNames.has(id),
);

export const archiveIds: readonly string[] = [...archiveNames.keys()];

export const aliasIds: readonly string[] = Object.keys(aliases);

/**
 * The canonical id of a category or archive in any spelling that arXiv knows, or null.
 * `CS.ai` is `cs.AI`, `cmp-lg` is `cs.CL`, `cs.SY` is `eess.SY`, `cs` stays `cs`.
 */
export function canonicalId(name: string): string | null {
  const spelled = spellings.get(name.toLowerCase());
  return spelled === undefined ? null : canonical(spelled);
}

/** The canonical name of a category as a paper carries it; unknown ones stay as they are. */
export function canonical(category: string): string {
  return canonicalNames.get(category) ?? category;
}

/** The id that a mistyped one most likely meant, or null. */
export function suggestId(name: string): string | null {
  return nearest(name, spellings.values());
}

/** "Artificial Intelligence" for `cs.AI`, "Computer Science" for `cs`. */
export function nameOf(id: string): string {
  return categoryNames.get(id) ?? archiveNames.get(id) ?? id;
}

export function isArchive(id: string): boolean {
  return archiveNames.has(id);
}

/**
 * All canonical categories that the given ids stand for.
 *
 * An archive stands for its subject classes, those that are second names included (`cs` holds
 * `eess.SY`, because arXiv lists `cs.SY` under it), and for papers that carry its bare name, as
 * those from before its division do. Unknown ids stand for themselves.
 */
export function expand(ids: Iterable<string>): ReadonlySet<string> {
  const categories = new Set<string>();
  for (const id of ids) {
    categories.add(canonical(id));
    for (const subject of archiveClasses.get(id) ?? []) {
      categories.add(canonical(`${id}.${subject}`));
    }
  }
  return categories;
}

/** Those of `asked` that nothing in `by` stands for; an archive stands for its categories. */
export function notCovered(asked: readonly string[], by: readonly string[]): string[] {
  const covered = expand(by);
  return asked.filter((id) => !by.includes(id) && !covered.has(id));
}

/**
 * Every name that new papers of the given ids can carry: categories under both of their names,
 * archives by their categories.
 */
export function spellingsWithin(ids: Iterable<string>): readonly string[] {
  const categories = [...expand(ids)].filter((id) => !isDivided(id));
  const second = aliasIds.filter((alias) => categories.includes(canonical(alias)));
  return [...categories, ...second];
}

function isDivided(id: string): boolean {
  return (archiveClasses.get(id) ?? []).length > 0;
}

/** An archive's own categories under arXiv's spelling; a category alone. */
export function members(id: string): readonly string[] {
  const classes = archiveClasses.get(id) ?? [];
  return classes.length === 0 ? [id] : classes.map((subject) => `${id}.${subject}`);
}
