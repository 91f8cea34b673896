/**
 * "alpha α beta β" as a Map. A Map and not an object: the keys come from strangers' text, and
 * `\constructor` must not find `Object.prototype`.
 */
export function table(pairs: string): Map<string, string> {
  const words = pairs.trim().split(/\s+/);
  const map = new Map<string, string>();
  for (let i = 0; i + 1 < words.length; i += 2) map.set(words[i] ?? "", words[i + 1] ?? "");
  return map;
}

/** "bf it em" as a Set. */
export function names(list: string): Set<string> {
  return new Set(list.trim().split(/\s+/));
}
