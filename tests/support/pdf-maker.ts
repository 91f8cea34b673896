/** Small PDFs in plain syntax: words at places, in three of the fonts that every reader has. */

import { deflateSync } from "node:zlib";

export type PdfFont = "regular" | "bold" | "italic";

/** Points from the bottom left, of a page of 612 by 792. */
export type PlacedText = {
  text: string; // Latin-1
  x: number;
  y: number;
  size: number;
  font?: PdfFont;
  /** Turned by 90 degrees, as arXiv's stamp in the left margin. */
  isTurned?: boolean;
};

export type PdfPlan = {
  pages: PlacedText[][];
  /** Deflate what is on the pages. */
  isCompressed?: boolean;
  /** Ask for a password that nobody knows. */
  isEncrypted?: boolean;
  /** Show the pages turned clockwise; turned text stands upright then. */
  isLandscape?: boolean;
  /** In place of words, a grey picture over each page. */
  isScanned?: boolean;
};

export const pdfPage = { width: 612, height: 792 };

const fontNames: Record<PdfFont, string> = {
  regular: "Helvetica",
  bold: "Helvetica-Bold",
  italic: "Helvetica-Oblique",
};

export function makePdf(plan: PdfPlan): Buffer {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer): number =>
    objects.push(Buffer.from(body as string, "latin1"));
  const catalogue = add("<< /Type /Catalog /Pages 2 0 R >>");
  add(""); // the tree of pages, which is known at the end
  const fonts = (Object.keys(fontNames) as PdfFont[]).map((font) => {
    const id = add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /${fontNames[font]} /Encoding /WinAnsiEncoding >>`,
    );
    return `/${font} ${id} 0 R`;
  });
  const picture = plan.isScanned
    ? add(stream(Buffer.alloc(64 * 64, 200), pictureEntries))
    : undefined;
  const resources = `/Font << ${fonts.join(" ")} >>${picture ? ` /XObject << /scan ${picture} 0 R >>` : ""}`;
  const pages = plan.pages.map((texts) => {
    const drawn = picture ? "q 612 0 0 792 0 0 cm /scan Do Q" : texts.map(shown).join("\n");
    const content = Buffer.from(drawn, "latin1");
    const contents = add(
      plan.isCompressed
        ? stream(deflateSync(content), "/Filter /FlateDecode")
        : stream(content, ""),
    );
    return add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792]${plan.isLandscape ? " /Rotate 90" : ""} /Resources << ${resources} >> /Contents ${contents} 0 R >>`,
    );
  });
  objects[1] = Buffer.from(
    `<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((id) => `${id} 0 R`).join(" ")}] >>`,
  );
  const lock = plan.isEncrypted ? add(lockEntries) : undefined;
  return written(objects, catalogue, lock);
}

const pictureEntries =
  "/Type /XObject /Subtype /Image /Width 64 /Height 64 /ColorSpace /DeviceGray /BitsPerComponent 8";

/** The standard handler with 40 bits; no password gives the right one of these. */
const lockEntries = `<< /Filter /Standard /V 1 /R 2 /P -64 /O <${"a7".repeat(32)}> /U <${"3c".repeat(32)}> >>`;

function stream(content: Buffer, entries: string): Buffer {
  return Buffer.concat([
    Buffer.from(`<< /Length ${content.length} ${entries} >>\nstream\n`),
    content,
    Buffer.from("\nendstream"),
  ]);
}

function shown({ text, x, y, size, font = "regular", isTurned }: PlacedText): string {
  const escaped = text.replace(/[\\()]/g, (sign) => `\\${sign}`);
  const matrix = isTurned ? "0 1 -1 0" : "1 0 0 1";
  return `BT /${font} ${size} Tf ${matrix} ${x.toFixed(2)} ${y.toFixed(2)} Tm (${escaped}) Tj ET`;
}

function written(objects: readonly Buffer[], catalogue: number, lock: number | undefined): Buffer {
  const parts: Buffer[] = [Buffer.from("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "latin1")];
  let length = parts[0]?.length ?? 0;
  const offsets: number[] = [];
  for (const [index, body] of objects.entries()) {
    const part = Buffer.concat([
      Buffer.from(`${index + 1} 0 obj\n`),
      body,
      Buffer.from("\nendobj\n"),
    ]);
    offsets.push(length);
    parts.push(part);
    length += part.length;
  }
  const id = "<00112233445566778899aabbccddeeff>";
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`);
  parts.push(
    Buffer.from(
      `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows.join("")}trailer\n<< /Size ${objects.length + 1} /Root ${catalogue} 0 R /ID [${id} ${id}]${lock ? ` /Encrypt ${lock} 0 R` : ""} >>\nstartxref\n${length}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Helvetica's widths of the characters from the blank to the tilde, in thousandths of its size. */
const widths =
  "278 278 355 556 556 889 667 191 333 333 389 584 278 333 278 278 556 556 556 556 556 556 556 556 556 556 278 278 584 584 584 556 1015 667 667 722 722 667 611 778 722 278 500 667 556 833 722 778 667 778 722 667 611 722 667 944 667 667 611 278 278 278 469 556 333 556 556 500 556 556 278 556 556 222 222 500 222 833 556 556 556 556 333 500 278 556 500 722 500 500 500 334 260 334 584"
    .split(" ")
    .map(Number);

/** In points. */
export function widthOf(text: string, size: number): number {
  const thousandths = [...text].reduce((sum, c) => sum + (widths[c.charCodeAt(0) - 32] ?? 556), 0);
  return (thousandths * size) / 1000;
}
