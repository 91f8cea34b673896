import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { inventDay, inventPaper } from "@/tests/support/invented";
import { makePdf } from "@/tests/support/pdf-maker";

let arxiv: ArxivStandIn;

beforeEach(async () => {
  arxiv = await startArxiv();
});
afterEach(() => arxiv.close());

async function get(path: string): Promise<{ status: number; type: string; body: string }> {
  const response = await fetch(`${arxiv.url}${path}`);
  const type = response.headers.get("content-type") ?? "";
  return {
    status: response.status,
    type,
    body: Buffer.from(await response.arrayBuffer()).toString("latin1"),
  };
}

describe("the stand-in's full texts", () => {
  it("are there for whatever was announced, the same each time", async () => {
    const papers = inventDay({ seed: 1, day: "2026-06-16", count: 12, hostile: true });
    arxiv.announce("2026-06-16", papers);
    for (const { id, version } of papers) {
      const page = await get(`/html/${id}v${version}`);
      expect([id, page.status, page.type]).toEqual([id, 200, "text/html; charset=utf-8"]);
      expect(page.body.length).toBeGreaterThan(20_000);
      expect(page.body.length).toBeLessThan(150_000);
      expect(page.body.match(/<h2 class="ltx_title ltx_title_section">/g)).toHaveLength(6);
      expect(await get(`/html/${id}v${version}`)).toEqual(page);
    }
  });

  it("stay when other papers are announced", async () => {
    const paper = inventPaper({}, 7);
    arxiv.announce("2026-06-16", [paper]);
    arxiv.announce("2026-06-17", []);
    expect((await get(`/pdf/${paper.id}v1`)).body.startsWith("%PDF-")).toBe(true);
    expect((await get("/html/2606.99999v1")).status).toBe(404);
  });

  it("say what they are told to say", async () => {
    arxiv.texts([
      {
        id: "2606.00001",
        version: 2,
        text: {
          title: "On $x<y$",
          sections: [
            { heading: "Only <One>", blocks: [{ kind: "paragraph", text: "A & B[[C]]." }] },
          ],
        },
      },
      { id: "2606.00001", html: "none" },
      { id: "2606.00002", html: "withdrawn" },
    ]);
    const { body } = await get("/html/2606.00001v2");
    expect(body).toContain('On <math alttext="x&lt;y" class="ltx_Math" display="inline"');
    expect(body).toContain('<span class="ltx_tag ltx_tag_section">1 </span>Only &lt;One&gt;</h2>');
    expect(body).toContain('A &amp; B<span class="ltx_note ltx_role_footnote"');
    const none = await get("/html/2606.00001v1");
    expect([none.status, none.body.includes("<h1>No HTML for '2606.00001v1'</h1>")]).toEqual([
      404,
      true,
    ]);
    expect((await get("/html/2606.00002v1")).body).toContain(
      "<title>No file for 2606.00002v1</title>",
    );
  });

  it("pour 80 MB that nobody holds", async () => {
    arxiv.texts([
      { id: "2606.00001", pdf: "huge" },
      { id: "2606.00002", pdf: "endless" },
    ]);
    const huge = await fetch(`${arxiv.url}/pdf/2606.00001v1`);
    expect(huge.headers.get("content-length")).toBe("80000000");
    await huge.body?.cancel();
    const endless = await fetch(`${arxiv.url}/pdf/2606.00002v1`);
    expect(endless.headers.get("content-length")).toBeNull();
    await endless.body?.cancel();
  });
});

describe("makePdf", () => {
  it("writes where each object is", () => {
    const pdf = makePdf({
      pages: [[{ text: "A (b) \\ c", x: 10, y: 20, size: 10 }], []],
      isEncrypted: true,
    }).toString("latin1");
    const table = /xref\n0 (\d+)\n0000000000 65535 f \n((?:\d{10} 00000 n \n)+)/.exec(pdf);
    const offsets = (table?.[2] ?? "").match(/\d{10}(?= 00000)/g)?.map(Number) ?? [];
    expect(offsets).toHaveLength(Number(table?.[1]) - 1);
    for (const [index, offset] of offsets.entries()) {
      expect(pdf.slice(offset).startsWith(`${index + 1} 0 obj\n`)).toBe(true);
    }
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(pdf)?.[1]);
    expect(pdf.slice(start).startsWith("xref\n")).toBe(true);
    expect(pdf).toContain("(A \\(b\\) \\\\ c) Tj");
  });
});
