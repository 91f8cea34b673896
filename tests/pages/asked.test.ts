import { describe, expect, it } from "vitest";
import { configSchema } from "@/lib/config/schema";
import { createLinks } from "@/lib/feeds/links";
import { askedAt } from "@/lib/pages/asked";
import { formNames, formValues } from "@/lib/pages/form-values";

const now = new Date("2026-06-16T12:00:00Z");
const config = configSchema.parse({
  categories: ["cs.LG"],
  keywords: ["RL", "LLM"],
  authors: ["Ada Moreau"],
  max_papers: 20,
  feeds: { few: { max_papers: 2, keywords: ["moe"] } },
});
const needs = { config, links: createLinks("https://feeds.example"), now };

const at = (path: string, day: string | null = null) =>
  askedAt(new URL(path, "https://feeds.example"), day, needs);
const ledFrom = (path: string, day: string | null = null) => {
  const asked = at(path, day);
  return "elsewhere" in asked ? asked.elsewhere : null;
};

describe("an address of a page", () => {
  it.each([
    "/",
    "/?limit=5",
    "/?feed=few",
    "/?feed=cs.AI%2Bcs.CV&sort=date",
    "/?keywords=",
  ])("%s stands as it is", (path) => {
    expect(ledFrom(path)).toBeNull();
  });

  it.each([
    ["/?sort=score&limit=5", "/?limit=5"],
    ["/?limit=5&utm_source=x", "/?limit=5"],
    ["/?max_results=5", "/?limit=5"],
    ["/?keywords=b,a", "/?keywords=a%2Cb"],
    ["/?feed=cs.lg+cs.ai", "/?feed=cs.AI%2Bcs.LG"],
    ["/?date=2026-06-15&limit=5", "/day/2026-06-15?limit=5"],
    ["/?reader=", "/"],
  ])("%s leads to %s, which stands", (path, to) => {
    expect(ledFrom(path)).toBe(to);
    const day = /^\/day\/([^?]*)/.exec(to)?.[1] ?? null;
    expect(ledFrom(to, day)).toBeNull();
  });

  it("of a day keeps it", () => {
    expect(ledFrom("/day/2026-06-15?sort=score", "2026-06-15")).toBe("/day/2026-06-15");
    expect(at("/day/2026-06-15?limit=5", "2026-06-15")).toMatchObject({
      interest: { day: null, query: "limit=5" },
    });
  });

  it("keeps the address of a reader, which is none of the selection's", () => {
    expect(at("/?limit=5&reader=https://r.example")).toMatchObject({
      interest: { query: "limit=5" },
      reader: "https://r.example",
    });
  });

  it("that is wrong is refused in one sentence", () => {
    expect(() => at("/?limit=0")).toThrow('The parameter "limit" is "0"');
    expect(() => at("/?date=2030-01-01")).toThrow("that day has not come yet");
  });

  it("carries the key of a private deployment along, and does not wander because of it", () => {
    const links = createLinks("https://feeds.example", "a+b");
    const url = (path: string) => new URL(path, "https://feeds.example");
    expect(askedAt(url("/?key=a%2Bb&limit=05"), null, { ...needs, links })).toEqual({
      elsewhere: "/?limit=5&key=a%2Bb",
    });
    expect(askedAt(url("/?limit=5&key=a%2Bb"), null, { ...needs, links })).toHaveProperty(
      "interest",
    );
  });
});

describe("a submitted form", () => {
  /** As a browser sends it: all fields, filled in as they were shown but for the changes. */
  const submitted = (path: string, changes: Record<string, string | string[]>) => {
    const asked = at(path);
    if ("elsewhere" in asked) throw new Error(`${path} leads to ${asked.elsewhere}`);
    const values = formValues(asked.interest, config);
    const search = new URLSearchParams({ form: asked.interest.path.slice(1) });
    for (const name of formNames) {
      const value =
        changes[name] ?? (name === "type" ? values.type?.split(",") : values[name]) ?? "";
      for (const each of [value].flat()) search.append(name, each);
    }
    return ledFrom(`/?${search}`);
  };

  it("that was not changed leads to where it stood", () => {
    for (const path of ["/", "/?limit=5", "/?feed=few", "/?exclude=x&q=ti%3Amoe&sort=date"]) {
      expect(submitted(path, {})).toBe(path);
    }
  });

  it("leaves nothing in the address but what was changed", () => {
    expect(submitted("/", { limit: "7", keywords: "moe,  fp8" })).toBe(
      "/?keywords=fp8%2Cmoe&limit=7",
    );
    expect(submitted("/", { type: ["new", "replace"] })).toBe("/?type=new%2Creplace");
    expect(submitted("/?limit=7", { limit: "" })).toBe("/");
  });

  it("may want no keywords and all authors, which is not what the feed has", () => {
    expect(submitted("/", { keywords: "", authors: "" })).toBe("/?authors=&keywords=");
  });

  it("takes another feed with what that has of its own", () => {
    expect(submitted("/", { feed: "few" })).toBe("/?feed=few");
    expect(submitted("/?limit=7", { feed: "cs.AI, cs.CL" })).toBe("/?feed=cs.AI%2Bcs.CL&limit=7");
  });
});
