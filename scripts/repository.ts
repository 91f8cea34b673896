import { readFileSync } from "node:fs";
import { packageSchema } from "./deploy-button";

/** The repository that a command runs in, which in a fork is the fork, or the one of package.json. */
export function repositoryUrl(): string | null {
  const { GITHUB_SERVER_URL: host, GITHUB_REPOSITORY: name } = process.env;
  if (host && name) return `${host}/${name}`;
  const found = packageSchema.safeParse(JSON.parse(readFileSync("package.json", "utf8")));
  return found.success ? found.data.repository : null;
}
