import { nearest } from "../nearest";
import { aliases, archives, retired } from "./taxonomy-table";

/**
 * arXiv's categories and archives: what a name means, and what it covers.
 *
 * A feed may name a category (`cs.AI`), an archive (`cs`: all of its categories), or an old or
 * second name of one of them (`cmp-lg`, `cs.SY`). Two names of one category are the same here.
 */
const archiveTable: Readonly<Record<string, { name: string; classes: Record<string, string> }>> =
  archives;

const categoryNames = new Map<string, string>();
for (const [archive, { name, classes }] of Object.entries(archiveTable)) {
  const ids = Object.keys(classes);
  if (ids.length === 0) categoryNames.set(archive, name);
  for (const id of ids) categoryNames.set(`${archive}.${id}`, classes[id] ?? "");
}

const spellings = new Map<string, string>();
for (const id of [...Object.keys(retired), ...Object.keys(archiveTable), ...categoryNames.keys()]) {
  spellings.set(id.toLowerCase(), id);
}

/** The 149 categories under their canonical names. */
export const canonicalCategories: readonly string[] = [...categoryNames.keys()].filter(
  (id) => aliases[id] === undefined,
);

export const archiveIds: readonly string[] = Object.keys(archiveTable);

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
  return aliases[category] ?? retired[category] ?? category;
}

/** The id that a mistyped one most likely meant, or null. */
export function suggestId(name: string): string | null {
  return nearest(name, spellings.values());
}

/** "Artificial Intelligence" for `cs.AI`, "Computer Science" for `cs`. */
export function nameOf(id: string): string {
  return categoryNames.get(id) ?? archiveTable[id]?.name ?? id;
}

export function isArchive(id: string): boolean {
  return archiveTable[id] !== undefined;
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
    for (const subject of Object.keys(archiveTable[id]?.classes ?? {})) {
      categories.add(canonical(`${id}.${subject}`));
    }
  }
  return categories;
}

/** An archive's own categories under arXiv's spelling; a category alone. */
export function members(id: string): readonly string[] {
  const classes = Object.keys(archiveTable[id]?.classes ?? {});
  return classes.length === 0 ? [id] : classes.map((subject) => `${id}.${subject}`);
}
