import { RE2JS, RE2JSException, RE2JSSyntaxException, RE2Set } from "re2js";
import { AppError } from "../errors";
import { createMemo } from "../memo";
import { patternSample } from "./pattern-sample";

/**
 * Regular expressions that strangers may send.
 *
 * RE2 reads a text once, whatever the pattern: it walks from state to state and makes a state when
 * it first meets it. That leaves two things to bound: how large a state is (the program's size) and
 * how many are made. `[ae].{100}z` wants a new one at nearly every letter, which is a thousand
 * times the work of an ordinary pattern. So states are counted: a pattern that makes too many on a
 * sample of prose is refused beforehand, one that does so on the papers themselves stops there.
 */
export type Pattern = {
  /** Throws AppError bad_request when the texts read so far have taken too much work. */
  isFoundIn(text: string): boolean;
};

const maxLength = 500; // UTF-16 units
const maxProgramSize = 600; // RE2's instructions; each plain character is one
const maxStatesOnSample = 450;
const freeStates = 2000;
const charactersPerFurtherState = 400;
const maxStatesHeld = 2000; // then all are forgotten, to free their memory

/** For a pattern that `patternProblem` found nothing wrong with. */
export function compilePattern(source: string, isCaseSensitive: boolean): Pattern {
  let set = compileSet(source, isCaseSensitive);
  let charactersRead = 0;
  let statesForgotten = 0;
  return {
    isFoundIn(text) {
      const isFound = set.match(text).length > 0;
      const statesHeld = set.dfa.stateCount;
      charactersRead += text.length;
      const allowed = freeStates + charactersRead / charactersPerFurtherState;
      if (statesForgotten + statesHeld > allowed) throw stopped(source);
      if (statesHeld > maxStatesHeld) {
        statesForgotten += statesHeld;
        set = compileSet(source, isCaseSensitive);
      }
      return isFound;
    },
  };
}

function stopped(source: string): AppError {
  const shown = JSON.stringify(source.slice(0, 60));
  return new AppError(
    "bad_request",
    `The pattern ${shown} takes too much work; one with fewer or shorter repetitions will do.`,
  );
}

/** The engine's own limit of memory is lifted: beyond it, it goes on slowly and without counting. */
function compileSet(source: string, isCaseSensitive: boolean): RE2Set {
  const flags = isCaseSensitive ? 0 : RE2JS.CASE_INSENSITIVE;
  const set = new RE2Set(RE2Set.UNANCHORED, flags, Number.MAX_SAFE_INTEGER);
  set.add(source);
  set.compile();
  return set;
}

/** What would be allowed in place of the pattern; null when it may be used as it is. */
export function patternProblem(source: string): string | null {
  if (source.length > maxLength) return `a regular expression of at most ${maxLength} characters`;
  const known = verdicts.get(source);
  if (known !== undefined) return known.problem;
  const problem = problemOf(source);
  verdicts.set(source, { problem });
  return problem;
}

/** A trial takes some milliseconds, and readers ask with the same pattern for years. */
const verdicts = createMemo<{ problem: string | null }>(1000, () => 1);

function problemOf(source: string): string | null {
  try {
    const isSmall = RE2JS.compile(source).programSize() <= maxProgramSize;
    return isSmall && isEasy(source, true) && isEasy(source, false) ? null : tooCostly;
  } catch (error) {
    if (error instanceof RE2JSSyntaxException) return readable(error.error, error.input ?? "");
    if (error instanceof RE2JSException) return tooCostly;
    throw error;
  }
}

function isEasy(source: string, isCaseSensitive: boolean): boolean {
  const set = compileSet(source, isCaseSensitive);
  set.match(patternSample);
  return set.dfa.stateCount <= maxStatesOnSample;
}

const tooCostly = "a regular expression with fewer or shorter repetitions";

function readable(complaint: string, where: string): string {
  if (/^\(\?<?[=!]/.test(where)) return "a regular expression without lookaround";
  if (/^\\[1-9k]/.test(where)) return "a regular expression without backreferences";
  return `a regular expression that RE2 can read (its complaint: ${complaint})`;
}
