import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, describe, expect, it } from "vitest";
import {
  dayPagesIn,
  markerFile,
  recover,
  replaceFolder,
  whyNotOurs,
} from "@/scripts/export/folder";

let home: string;
let folder: string;

beforeEach(async () => {
  home = await mkdtemp(join(tmpdir(), "export-folder-"));
  folder = join(home, "site");
  return () => rm(home, { recursive: true, force: true });
});

const files = (entries: Record<string, string>) => new Map(Object.entries(entries));
const text = (path: string) => readFile(join(folder, path), "utf8");

describe("a site's folder", () => {
  it("is written whole, and leaves nothing beside it", async () => {
    await replaceFolder(folder, files({ "index.html": "one", "feeds/a/days/index.html": "two" }));
    expect(await text("feeds/a/days/index.html")).toBe("two");
    expect(await readdir(home)).toEqual(["site"]);
    expect((await readdir(folder)).sort()).toEqual([markerFile, "feeds", "index.html"]);
  });

  it("is replaced with all that was in it", async () => {
    await replaceFolder(folder, files({ "old.html": "old", "index.html": "old" }));
    await replaceFolder(folder, files({ "index.html": "new" }));
    expect((await readdir(folder)).sort()).toEqual([markerFile, "index.html"]);
    expect(await text("index.html")).toBe("new");
    expect(await readdir(home)).toEqual(["site"]);
  });

  it("stays as it was when a file cannot be written", async () => {
    await replaceFolder(folder, files({ "index.html": "old" }));
    const impossible = files({ "index.html": "new", a: "a file", "a/b": "below a file" });
    await expect(replaceFolder(folder, impossible)).rejects.toThrow();
    expect(await text("index.html")).toBe("old");
    expect(await readdir(home)).toEqual(["site"]);
  });

  it("is put back when a run ended while it was replaced", async () => {
    await replaceFolder(folder, files({ "index.html": "old" }));
    await rename(folder, join(home, ".site.previous"));
    await recover(folder);
    expect(await text("index.html")).toBe("old");
  });
});

describe("a folder that this program did not write", () => {
  it("is refused, with its name", async () => {
    await mkdir(folder);
    await writeFile(join(folder, "thesis.tex"), "years of work");
    expect(await whyNotOurs(folder)).toBe(
      `${folder} holds files that this command did not write; name another folder with --out.`,
    );
  });

  it("may be empty, or not there", async () => {
    expect(await whyNotOurs(folder)).toBeNull();
    await mkdir(folder);
    expect(await whyNotOurs(folder)).toBeNull();
  });

  it("is no file, and no link to another folder", async () => {
    await writeFile(folder, "");
    expect(await whyNotOurs(folder)).toMatch(/ is no folder;/);
    await rm(folder);
    await symlink(home, folder);
    expect(await whyNotOurs(folder)).toMatch(/ is no folder;/);
  });

  it("lends no pages", async () => {
    await mkdir(join(folder, "days"), { recursive: true });
    await writeFile(join(folder, "days/2026-06-16.html"), "somebody's");
    expect(await dayPagesIn(folder)).toEqual(new Map());
  });
});

describe("pages of days", () => {
  it("are found for every feed, and nothing else", async () => {
    const days = {
      "days/2026-06-16.html": "main",
      "feeds/a/days/2026-06-15.html": "a",
    };
    const others = { "days/index.html": "", "days/notes.html": "", "2026-06-16.html": "" };
    await replaceFolder(folder, files({ ...days, ...others }));
    expect(await dayPagesIn(folder)).toEqual(files(days));
  });
});
