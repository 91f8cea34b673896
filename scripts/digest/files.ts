import { mkdirSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";

/** The repository's files, by paths that config.json names. */
export type Files = {
  /** Null where there is no such file. Throws FileProblem. */
  read(path: string): string | null;
  /** All of the file or nothing of it, also when this is stopped halfway. Throws FileProblem. */
  write(path: string, text: string): void;
};

/** What its owner should know, in one sentence. */
export class FileProblem extends Error {}

export function filesIn(root: string): Files {
  const within = (path: string): string => {
    const full = resolve(root, path);
    assertWithin(root, full, path);
    // What a link in the repository leads to may be anywhere.
    assertWithin(realpathSync(root), nearestReal(full), path);
    return full;
  };
  return {
    read(path) {
      try {
        return readFileSync(within(path), "utf8");
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === "ENOENT") return null;
        throw told(error, path, "read");
      }
    },
    write(path, text) {
      // Where a link leads, since a rename would put a file in the link's place.
      const full = nearestReal(within(path));
      const beside = join(dirname(full), `.${process.pid}.digest.tmp`);
      try {
        mkdirSync(dirname(full), { recursive: true });
        writeFileSync(beside, text);
        renameSync(beside, full);
      } catch (error) {
        rmSync(beside, { force: true });
        throw told(error, path, "written");
      }
    },
  };
}

function assertWithin(root: string, full: string, path: string): void {
  const from = relative(root, full);
  if (from === "" || from === ".." || from.startsWith(`..${sep}`)) {
    throw new FileProblem(`${path} is not within the repository.`);
  }
}

/** The real path of a file, or of what there is on the way to it. */
function nearestReal(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return join(nearestReal(dirname(path)), relative(dirname(path), path));
  }
}

function told(error: unknown, path: string, done: string): Error {
  if (error instanceof FileProblem) return error;
  return new FileProblem(`${path} could not be ${done}: ${(error as Error).message}.`);
}
