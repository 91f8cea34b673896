import { requireAccess } from "@/app/access";
import { textResponse } from "@/app/answer";
import { handler } from "@/app/handler";
import type { Config } from "@/lib/config/schema";
import type { Links } from "@/lib/feeds/links";
import { opmlType, renderOpml } from "@/lib/feeds/opml";
import { configuredCategories, configuredFeeds } from "@/lib/interest/configured";
import { interestAt } from "@/lib/interest/path";
import { interestFromPage } from "@/lib/interest/url";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** All feeds of this deployment, or the one that the address asks for, for a reader's import. */
export const GET = handler("/opml", ({ request, now }) => {
  requireAccess(request);
  const { config, links } = services();
  const search = new URL(request.url).searchParams;
  search.delete("key");
  const opml =
    search.size === 0 ? allFeeds(config, links) : oneFeed(search, { config, links, now });
  return textResponse(opml, {
    headers: new Headers({
      "content-type": opmlType,
      "content-disposition": 'inline; filename="arxiv-feeds.opml"',
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    }),
  });
});

function allFeeds(config: Config, links: Links): string {
  const categories = configuredCategories(config).map((id) => interestAt([id], config));
  return renderOpml(config.site.title, configuredFeeds(config), categories, links);
}

function oneFeed(
  search: URLSearchParams,
  { config, links, now }: { config: Config; links: Links; now: Date },
): string {
  const interest = interestFromPage(search, config, now);
  return renderOpml(interest.title, [{ name: interest.path, interest }], [], links);
}
