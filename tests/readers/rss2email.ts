import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import type { Reader, Shown } from "@/tests/readers/life";
import { python } from "@/tests/readers/programs";

const run = promisify(execFile);

export type Letter = Shown & { tags: string; isReply: boolean; type: string };

/** An rss2email of its own (feedparser, html2text), which delivers into a folder of letters. */
export async function rss2emailFor(
  url: string,
  settings: Record<string, string> = {},
): Promise<Reader<Letter>> {
  const folder = await mkdtemp(join(tmpdir(), "rss2email-"));
  const [config, data] = [join(folder, "rss2email.cfg"), join(folder, "rss2email.json")];
  const mail = join(folder, "mail");
  await mkdir(mail);
  const all = {
    to: "reader@example.invalid",
    "email-protocol": "maildir",
    "maildir-path": mail,
    "date-header": "True",
    verbose: "warning",
    ...settings,
  };
  const lines = Object.entries(all).map(([key, value]) => `${key} = ${value}`);
  await writeFile(config, `[DEFAULT]\n${lines.join("\n")}\n[feed.papers]\nurl = ${url}\n`);
  const environment = { ...process.env, HOME: folder, XDG_RUNTIME_DIR: folder }; // its lock is there
  return {
    poll: async () => {
      const r2e = ["-c", config, "-d", data, "run"];
      const { stderr } = await run("r2e", r2e, { env: environment });
      if (stderr !== "") throw new Error(stderr);
    },
    shown: async () => {
      const script = join(import.meta.dirname, "read_maildir.py");
      const { stdout } = await run(python, [script, join(mail, "INBOX")], {
        maxBuffer: 64_000_000,
      });
      return JSON.parse(stdout);
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}
