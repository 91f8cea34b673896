import { readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";

/**
 * The Deploy button of README.md, made from `repository` in package.json: a fork changes that field
 * and runs `npm run deploy-button`.
 *
 * Documented at https://vercel.com/docs/deploy-button are repository-url, project-name,
 * repository-name, env, envDescription and envLink, and that values of variables cannot be handed
 * over, since the address stays in the browser's history.
 *
 * Observed only is `stores`, which makes the same page offer a Redis of Upstash's: it stands in the
 * buttons of many public READMEs of 2026, in the very form below. Others, such as Vercel's chatbot
 * template, have the same list as `products`. Neither was found in Vercel's documentation; the
 * `integration-ids` that it has want an id for which no source was found. Should `stores` stop
 * working, the button still deploys, and the store is added afterwards (docs/deploy.md). Some have
 * `allowConnectExistingProduct` in it; it is left out, since two deployments of this program in one
 * store would mix their papers.
 */
const store = {
  type: "integration",
  integrationSlug: "upstash",
  productSlug: "upstash-kv",
  protocol: "storage",
};

const markers = { begin: "<!-- deploy button -->", end: "<!-- /deploy button -->" };

export const packageSchema = z.object({
  repository: z
    .string()
    .regex(/^https:\/\/[^/]+\/[^/]+\/[^/]+$/, "must be https://HOST/OWNER/NAME"),
});

export function deployUrl(repository: string): string {
  const name = repository.slice(repository.lastIndexOf("/") + 1);
  const parameters = {
    "repository-url": repository,
    "project-name": name,
    "repository-name": name,
    env: "CRON_SECRET",
    envDescription: "A password of your own making, 16 characters or more, for the daily refresh.",
    envLink: `${repository}/blob/HEAD/docs/deploy.md#cron_secret`,
    stores: JSON.stringify([store]),
  };
  // Spaces as %20: some pages that show Markdown do not take a plus sign for one.
  const query = Object.entries(parameters).map(
    ([key, value]) => `${key}=${encodeURIComponent(value)}`,
  );
  return `https://vercel.com/new/clone?${query.join("&")}`;
}

/** The text with a new button between its markers; throws when they are not there, once each. */
export function withButton(readme: string, repository: string): string {
  const [before, rest, ...more] = readme.split(markers.begin);
  const [, after, ...evenMore] = rest?.split(markers.end) ?? [];
  if (before === undefined || after === undefined || more.length + evenMore.length > 0) {
    throw new Error(`README.md must have ${markers.begin} and then ${markers.end}, once each`);
  }
  const button = `[![Deploy with Vercel](https://vercel.com/button)](${deployUrl(repository)})`;
  return `${before}${markers.begin}\n${button}\n${markers.end}${after}`;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.chdir(resolve(import.meta.dirname, ".."));
  const { repository } = packageSchema.parse(JSON.parse(readFileSync("package.json", "utf8")));
  writeFileSync("README.md", withButton(readFileSync("README.md", "utf8"), repository));
}
