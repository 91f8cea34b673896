import type { Config } from "../config/schema";
import { AppError } from "../errors";
import { daysKept } from "./configured";
import type { Interest } from "./interest";
import { joinKeywords, type Parameters, parseParameters } from "./parameters";
import { interestAt } from "./path";

/**
 * The interest that a feed's URL asks for: `path` is what stands behind the format, "" for the
 * main feed, the name of a configured one, or categories joined by "+" as in arXiv's own feed
 * addresses.
 *
 * Throws AppError bad_request (what is wrong, what would be right), not_found, or forbidden where
 * only configured categories are served.
 */
export function interestFromUrl(
  path: readonly string[],
  search: URLSearchParams,
  config: Config,
): Interest {
  if (search.toString().length > maxQueryLength) {
    throw new AppError("bad_request", `The address is too long; ${maxQueryLength} characters do.`);
  }
  const base = interestAt(path, config);
  const parameters = parsed(search);
  const kept = daysKept(config);
  if (parameters.days !== undefined && parameters.days > kept) {
    throw new AppError(
      "bad_request",
      `The parameter "days" is "${parameters.days}"; this server keeps ${kept} days.`,
    );
  }
  return {
    ...base,
    ...(parameters.keywords === undefined ? {} : { keywords: parameters.keywords }),
    exclude: [...new Set([...base.exclude, ...(parameters.exclude ?? [])])],
    maxPapers: parameters.limit ?? base.maxPapers,
    daysBack: parameters.days ?? base.daysBack,
    query: canonicalQuery(parameters),
  };
}

const maxQueryLength = 8_000;

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
