import { z } from "zod";

/** From where a site's address may be known, the first that is set before the others. */
export type BaseSources = {
  option?: string; // --base
  siteUrl?: string; // the variable SITE_URL
  configUrl?: string; // site.url of config.json
  repository?: string; // "owner/name", the variable GITHUB_REPOSITORY
};

const baseSchema = z
  .url({ protocol: /^https?$/ })
  .regex(/^[^?#]*$/)
  .transform((url) => new URL(url.replace(/\/*$/, "/")).href);

const repositorySchema = z.string().regex(/^[\w-]+\/[\w.-]+$/);

/**
 * Where a static site will be served, with a slash at its end; or one sentence that says what is
 * wrong. Feeds need it, since a reader takes their addresses out of the site.
 */
export function baseOf(sources: BaseSources): { base: string } | { problem: string } {
  const written = [sources.option, sources.siteUrl, sources.configUrl].find(isSet);
  if (written !== undefined) {
    const base = baseSchema.safeParse(written);
    if (base.success) return { base: base.data };
    return {
      problem: `The site's address must be an http or https URL without ? and #, not ${written}.`,
    };
  }
  const repository = repositorySchema.safeParse(sources.repository);
  if (repository.success) return { base: pagesAddress(repository.data) };
  return {
    problem:
      "Feeds need the address at which the site will be served: give it with --base URL, SITE_URL " +
      "or site.url in config.json.",
  };
}

function isSet(text: string | undefined): boolean {
  return text !== undefined && text.trim() !== "";
}

/**
 * Where GitHub Pages serves a repository: below its owner's host, but for the one that is named
 * like the host (https://docs.github.com/en/pages/getting-started-with-github-pages).
 */
function pagesAddress(repository: string): string {
  const [owner = "", name = ""] = repository.split("/");
  const host = `${owner.toLowerCase()}.github.io`;
  return name.toLowerCase() === host ? `https://${host}/` : `https://${host}/${name}/`;
}
