import { requireAccess } from "@/app/access";
import { toResponse } from "@/app/answer";
import { opmlType, renderOpml } from "@/lib/feeds/opml";
import { configuredCategories, configuredFeeds } from "@/lib/interest/configured";
import { interestAt } from "@/lib/interest/path";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** All feeds of this deployment, for a reader's import. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireAccess(request);
    const { config, links } = services();
    const categories = configuredCategories(config).map((id) => interestAt([id], config));
    const opml = renderOpml(config.site.title, configuredFeeds(config), categories, links);
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
