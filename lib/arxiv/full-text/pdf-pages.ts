import { withoutStrayRejections } from "./pdf-rejections";
import type { TextFailure } from "./text-failure";

/** A page's words where they stand; points, from the bottom left as PDF counts. */
export type PdfPage = { width: number; height: number; pieces: PdfPiece[] };

/** What was shown at once: a word, a line or a letter, as the program that wrote the PDF liked. */
export type PdfPiece = {
  text: string;
  x: number;
  y: number; // of the line on which the letters stand
  width: number;
  size: number; // of the letters
  font: string; // a name that means something within this document only
};

/** A book or a thesis; what a model is given of it ends long before. */
const maxPages = 200;
/** Of a page: a map or a plot with thousands of labels is no text. */
const maxPiecesOnPage = 20_000;
const maxPieces = 400_000;

/**
 * Opens a PDF and takes the words off its pages. The library is big, and loaded when a PDF is
 * read for the first time. It runs nothing that the PDF brings along, and fetches nothing.
 */
export function readPdfPages(bytes: Uint8Array): Promise<PdfPage[] | TextFailure> {
  return withoutStrayRejections(() => pagesOf(bytes));
}

async function pagesOf(bytes: Uint8Array): Promise<PdfPage[] | TextFailure> {
  const { getDocumentProxy } = await import("unpdf");
  let pdf: Awaited<ReturnType<typeof getDocumentProxy>>;
  try {
    // A copy: the library takes away the memory that it is given, and with it whatever shares it.
    pdf = await getDocumentProxy(new Uint8Array(bytes), {
      verbosity: 0,
      isEvalSupported: false,
      useSystemFonts: false,
      disableFontFace: true,
      useWorkerFetch: false,
      disableAutoFetch: true,
      disableStream: true,
      disableRange: true,
      enableXfa: false,
      maxImageSize: 1, // no picture is ever decoded
      stopAtErrors: false,
    });
  } catch (error) {
    return unreadable(error);
  }
  try {
    const pages: PdfPage[] = [];
    let left = maxPieces;
    let broken = 0;
    const count = Math.min(pdf.numPages, maxPages);
    for (let number = 1; number <= count && left > 0; number++) {
      try {
        const page = await pdf.getPage(number);
        const view = page.getViewport({ scale: 1 });
        const pieces = await piecesOf(page, view, Math.min(left, maxPiecesOnPage));
        left -= pieces.length;
        pages.push({ width: view.width, height: view.height, pieces });
        page.cleanup();
      } catch {
        broken++; // one page less of many; without most of them there is no paper
      }
    }
    if (count === 0 || broken > count / 2) {
      return { code: "unreadable", message: "the PDF's pages cannot be read" };
    }
    return pages;
  } finally {
    await pdf.loadingTask.destroy().catch(() => {});
  }
}

type Page = Awaited<
  ReturnType<Awaited<ReturnType<typeof import("unpdf")["getDocumentProxy"]>>["getPage"]>
>;

async function piecesOf(
  page: Page,
  view: { transform: number[]; height: number },
  limit: number,
): Promise<PdfPiece[]> {
  // From the page as it was made to the page as it is shown, upside down: it may have been turned.
  const [va = 1, vb = 0, vc = 0, vd = -1, ve = 0, vf = 0] = view.transform;
  const pieces: PdfPiece[] = [];
  const reader = page.streamTextContent({ includeMarkedContent: false }).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return pieces;
    for (const item of value.items) {
      if (!("str" in item) || item.str.trim() === "") continue;
      const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = item.transform as number[];
      // Turned text: arXiv's stamp in the margin, labels of axes.
      const along = va * a + vc * b;
      const across = vb * a + vd * b;
      if (Math.abs(across) > Math.abs(along) * 0.2 || along < 0) continue;
      pieces.push({
        text: spelled(item.str),
        x: va * e + vc * f + ve,
        y: view.height - (vb * e + vd * f + vf),
        width: item.width,
        size: Math.hypot(c, d),
        font: item.fontName,
      });
    }
    if (pieces.length >= limit) {
      await reader.cancel(new Error("enough"));
      return pieces.slice(0, limit);
    }
  }
}

/** Ligatures as letters; signs that mean nothing left out. */
function spelled(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize("NFKC"))
    .replace(/[\u0000-\u0008\u000b-\u001f\u200b\ufeff\ufffd]/g, "")
    .replace(/\u00ad/g, "-");
}

function unreadable(error: unknown): TextFailure {
  const name = error instanceof Error ? error.name : "";
  if (name === "PasswordException") {
    return { code: "unreadable", message: "the PDF is encrypted" };
  }
  return { code: "unreadable", message: "the PDF is broken" };
}
