import { existsSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

/**
 * What a function loads before it answers its first feed: each cold start on a platform waits for
 * it. Packages that take long to load stand behind an `import()` where they are used.
 */
const root = resolve(import.meta.dirname, "..");
const feedRoute = join(root, "app/rss/[[...feed]]/route.ts");

/** Each takes some 10 ms and more on a small function. */
const heavy = [
  "openai",
  "unpdf",
  "marked",
  "sanitize-html",
  "node-html-parser",
  "@redis/client",
  "@vercel/kv",
  "tsx",
  "react",
];

/** The packages and the project's files that a file imports for their values, by who imports them. */
function importedFrom(entry: string): Map<string, string> {
  const importers = new Map([[entry, ""]]);
  for (const file of importers.keys()) {
    if (!file.startsWith(root) || !file.endsWith(".ts")) continue;
    for (const specifier of valueImports(readFileSync(file, "utf8"))) {
      const found = resolved(specifier, file);
      if (!importers.has(found)) importers.set(found, relative(root, file));
    }
  }
  return importers;
}

/** `import type` and lists of types alone are gone when the code runs. */
function valueImports(code: string): string[] {
  const form = /^(?:import|export)\s(?!type\b)([^;"'()]*?)(?:\bfrom\s*)?["']([^"']+)["']/gm;
  return [...code.matchAll(form)]
    .filter(([, names = ""]) => !/^\{(\s*type\s[^,}]+,?)+\s*\}\s*$/.test(names))
    .map(([, , specifier = ""]) => specifier);
}

function resolved(specifier: string, from: string): string {
  if (!/^(@\/|\.)/.test(specifier)) return specifier;
  const base = specifier.startsWith("@/")
    ? join(root, specifier.slice(2))
    : resolve(dirname(from), specifier);
  const file = [base, `${base}.ts`].find((path) => /\.\w+$/.test(path) && existsSync(path));
  if (file === undefined) throw new Error(`${from} imports ${specifier}, which is not there`);
  return file;
}

const imported = importedFrom(feedRoute);

it("finds the modules a feed is made by", () => {
  const files = [...imported.keys()].map((name) => relative(root, name));
  expect(files).toContain("lib/ranking/term-table-data.ts");
  expect(imported.has("zod")).toBe(true);
  expect(valueImports('import type { A } from "a";\nimport { type B } from "b";')).toEqual([]);
  expect(valueImports('import "c";\nexport { d } from "d";')).toEqual(["c", "d"]);
});

it.each(heavy)("a feed does not wait for %s to be loaded", (name) => {
  const by = [...imported].find(([each]) => each === name || each.startsWith(`${name}/`));
  expect(by, `imported by ${by?.[1]}`).toBeUndefined();
});
