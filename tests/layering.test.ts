import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { describe, expect, it } from "vitest";

/** Imports point inwards: app → services → adapters → domain; the domain knows no outside world. */
const root = resolve(import.meta.dirname, "..");

type Source = { path: string; code: string; imports: string[] };

const domainFolders = [
  "arxiv",
  "papers",
  "interest",
  "likes",
  "ranking",
  "editions",
  "builder",
  "summaries",
  "feeds",
  "digest",
  "tex",
  "site",
  "pages",
  "trends",
];
const adapters = [
  "lib/arxiv/http",
  "lib/arxiv/client",
  "lib/arxiv/gate",
  "lib/arxiv/api-answer",
  "lib/arxiv/api-history",
  "lib/arxiv/catchup-history",
  "lib/arxiv/api-papers",
  "lib/likes/asking",
  "lib/likes/libraries",
  "lib/likes/likes",
  "lib/likes/texts",
  "lib/likes/zotero",
  "lib/papers/archive",
  "lib/arxiv/full-text/full-text",
  "lib/summaries/model/client",
  "lib/summaries/shelf",
];

/** What the domain may use besides itself. */
const allowedInDomain =
  /^(lib\/(errors|escape|nearest|memo|words|config\/schema)|zod|feed|temml|marked|sanitize-html|fast-xml-parser|node-html-parser|re2js|unpdf|node:crypto)$/;

/** What pages show: types, and the words for them. */
const serverValues =
  /^lib\/server\/(status|status-words|doctor|check|papers|pages|previews|trends)$/;

const sources = [...sourcesUnder("lib"), ...sourcesUnder("app")];
const lib = sources.filter(({ path }) => path.startsWith("lib/"));
const domain = lib.filter(({ path }) => isDomain(path));

function sourcesUnder(folder: string): Source[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => {
      const file = join(entry.parentPath, entry.name);
      const code = withoutComments(readFileSync(file, "utf8"));
      const imports = specifiersIn(code).map((specifier) => moduleOf(specifier, file));
      return { path: relative(root, file).replaceAll("\\", "/"), code, imports };
    });
}

/** Lines of comments only; what stands in texts stays, so that no URL is taken for a comment. */
function withoutComments(code: string): string {
  return code.replace(/^\s*\/\*[\s\S]*?\*\/\s*$/gm, "").replace(/(^|\s)\/\/ .*$/gm, "");
}

function specifiersIn(code: string): string[] {
  const forms =
    /\bfrom\s*["']([^"']+)["']|\bimport\s*\(?\s*["']([^"']+)["']|\brequire\(\s*["']([^"']+)["']/g;
  return [...code.matchAll(forms)].map((match) => match[1] ?? match[2] ?? match[3] ?? "");
}

/** A file of the project by its path without extension, anything else by its name. */
function moduleOf(specifier: string, file: string): string {
  if (specifier.startsWith("@/")) return specifier.slice(2);
  if (!specifier.startsWith(".")) return specifier;
  return relative(root, resolve(dirname(file), specifier)).replaceAll("\\", "/");
}

function isDomain(path: string): boolean {
  const name = path.replace(/\.tsx?$/, "");
  return domainFolders.includes(name.split("/")[1] ?? "") && !adapters.includes(name);
}

/** "file → what it imports" for each import that breaks a rule. */
function offences(among: Source[], isForbidden: (module: string) => boolean): string[] {
  return among.flatMap(({ path, imports }) =>
    imports.filter(isForbidden).map((module) => `${path} → ${module}`),
  );
}

function using(among: Source[], pattern: RegExp): string[] {
  return among.filter(({ code }) => pattern.test(code)).map(({ path }) => path);
}

describe("what may import what", () => {
  it("is read from real files", () => {
    const paths = sources.map(({ path }) => path);
    expect(paths).toContain("lib/services.ts");
    expect(paths).toContain("app/rss/[[...feed]]/route.ts");
    for (const folder of domainFolders) {
      expect(
        domain.some(({ path }) => path.startsWith(`lib/${folder}/`)),
        folder,
      ).toBe(true);
    }
    const services = sources.find(({ path }) => path === "lib/services.ts");
    expect(services?.imports).toContain("lib/arxiv/http");
    for (const name of adapters) expect(paths).toContain(`${name}.ts`);
  });

  it("finds every form of import", () => {
    expect(
      specifiersIn(
        'import a from "a";\nimport {\n  b,\n} from "b";\nimport "c";\nexport * from "d";\nawait import("e");\nrequire("f");\nimport type { G } from "g";',
      ),
    ).toEqual(["a", "b", "c", "d", "e", "f", "g"]);
  });

  it("leaves Next.js, React and the app to the app", () => {
    expect(
      offences(lib, (module) => /^(next|react|react-dom)(\/|$)|^app(\/|$)/.test(module)),
    ).toEqual([]);
  });

  it("leaves scripts and tests to themselves", () => {
    expect(offences(sources, (module) => /^(tests|scripts)\//.test(module))).toEqual([]);
  });

  it("keeps the domain to itself", () => {
    const isForbidden = (module: string) =>
      !allowedInDomain.test(module) && !(module.startsWith("lib/") && isDomain(module));
    const isArchive = ({ path }: Source) => path.startsWith("lib/papers/");
    const isPage = ({ path }: Source) => path.startsWith("lib/pages/");
    const others = domain.filter((source) => !isArchive(source) && !isPage(source));
    expect(offences(others, isForbidden)).toEqual([]);
    // The archive's parts are handed a store, so they know its interface, but no driver.
    const knowsNoDriver = (module: string) =>
      isForbidden(module) && !/^lib\/store\/(store|values)$/.test(module);
    expect(offences(domain.filter(isArchive), knowsNoDriver)).toEqual([]);
    // Pages show values that the server hands them, in its words.
    const isNoValue = (module: string) => isForbidden(module) && !serverValues.test(module);
    expect(offences(domain.filter(isPage), isNoValue)).toEqual([]);
    const parts =
      /^import (?!type\b)[^;]*["'][./]*server\/(status|papers|pages|previews|trends)["']/m;
    expect(using(domain, parts)).toEqual([]);
  });

  it("lets only the wiring choose a store and open the network", () => {
    const others = lib.filter(({ path }) => path !== "lib/services.ts");
    const isDriver = (module: string) =>
      /^lib\/store\/(?!store$|values$|lock$)/.test(module) || module === "lib/services";
    const outsideStore = others.filter(({ path }) => !path.startsWith("lib/store/"));
    expect(offences(outsideStore, isDriver)).toEqual([]);
    // Drivers share what is beneath them, not each other.
    const inStore = others.filter(({ path }) => path.startsWith("lib/store/"));
    const isOtherDriver = (module: string) => /^lib\/store\/(file|memory|kv|redis)$/.test(module);
    expect(offences(inStore, isOtherDriver)).toEqual([]);
    const builders = using(others, /\bcreateArxiv(Http|Download)\b/).filter(
      (path) => path !== "lib/arxiv/http.ts",
    );
    expect(builders).toEqual([]);
  });
});

describe("clients of stores", () => {
  const isClient = (module: string) => /^@(vercel|upstash|redis)\//.test(module);

  it("are known to their drivers only", () => {
    expect(offences(sources, isClient).toSorted()).toEqual([
      "lib/store/kv.ts → @vercel/kv",
      "lib/store/kv.ts → @vercel/kv",
      "lib/store/redis-connection.ts → @redis/client",
    ]);
  });

  it("are loaded when they are needed, not before", () => {
    const atStart = /^(import|export)\s+(?!type\b)[^;]*["']@(vercel|upstash|redis)\//m;
    expect(using(sources, atStart)).toEqual([]);
  });
});

describe("what takes long to load", () => {
  it("is loaded by those who need it, when they do", () => {
    const atStart = /^(import|export)\s+(?!type\b)[^;(]*\bfrom\s*["'](openai|unpdf)["']/m;
    expect(using(sources, atStart)).toEqual([]);
    const isSummaryHtml = (module: string) => module === "lib/feeds/summary";
    const among = lib.filter(({ path }) => !path.startsWith("lib/site/"));
    expect(offences(among, isSummaryHtml)).toEqual(["lib/server/summaries.ts → lib/feeds/summary"]);
    expect(using(lib, /^import [^;]*["']\.\.\/feeds\/summary["']/m)).toEqual([
      "lib/site/site.ts",
      "lib/site/summary.ts",
    ]);
  });
});

describe("the pure core", () => {
  it("asks no clock", () => {
    expect(using(domain, /\bDate\.now\b|\bnew Date\(\s*\)|\bperformance\.now\b/)).toEqual([]);
  });

  it("rolls no dice", () => {
    expect(using(domain, /\bMath\.random\b|\brandomUUID\b|\brandomBytes\b/)).toEqual([]);
  });

  it("reads no file and opens no connection", () => {
    const isOutside = (module: string) => /^node:(?!crypto$)/.test(module);
    expect(offences(domain, isOutside)).toEqual([]);
    expect(using(domain, /\bfetch\s*\(/)).toEqual([]);
  });

  it("writes no log and sets no timer", () => {
    expect(using(domain, /\bconsole\b|\bsetTimeout\b|\bsetInterval\b/)).toEqual([]);
  });
});

describe("one door each", () => {
  it("lets only lib/config read the environment", () => {
    const readers = using(sources, /\bprocess\.env\b|\bimport\.meta\.env\b/);
    expect(readers).toContain("lib/config/environment.ts");
    expect(readers.filter((path) => !path.startsWith("lib/config/"))).toEqual([]);
  });

  it("writes to the console in lib/log.ts only", () => {
    expect(using(sources, /\bconsole\b(?=[.;,[)])/)).toEqual(["lib/log.ts"]);
  });
});
