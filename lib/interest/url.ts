import { canonicalId, suggestId } from "../arxiv/taxonomy";
import type { Config } from "../config/schema";
import { AppError } from "../errors";
import { type Interest, interestFromConfig } from "./interest";
import { joinKeywords, type Parameters, parseParameters, shown } from "./parameters";

/**
 * The interest that a feed's URL asks for: `path` is what stands behind the format, "" for the
 * main feed or categories joined by "+" as in arXiv's own feed addresses.
 *
 * Throws AppError bad_request (what is wrong, what would be right) or not_found.
 */
export function interestFromUrl(
  path: readonly string[],
  search: URLSearchParams,
  config: Config,
): Interest {
  if (search.toString().length > maxQueryLength) {
    throw new AppError("bad_request", `The address is too long; ${maxQueryLength} characters do.`);
  }
  const base = interestFromConfig(config);
  const categories = categoriesOf(path);
  const parameters = parsed(search);
  const daysKept = Math.max(config.history_days, config.days_back);
  if (parameters.days !== undefined && parameters.days > daysKept) {
    throw new AppError(
      "bad_request",
      `The parameter "days" is "${parameters.days}"; this server keeps ${daysKept} days.`,
    );
  }
  return {
    ...base,
    ...(categories === null ? {} : named(categories)),
    ...(parameters.keywords === undefined ? {} : { keywords: parameters.keywords }),
    exclude: [...new Set([...base.exclude, ...(parameters.exclude ?? [])])],
    maxPapers: parameters.limit ?? base.maxPapers,
    daysBack: parameters.days ?? base.daysBack,
    query: canonicalQuery(parameters),
  };
}

const maxQueryLength = 8_000;
const maxCategories = 50;

function named(categories: readonly string[]): Pick<Interest, "path" | "title" | "categories"> {
  return { path: `/${categories.join("+")}`, title: `arXiv ${categories.join(", ")}`, categories };
}

function categoriesOf(path: readonly string[]): string[] | null {
  if (path.length === 0) return null;
  if (path.length > 1) throw new AppError("not_found", "There is no feed at this address.");
  // Readers and proxies that take an address apart write the plus sign as %2B or as a blank.
  const names = (path[0] ?? "").split(/[+ ]|%2B|%20/i);
  if (names.length > maxCategories) {
    throw new AppError("bad_request", `A feed holds at most ${maxCategories} categories.`);
  }
  const ids = names.map((name) => {
    const id = canonicalId(name);
    if (id !== null) return id;
    const meant = name.length <= 20 ? suggestId(name) : null;
    const hint = meant ? `; did you mean "${meant}"?` : ".";
    throw new AppError("bad_request", `"${shown(name)}" is no arXiv category${hint}`);
  });
  return [...new Set(ids)].sort();
}

function parsed(search: URLSearchParams): Parameters {
  try {
    return parseParameters(search);
  } catch (error) {
    if (error instanceof RangeError) throw new AppError("bad_request", error.message);
    throw error;
  }
}

/** The parameters in one order and spelling, so that equal requests have one self link. */
function canonicalQuery(parameters: Parameters): string {
  const search = new URLSearchParams();
  for (const name of Object.keys(parameters).sort() as (keyof Parameters)[]) {
    const value = parameters[name];
    if (value === undefined) continue;
    search.set(name, Array.isArray(value) ? joinKeywords(value) : String(value));
  }
  return search.toString();
}
