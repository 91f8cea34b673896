import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import packageJson from "@/package.json";
import { deployUrl, packageSchema, withButton } from "@/scripts/deploy-button";

const root = resolve(import.meta.dirname, "../..");
const readme = readFileSync(resolve(root, "README.md"), "utf8");
const { repository } = packageSchema.parse(packageJson);

describe("the Deploy button", () => {
  it("in README.md is that of package.json's repository (npm run deploy-button)", () => {
    expect(withButton(readme, repository)).toBe(readme);
    expect(readme.split("https://vercel.com/new/clone?")).toHaveLength(2);
  });

  it("leads to Vercel with every parameter intact", () => {
    const url = new URL(deployUrl("https://github.com/someone/my-papers"));
    expect(url.origin + url.pathname).toBe("https://vercel.com/new/clone");
    const { stores, ...parameters } = Object.fromEntries(url.searchParams);
    expect(parameters).toEqual({
      "repository-url": "https://github.com/someone/my-papers",
      "project-name": "my-papers",
      "repository-name": "my-papers",
      env: "CRON_SECRET",
      envDescription:
        "A password of your own making, 16 characters or more, for the daily refresh.",
      envLink: "https://github.com/someone/my-papers/blob/HEAD/docs/deploy.md#cron_secret",
    });
    expect(JSON.parse(stores ?? "")).toEqual([
      {
        type: "integration",
        integrationSlug: "upstash",
        productSlug: "upstash-kv",
        protocol: "storage",
      },
    ]);
  });

  it("holds nothing that would end a link in Markdown", () => {
    expect(deployUrl(repository)).toMatch(/^https:[\w\-./?&=%:]+$/);
  });

  it("links to a heading that docs/deploy.md has", () => {
    const link = new URL(new URL(deployUrl(repository)).searchParams.get("envLink") ?? "");
    const [, path] = link.pathname.split("/blob/HEAD/");
    expect(existsSync(resolve(root, path ?? ""))).toBe(true);
    const page = readFileSync(resolve(root, path ?? ""), "utf8");
    const headings = [...page.matchAll(/^#+ (.+)$/gm)].map(([, text]) => anchorOf(text ?? ""));
    expect(headings).toContain(link.hash.slice(1));
  });

  it("is written between its markers, and nothing else is touched", () => {
    const before = "# Title\n\n<!-- deploy button -->\nold\n<!-- /deploy button -->\n\nText.\n";
    const after = withButton(before, "https://github.com/someone/my-papers");
    expect(after).toMatch(
      /^# Title\n\n<!-- deploy button -->\n\[!\[.*\)\n<!-- \/deploy.*-->\n\nText\.\n$/,
    );
    expect(after).not.toContain("old");
  });

  it.each([
    "",
    "<!-- deploy button -->",
    "<!-- /deploy button --><!-- deploy button -->",
  ])("is not written where the markers are not, as in %j", (text) => {
    expect(() => withButton(text, repository)).toThrow(/once each/);
  });
});

/** As GitHub names a heading. */
function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\w\- ]/g, "")
    .replaceAll(" ", "-");
}
