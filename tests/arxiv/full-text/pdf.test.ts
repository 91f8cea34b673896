import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, it, vi } from "vitest";
import { parseFullTextPdf } from "@/lib/arxiv/full-text/pdf";
import type { PaperText } from "@/lib/summaries/paper-text";
import { inventText, type WrittenText } from "@/tests/support/arxiv-full-text-invented";
import { paperPdf, type Setting } from "@/tests/support/arxiv-full-text-pdf";
import { inventPaper } from "@/tests/support/invented";
import { makePdf, type PlacedText } from "@/tests/support/pdf-maker";

const id = "2606.04711v1";
const written = inventText(inventPaper({ id: "2606.04711" }, "pdf"));

async function read(pdf: Buffer): Promise<PaperText> {
  const text = await parseFullTextPdf(new Uint8Array(pdf));
  if ("code" in text) throw new Error(JSON.stringify(text));
  return text;
}

function set(text: Partial<WrittenText>, setting: Partial<Setting> = {}): Buffer {
  return paperPdf({ ...written, ...text }, { id, columns: 2, ...setting });
}

/** One page of plain lines from the top left. */
function lines(texts: readonly string[], options: Partial<PlacedText> = {}): PlacedText[] {
  return texts.map((text, index) => ({ text, x: 72, y: 700 - index * 12, size: 10, ...options }));
}

const filler = Array.from(
  { length: 30 },
  (_, n) => `This is the plain line of filler number ${n} here.`,
);

function withoutBlanks(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

describe("parseFullTextPdf", () => {
  it.each([1, 2] as const)("reads every word in order, from %d columns", async (columns) => {
    const { source, sections } = await read(set({}, { columns }));
    expect(source).toBe("pdf");
    for (const section of written.sections) {
      const found = sections.find(({ heading }) => heading.endsWith(` ${section.heading}`));
      const paragraphs = section.blocks.flatMap((block) =>
        block.kind === "paragraph" && !/[$[]/.test(block.text) ? [withoutBlanks(block.text)] : [],
      );
      for (const paragraph of paragraphs) expect(found?.text).toContain(paragraph);
    }
    expect(sections.map(({ kind }) => kind)).toEqual([
      ...Array<string>(10).fill("body"),
      "references",
      "appendix",
    ]);
    const references = sections.find(({ kind }) => kind === "references");
    expect(references?.text.split("\n\n")).toEqual(
      written.references.map((reference, index) => `[${index + 1}] ${reference}`),
    );
  });

  it("keeps paragraphs apart, and together across columns and pages", async () => {
    const { sections } = await read(set({}));
    const introduction = sections.find(({ heading }) => heading === "1 Introduction");
    const wanted = written.sections[0]?.blocks.flatMap((block) =>
      block.kind === "paragraph" ? [block.text] : block.kind === "list" ? block.items : [],
    );
    expect(introduction?.text.split("\n\n")).toHaveLength(wanted?.length ?? 0);
  });

  it("undoes hyphens at line ends, but for those of a word's own", async () => {
    const { sections } = await read(
      makePdf({
        pages: [
          lines([
            "It is a state-of-the-",
            "art system of our labora-",
            "tory, a large-",
            "scale one; other large-scale ones are of Cauchy-",
            "Schwarz and a state-",
            "of-the-art kind with an ampli-",
            "fier that has 10-",
            "20 gates.",
            ...filler,
          ]),
        ],
      }),
    );
    expect(sections[0]?.text).toContain(
      "It is a state-of-the-art system of our laboratory, a large-scale one; other large-scale ones are of Cauchy-Schwarz and a state-of-the-art kind with an amplifier that has 10-20 gates.",
    );
  });

  it("drops running titles, numbers of pages and arXiv's stamp", async () => {
    const text = JSON.stringify(await read(set({}, { columns: 1 })));
    expect(text).not.toContain("running title");
    expect(text).not.toContain("arXiv:");
    const { sections } = await read(
      makePdf({
        pages: [1, 2, 3, 4].map((page) => [
          ...lines(filler),
          { text: `${page * 2} Nachtigall et al.`, x: 72, y: 750, size: 9 },
          { text: String(page + 17), x: 300, y: 40, size: 9 },
          {
            text: `Only page ${page} says it: ${["red", "blue", "green", "grey"][page - 1]}`,
            x: 72,
            y: 60,
            size: 10,
          },
        ]),
      }),
    );
    const read4 = sections.map((section) => section.text).join("\n");
    expect(read4).not.toContain("Nachtigall");
    expect(read4).not.toMatch(/\b(?:18|19|20|21)$/m);
    expect(read4).toContain("blue");
  });

  it("drops a running title that changes, by the page's number in it", async () => {
    const topics = ["Beds", "Banks", "Weirs", "Dams", "Locks"];
    const { sections } = await read(
      makePdf({
        pages: topics.map((topic, index) => [
          { text: `On ${topic}`, x: 72, y: 750, size: 9 },
          { text: String(index + 41), x: 500, y: 750, size: 9 },
          ...lines([`Here ${topic.toLowerCase()} are told of.`, ...filler]),
        ]),
      }),
    );
    const text = sections.map((section) => section.text).join("\n");
    for (const topic of topics) {
      expect(text).not.toContain(`On ${topic}`);
      expect(text).toContain(`Here ${topic.toLowerCase()} are`);
    }
  });

  it("reads pages that are shown turned", async () => {
    const turned = filler.map((text, index) => ({
      text,
      x: 72 + index * 12,
      y: 72,
      size: 10,
      isTurned: true,
    }));
    const { sections } = await read(makePdf({ pages: [turned], isLandscape: true }));
    expect(sections[0]?.text.replace(/\s+/g, " ")).toBe(filler.join(" "));
  });

  it("takes no entry of a table of contents for a heading", async () => {
    const bold = (text: string, x: number, y: number): PlacedText => ({
      text,
      x,
      y,
      size: 12,
      font: "bold",
    });
    const entries = ["1 Introduction", "2 Method", "Appendix A Proofs"];
    const { sections } = await read(
      makePdf({
        pages: [
          [
            ...entries.flatMap((entry, index) => [
              bold(entry, 72, 700 - index * 20),
              bold(String(index + 2), 290, 700 - index * 20),
            ]),
            bold("2.1 Data . . . . . . . . . . . . . . . . 3", 72, 640),
            ...lines(filler).map((line) => ({ ...line, y: line.y - 100 })),
          ],
          [
            bold("1 Introduction", 72, 700),
            ...lines(filler).map((line) => ({ ...line, y: line.y - 30 })),
          ],
          [
            bold("2 Method", 72, 700),
            ...lines(filler).map((line) => ({ ...line, y: line.y - 30 })),
          ],
        ],
      }),
    );
    expect(sections.map(({ heading, kind }) => [heading, kind])).toEqual([
      ["", "body"],
      ["1 Introduction", "body"],
      ["2 Method", "body"],
    ]);
  });

  it("takes no numbered line of the text for a heading", async () => {
    const { sections } = await read(
      makePdf({
        pages: [
          [
            { text: "1 Introduction", x: 72, y: 730, size: 12, font: "bold" },
            ...lines(["1. First we dig.", "2 Gates are open", "3. Third we rest", ...filler]),
            { text: "2 Method", x: 72, y: 200, size: 12, font: "bold" },
            { text: "We dig.", x: 72, y: 180, size: 10 },
          ],
        ],
      }),
    );
    expect(sections.map(({ heading }) => heading)).toEqual(["1 Introduction", "2 Method"]);
  });

  it("knows headings in capitals with Roman numbers, and references without numbers", async () => {
    const heading = (text: string, y: number): PlacedText => ({
      text,
      x: 72,
      y,
      size: 10,
      font: "bold",
    });
    const { sections } = await read(
      makePdf({
        pages: [
          [
            heading("I. INTRODUCTION", 730),
            ...lines(filler),
            heading("II. RESULTS", 300),
            { text: "We dug.", x: 72, y: 280, size: 10 },
            heading("REFERENCES", 250),
            { text: "Dubrowa, B. On hinges, 2019.", x: 72, y: 230, size: 10 },
            heading("APPENDIX: PROOFS", 200),
            { text: "They are trivial.", x: 72, y: 180, size: 10 },
          ],
        ],
      }),
    );
    expect(sections.map(({ heading, kind }) => [heading, kind])).toEqual([
      ["I. INTRODUCTION", "body"],
      ["II. RESULTS", "body"],
      ["REFERENCES", "references"],
      ["APPENDIX: PROOFS", "appendix"],
    ]);
  });

  it("keeps a table's rows apart", async () => {
    const cells = (y: number, texts: string[]): PlacedText[] =>
      texts.map((text, index) => ({ text, x: 72 + index * 90, y, size: 10 }));
    const { sections } = await read(
      makePdf({
        pages: [
          [
            ...lines(filler),
            { text: "Table 1: Flow.", x: 72, y: 300, size: 10 },
            ...cells(288, ["Gate", "Flow", "Width"]),
            ...cells(276, ["A", "1.5", "20"]),
            { text: "So it is.", x: 72, y: 250, size: 10 },
          ],
        ],
      }),
    );
    expect(sections[0]?.text).toContain(
      "Table 1: Flow.\n\nGate | Flow | Width\nA | 1.5 | 20\n\nSo it is.",
    );
  });

  it("reads the first 200 pages of 400", async () => {
    const text = await read(set({}, { columns: 1, pages: 400, isCompressed: true }));
    expect(text.sections.length).toBeGreaterThan(80);
    const length = text.sections.reduce((sum, section) => sum + section.text.length, 0);
    expect(length).toBeGreaterThan(500_000);
    expect(length).toBeLessThan(2_000_000);
  });
});

describe("a PDF that cannot be read", () => {
  it("tells why", async () => {
    const code = async (pdf: Buffer) => {
      const text = await parseFullTextPdf(new Uint8Array(pdf));
      return "code" in text ? [text.code, text.message] : text;
    };
    expect(await code(set({}, { isScanned: true }))).toEqual([
      "none",
      "the PDF holds pictures of its pages, and no text",
    ]);
    expect(await code(set({}, { isEncrypted: true }))).toEqual([
      "unreadable",
      "the PDF is encrypted",
    ]);
    expect(await code(Buffer.from("%PDF-1.5\nnothing of it\n%%EOF"))).toEqual([
      "unreadable",
      "the PDF is broken",
    ]);
    expect(await code(Buffer.alloc(0))).toEqual(["unreadable", "the PDF is broken"]);
    const signs = Array.from({ length: 40 }, () => "\x95 1 2 3 4 5 6 7 8 9 % & ( ) = + - 0 9 8 7");
    expect(await code(makePdf({ pages: [lines(signs)] }))).toEqual([
      "unreadable",
      "the PDF does not tell which characters it shows",
    ]);
  });

  it("ends no process with a promise that the library lets fail behind", async () => {
    const objects = [
      "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj",
      "2 0 obj\n<< /Type /Pages /Count 3 /Kids [8 0 R 12 0 R] >>\nendobj",
      "12 0 obj\n<< /Type /Page ) >>\nendobj",
    ];
    const broken = `%PDF-1.5\n${objects.join("\n")}\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n`;
    // Those of the tests would be told, too, as a server's own may be; then nobody has to be.
    const others = process.listeners("unhandledRejection");
    process.removeAllListeners("unhandledRejection");
    try {
      await parseFullTextPdf(new Uint8Array(Buffer.from(broken, "latin1")));
      await sleep(200); // it fails behind the answer
      expect(process.listenerCount("unhandledRejection")).toBe(1);
    } finally {
      for (const other of others) process.on("unhandledRejection", other);
    }
  });

  it("is told without a word on the console or over the network", async () => {
    const fetched = vi.spyOn(globalThis, "fetch");
    const said = (["log", "warn", "info", "error"] as const).map((name) =>
      vi.spyOn(console, name).mockImplementation(() => {}),
    );
    await parseFullTextPdf(new Uint8Array(set({}).subarray(0, 20_000)));
    await parseFullTextPdf(new Uint8Array(set({}, { isEncrypted: true })));
    await parseFullTextPdf(new Uint8Array(set({})));
    expect(fetched).not.toHaveBeenCalled();
    fetched.mockRestore();
    for (const spy of said) {
      expect(spy).not.toHaveBeenCalled();
      spy.mockRestore();
    }
  });
});
