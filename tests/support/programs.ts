/** Programs of Debian's that some tests want, and what is left out on a machine without them. */

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe } from "vitest";

/** Set where every program that the tests use is there: then one that is missing is a failure. */
export const mustBeWhole = Boolean(process.env.TEST_EVERYTHING);

export type Program = {
  name: string;
  isHere: boolean;
  howToGetIt: string;
};

export function program(name: string, debianPackage = name): Program {
  const isHere = (process.env.PATH ?? "")
    .split(delimiter)
    .some((folder) => folder !== "" && existsSync(join(folder, name)));
  const howToGetIt = `there is no ${name} on this machine (Debian: apt-get install ${debianPackage})`;
  return { name, isHere, howToGetIt };
}

/** What comes with a package and is no program. */
export function fileOf(debianPackage: string, path: string): Program {
  const howToGetIt = `there is no ${path} on this machine (Debian: apt-get install ${debianPackage})`;
  return { name: path, isHere: existsSync(path), howToGetIt };
}

/** Tests that are left out where one of these is missing; the module that tells so names them. */
export function describeWith(...programs: Program[]) {
  return mustBeWhole || programs.every(({ isHere }) => isHere) ? describe : describe.skip;
}

/** Ends a run of the tests by naming what it could not do here; with TEST_EVERYTHING set that is a failure. */
export function tellingWhatIsLeftOut(wanted: { tests: string; program: Program }[]): () => void {
  const leftOut = wanted.filter(({ program }) => !program.isHere);
  if (leftOut.length > 0 && mustBeWhole) {
    const reasons = leftOut.map(({ program }) => program.howToGetIt);
    throw new Error(`Nothing may be left out, but ${reasons.join(", and ")}.`);
  }
  return () => {
    for (const { tests, program } of leftOut) {
      console.log(`Left out: ${tests}, since ${program.howToGetIt}.`);
    }
  };
}
