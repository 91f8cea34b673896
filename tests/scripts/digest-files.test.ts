import {
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import { FileProblem, filesIn } from "@/scripts/digest/files";

let folder: string;
let root: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "digest-files-"));
  root = join(folder, "repository");
  mkdirSync(root);
  writeFileSync(join(folder, "secret.md"), "secret");
  return () => rmSync(folder, { recursive: true, force: true });
});

describe("the repository's files", () => {
  it("are written whole, with the folders on the way, and nothing is left beside them", () => {
    const files = filesIn(root);
    files.write("a/b/c.md", "one\r\n");
    files.write("a/b/c.md", "two 🤖\r\n");
    expect(readFileSync(join(root, "a/b/c.md"), "utf8")).toBe("two 🤖\r\n");
    expect(readdirSync(join(root, "a/b"))).toEqual(["c.md"]);
    expect(files.read("a/b/c.md")).toBe("two 🤖\r\n");
  });

  it("are written where a link within the repository leads, and the link stays", () => {
    mkdirSync(join(root, "docs"));
    writeFileSync(join(root, "docs/README.md"), "one");
    symlinkSync("docs/README.md", join(root, "README.md"));
    filesIn(root).write("README.md", "two");
    expect(readFileSync(join(root, "docs/README.md"), "utf8")).toBe("two");
    expect(lstatSync(join(root, "README.md")).isSymbolicLink()).toBe(true);
  });

  it("are null where there are none", () => {
    expect(filesIn(root).read("none/at/all.md")).toBeNull();
  });

  it.each([
    "../secret.md",
    "link/secret.md",
    "file.md",
    ".",
  ])("are none outside of it: %s", (path) => {
    symlinkSync(folder, join(root, "link"));
    symlinkSync(join(folder, "secret.md"), join(root, "file.md"));
    const files = filesIn(root);
    expect(() => files.read(path)).toThrow(FileProblem);
    expect(() => files.write(path, "x")).toThrow(`${path} is not within the repository.`);
    expect(readFileSync(join(folder, "secret.md"), "utf8")).toBe("secret");
  });

  it("may be reached by way of a link to the repository itself", () => {
    symlinkSync(root, join(folder, "alias"));
    filesIn(join(folder, "alias")).write("a.md", "x");
    expect(existsSync(join(root, "a.md"))).toBe(true);
  });

  it("say in one sentence when they cannot be written", () => {
    mkdirSync(join(root, "a.md"));
    expect(() => filesIn(root).write("a.md", "x")).toThrow(/^a\.md could not be written: /);
    expect(readdirSync(root)).toEqual(["a.md"]);
  });
});
