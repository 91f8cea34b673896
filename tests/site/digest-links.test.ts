import { describe, expect, it } from "vitest";
import { withSiteLinks } from "@/lib/site/digest-links";

const place = {
  from: "digests/2026-06-16.md",
  to: "digests/2026-06-16.md",
  pages: new Map([
    ["DIGEST.md", "digest.md"],
    ["digests/2026-06-15.md", "digests/2026-06-15.md"],
  ]),
  repository: "https://github.com/someone/papers",
};

describe("a digest's links in the site", () => {
  it.each([
    [
      "[config](../config.json)",
      "[config](https://github.com/someone/papers/blob/HEAD/config.json)",
    ],
    ["![x](../public/a.png)", "![x](https://github.com/someone/papers/raw/HEAD/public/a.png)"],
    ["[today](../DIGEST.md#statistics)", "[today](../digest.md#statistics)"],
    ["[before](2026-06-15.md)", "[before](../digests/2026-06-15.md)"],
    ["[a](https://arxiv.org/abs/1) [b](#top)", "[a](https://arxiv.org/abs/1) [b](#top)"],
    ["`f[i](x)` and \\[no\\](link)", "`f[i](x)` and \\[no\\](link)"],
    ["> ```\n> f[i](x)\n> ```", "> ```\n> f[i](x)\n> ```"],
  ])("%s", (written, expected) => {
    expect(withSiteLinks(written, place)).toBe(expected);
  });
});
