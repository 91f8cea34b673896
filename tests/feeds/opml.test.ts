import { describe, expect, it } from "vitest";
import { parseConfig } from "@/lib/config/load";
import { createLinks } from "@/lib/feeds/links";
import { renderOpml } from "@/lib/feeds/opml";
import { configuredCategories, configuredFeeds } from "@/lib/interest/configured";
import { interestAt } from "@/lib/interest/path";
import { parseXml, type XmlElement } from "@/tests/feeds/xml";

const { config } = parseConfig(
  JSON.stringify({
    categories: ["cs.RO", "eess.SY"],
    site: { title: 'Robots & "<others>"' },
    feeds: { hands: { title: "Hands", categories: ["cs.RO", "cs.HC"] } },
  }),
);

function opmlOf(accessToken?: string) {
  const links = createLinks("https://feeds.example", accessToken);
  const categories = configuredCategories(config).map((id) => interestAt([id], config));
  const xml = renderOpml(config.site.title, configuredFeeds(config), categories, links);
  return parseXml(xml);
}

function leaves({ children }: XmlElement): XmlElement[] {
  return children.flatMap((child) =>
    child.name === "outline" && child.attributes.type === "rss" ? [child] : leaves(child),
  );
}

describe("the list of feeds", () => {
  it("is OPML 2.0 with every configured feed and category, each importable", () => {
    const opml = opmlOf();
    expect([opml.name, opml.attributes.version]).toEqual(["opml", "2.0"]);
    expect(leaves(opml).map(({ attributes }) => [attributes.text, attributes.xmlUrl])).toEqual([
      ['Robots & "<others>"', "https://feeds.example/rss"],
      ["Hands", "https://feeds.example/rss/hands"],
      ["arXiv cs.RO (Robotics)", "https://feeds.example/rss/cs.RO"],
      ["arXiv eess.SY (Systems and Control)", "https://feeds.example/rss/eess.SY"],
      ["arXiv cs.HC (Human-Computer Interaction)", "https://feeds.example/rss/cs.HC"],
    ]);
    for (const { attributes } of leaves(opml)) {
      expect(attributes.title).toBe(attributes.text);
      expect(attributes.htmlUrl).toMatch(/^https:\/\/feeds\.example\//);
    }
  });

  it("carries the key of a private deployment", () => {
    for (const { attributes } of leaves(opmlOf("canary&token"))) {
      expect(new URL(attributes.xmlUrl ?? "").searchParams.get("key")).toBe("canary&token");
      expect(new URL(attributes.htmlUrl ?? "").searchParams.get("key")).toBe("canary&token");
    }
  });
});
