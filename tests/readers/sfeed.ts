import { execFile, spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Reader, Shown } from "@/tests/readers/life";

const run = promisify(execFile);

export type ShownBySfeed = Shown & { pdf: string };

/** An sfeed of its own (a parser written for it, and curl), subscribed to one address. */
export async function sfeedFor(url: string): Promise<Reader<ShownBySfeed>> {
  const folder = await mkdtemp(join(tmpdir(), "sfeed-"));
  const settings = join(folder, "sfeedrc");
  await writeFile(settings, `sfeedpath="${folder}/feeds"\nfeeds() {\n  feed papers "${url}"\n}\n`);
  return {
    poll: async () =>
      void (await run("sfeed_update", [settings], { env: { ...process.env, HOME: folder } })),
    shown: async () => linesOf(await readFile(join(folder, "feeds", "papers"), "utf8")),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** What it makes of one document. */
export async function sfeed(document: Buffer): Promise<ShownBySfeed[]> {
  const child = spawn("sfeed");
  const chunks: Buffer[] = [];
  child.stdout.on("data", (chunk) => chunks.push(chunk));
  child.stdin.end(document);
  const code = await new Promise((resolve) => child.on("close", resolve));
  if (code !== 0) throw new Error(`sfeed ended with ${code}`);
  return linesOf(Buffer.concat(chunks).toString("utf8"));
}

/** Its table, a line each: https://codemadness.org/sfeed.html */
function linesOf(table: string): ShownBySfeed[] {
  return table
    .split("\n")
    .slice(0, -1)
    .map((line) => {
      const [date, title = "", url = "", content = "", , id = "", authors = "", pdf = ""] =
        line.split("\t");
      const unescaped = content.replace(/\\(.)/g, (_, sign) => (sign === "n" ? "\n" : sign));
      return { id, title, authors, url, date: Number(date), content: unescaped, pdf };
    });
}
