/** Programs of Debian's that some tests want, and what is left out on a machine without them. */

import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

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
