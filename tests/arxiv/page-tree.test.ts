import { describe, expect, it } from "vitest";
import { readRefusal } from "@/lib/arxiv/full-text/refusals";
import { pageTree } from "@/lib/arxiv/page-tree";

/** Pages on which the parser itself spends minutes; a test that took so long would be ended. */
describe("a page as a tree", () => {
  const page = (content: string) => `<html><body>${content}<h1>No file for x</h1></body></html>`;

  it.each(["<!--", "<![CDATA["])("is made at once where %s opens and never closes", (mark) => {
    expect(pageTree(page(mark.repeat(200_000)))).not.toBeNull();
  });

  it("is refused where tags without end are one in another", () => {
    expect(pageTree(page("<d>".repeat(200_000)))).toBeNull();
    expect(readRefusal({ status: 200, page: page("<d>".repeat(200_000)) })).toBeNull();
  });

  it("keeps what stands in a section that HTML does not know", () => {
    expect(pageTree(page("<![CDATA[a <b>c</b>]]>"))?.querySelector("b")?.text).toBe("c");
  });
});
