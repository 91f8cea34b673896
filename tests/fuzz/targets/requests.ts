import fc from "fast-check";
import { configSchema } from "@/lib/config/schema";
import { isAppError } from "@/lib/errors";
import { createLinks } from "@/lib/feeds/links";
import { type Interest, selectionKey } from "@/lib/interest/interest";
import { QueryError } from "@/lib/interest/query/error";
import { parseQuery } from "@/lib/interest/query/parse";
import { printQuery } from "@/lib/interest/query/print";
import { interestFromUrl } from "@/lib/interest/url";
import { askedAt } from "@/lib/pages/asked";
import { refusedBuildPage } from "@/lib/pages/build/build-page";
import { buildAskedAt, writtenBuildValues } from "@/lib/pages/build/build-values";
import { refusedPage } from "@/lib/pages/refused-page";
import { parameters, path, queryText } from "@/tests/fuzz/addresses";
import { shortText } from "@/tests/fuzz/short-texts";
import { requireEqual, target } from "@/tests/fuzz/target";
import { faultsIn, site } from "@/tests/pages/page";

/** What readers ask for: every address is an interest with one canonical spelling, or a sentence. */

export const config = configSchema.parse({
  history_days: 30,
  feeds: { moe: { keywords: ["MoE", "a, b"], title: "Experts" }, all: { keywords: [] } },
  ai_summary: { languages: ["en", "zh"] },
  likes: ["1706.03762"],
});
export const now = new Date("2026-06-17T12:00:00Z");
const links = createLinks("https://feeds.example", "a token & more");

/** Null where it was refused, as strangers are: with a sentence and a status of theirs. */
export function interestOr(read: () => Interest): Interest | null {
  try {
    return read();
  } catch (error) {
    requireRefusal(error);
    return null;
  }
}

function requireRefusal(error: unknown): string {
  if (!isAppError(error)) throw error;
  const { status, message } = error;
  if (status < 400 || status >= 500) throw new Error(`the status is ${status}: ${message}`);
  if (!/^[^\n]{5,1000}[.?]$/.test(message)) throw new Error(`no sentence: ${message}`);
  return message;
}

type Address = [readonly string[], [string, string][], number];
const address: fc.Arbitrary<Address> = fc.tuple(path, parameters, fc.nat(1_000));

export const urls = target({
  name: "addresses of feeds",
  casesInTests: 400,
  cases: () => address,
  monsters: () => {
    const long = (name: string, text: string): Address => [
      [],
      [[name, text.repeat(7_900 / text.length)]],
      0,
    ];
    const texts = [
      "a,",
      "*",
      '"',
      "(",
      "a ",
      "-",
      "2606.01234,",
      "cs.LG,",
      "[",
      "(a|",
      "\\p{L}",
      "%",
    ];
    const names = ["keywords", "q", "like", "categories", "filter", "authors", "type", "x", "feed"];
    return [
      ...names.flatMap((name) => texts.map((text) => long(name, text))),
      ...["cs.LG+".repeat(2_000), "x".repeat(100_000)].map((text): Address => [[text], [], 0]),
    ];
  },
  check: ([at, given, turn]) => {
    const interest = interestOr(() => interestFromUrl(at, new URLSearchParams(given), config, now));
    if (interest === null) return;
    const canonical = new URLSearchParams(interest.query);
    const segment = interest.path === "" ? [] : [interest.path.slice(1)];
    requireEqual(interestFromUrl(segment, canonical, config, now), interest, "read again");
    // Of a parameter given twice both are the same, or it were refused.
    const turned = [
      ...given.slice(turn % (given.length + 1)),
      ...given.slice(0, turn % (given.length + 1)),
    ];
    const other = interestFromUrl(at, new URLSearchParams(turned.reverse()), config, now);
    requireEqual(other, interest, "in another order");
    if (!/^[0-9a-f]{16}$/.test(selectionKey(interest))) throw new Error("no key");
    const url = links.feed("atom", interest);
    requireEqual(new URL(url).href, url, "the self link");
    requireEqual(
      interestFromUrl(segment, new URL(url).searchParams, config, now),
      interest,
      "its link",
    );
  },
});

export const queries = target({
  name: "queries",
  casesInTests: 1_500,
  cases: () => queryText,
  monsters: () =>
    ["(", "a ", "-", "a AND ", "ti:", '"', "a OR (", "* ", "[", "cat:cs.AI "].map((text) =>
      text.repeat(20_000),
    ),
  check: (text) => {
    let query: ReturnType<typeof parseQuery>;
    try {
      query = parseQuery(text);
    } catch (error) {
      if (error instanceof QueryError) return;
      throw error;
    }
    const printed = printQuery(query);
    requireEqual(parseQuery(printed), query, `printed as ${printed}`);
    requireEqual(printQuery(parseQuery(printed)), printed, "printed again");
  },
});

const formFields = fc.array(
  fc.oneof(
    fc.tuple(fc.constantFrom("form", "feed"), fc.constantFrom("", "moe", "cs.LG+cs.CL", "x")),
    fc.tuple(fc.constant("in"), fc.constantFrom("cs.LG", "cs.CL", "math", "x", "cs")),
    fc.tuple(fc.constant("type"), fc.constantFrom("new", "cross", "x")),
    fc.tuple(fc.constantFrom("reader", "key", "form", "feed", "date"), shortText),
  ),
  { maxLength: 4 },
);
const pageAddress = fc.tuple(
  parameters,
  formFields,
  fc.constantFrom(null, "2026-06-16", "2026-06-01"),
);

/** Follows where an address leads: to one that stands for itself, at once. */
export const pageAddresses = target({
  name: "addresses of pages",
  casesInTests: 120,
  casesAtLength: 40_000,
  cases: () => pageAddress,
  check: ([given, fields, day]) => {
    const url = new URL("https://feeds.example/");
    url.search = new URLSearchParams([...given, ...fields]).toString();
    const needs = { config, links, now };
    const look = { config, links, site };
    try {
      const asked = askedAt(url, day, needs);
      if ("elsewhere" in asked) {
        const there = new URL(asked.elsewhere, url);
        const onDay = /^\/day\/(.+)$/.exec(there.pathname)?.[1] ?? null;
        const again = askedAt(there, onDay, needs);
        if ("elsewhere" in again) throw new Error(`${there} leads on to ${again.elsewhere}`);
      }
    } catch (error) {
      const sentence = requireRefusal(error);
      requireEqual(faultsIn(refusedPage({ url, day, sentence }, look)), [], "the page");
    }
    try {
      const asked = buildAskedAt(url, needs);
      if ("elsewhere" in asked) {
        const there = new URL(asked.elsewhere, url);
        const again = buildAskedAt(there, needs);
        if ("elsewhere" in again) throw new Error(`${there} leads on to ${again.elsewhere}`);
      }
    } catch (error) {
      const sentence = requireRefusal(error);
      const refused = { values: writtenBuildValues(url, config), sentence, followed: ["cs.LG"] };
      requireEqual(faultsIn(refusedBuildPage(refused, look)), [], "the builder");
    }
  },
});
