import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);

/** What a query finds in a reader's own database, which stays as it is. */
export async function rowsOf<Row>(file: string, query: string): Promise<Row[]> {
  const { stdout } = await run("sqlite3", ["-readonly", "-json", file, query], {
    maxBuffer: 64_000_000,
  });
  return stdout.trim() === "" ? [] : JSON.parse(stdout);
}
