import { requireAccess } from "@/app/access";
import { toResponse } from "@/app/answer";
import type { Config } from "@/lib/config/schema";
import type { Links } from "@/lib/feeds/links";
import { opmlType, renderOpml } from "@/lib/feeds/opml";
import { configuredCategories, configuredFeeds } from "@/lib/interest/configured";
import { interestAt } from "@/lib/interest/path";
import { interestFromPage } from "@/lib/interest/url";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** All feeds of this deployment, or the one that the address asks for, for a reader's import. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireAccess(request);
    const { config, links } = services();
    const search = new URL(request.url).searchParams;
    search.delete("key");
    const opml = search.size === 0 ? allFeeds(config, links) : oneFeed(search, config, links);
    return new Response(opml, {
      headers: {
        "content-type": opmlType,
        "content-disposition": 'inline; filename="arxiv-feeds.opml"',
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      },
    });
  } catch (error) {
    return toResponse(error, request);
  }
}

function allFeeds(config: Config, links: Links): string {
  const categories = configuredCategories(config).map((id) => interestAt([id], config));
  return renderOpml(config.site.title, configuredFeeds(config), categories, links);
}

function oneFeed(search: URLSearchParams, config: Config, links: Links): string {
  const interest = interestFromPage(search, config, new Date());
  return renderOpml(interest.title, [{ name: interest.path, interest }], [], links);
}
