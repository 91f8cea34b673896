/** What arXiv's site has of a paper's text: `/html/<id>v<n>` and `/pdf/<id>v<n>`. */

import { parseArxivId } from "@/lib/arxiv/ids";
import { arxivPage, latexmlPage } from "@/tests/support/arxiv-full-text-html";
import { inventText, type WrittenText } from "@/tests/support/arxiv-full-text-invented";
import { paperPdf } from "@/tests/support/arxiv-full-text-pdf";
import type { Served } from "@/tests/support/arxiv-served";
import { type Announced, inventPaper } from "@/tests/support/invented";

export type TextPlan = {
  id: string; // without version
  /** All of them unless given. */
  version?: number;
  /** What it says; invented from its title and abstract unless given. */
  text?: Partial<WrittenText>;
  html?: HtmlForm;
  pdf?: PdfForm;
};

export type HtmlForm =
  | "whole"
  /** Its source is not TeX, or could not be converted: 404. */
  | "none"
  | "withdrawn"
  /** Another paper's. */
  | "wrong"
  /** The conversion broke off and says so. */
  | "fatal"
  /** The page breaks off in the middle. */
  | "cut"
  /** Its authors submitted HTML of their own. */
  | "native";

export type PdfForm =
  | "whole"
  | "oneColumn"
  /** 404. */
  | "none"
  | "withdrawn"
  /** arXiv could not make it of the source, and says so with 500. */
  | "failed"
  | "scanned"
  | "encrypted"
  /** A head and then nothing that is PDF. */
  | "broken"
  /** 400 pages. */
  | "long"
  /** 80 MB, with the size told in advance. */
  | "huge"
  /** 80 MB that go on and on. */
  | "endless";

const htmlHeaders = { "Content-Type": "text/html; charset=utf-8" };
const pdfHeaders = { "Content-Type": "application/pdf" };
const hugeBytes = 80_000_000;

/** The answer at a path, or null where the path is another. */
export function fullTextAt(
  path: string,
  announced: ReadonlyMap<string, Announced>,
  plans: readonly TextPlan[],
): Served | null {
  const { pathname } = new URL(path, "http://arxiv.org");
  const [, form, name = ""] = /^\/(html|pdf)\/(.+)$/.exec(pathname) ?? [];
  if (form === undefined) return null;
  const asked = parseArxivId(name);
  const plan = plans.find(
    ({ id, version }) => id === asked?.id && (version ?? asked.version) === asked.version,
  );
  const paper = announced.get(asked?.id ?? "");
  if (asked === null || (plan === undefined && paper === undefined)) {
    return page(404, "Not found", `<h1>Article not found</h1><p>No paper '${name}'.</p>`);
  }
  const written: WrittenText = {
    ...inventText(paper ?? inventPaper({ id: asked.id }, asked.id)),
    ...plan?.text,
  };
  const id = `${asked.id}v${asked.version}`;
  return form === "html"
    ? htmlOf(id, written, plan?.html ?? "whole")
    : pdfOf(id, written, plan?.pdf ?? "whole");
}

function htmlOf(id: string, text: WrittenText, form: HtmlForm): Served {
  switch (form) {
    case "none":
      return page(
        404,
        "arXiv",
        `<h1>No HTML for '${id}'</h1>\n<p>HTML is not available for the source.</p>\n<p>This could be due to the source files not being HTML, LaTeX, or a conversion failure.</p>`,
      );
    case "withdrawn":
      return withdrawn(id);
    case "native":
      return html(
        `<html><head><title>${text.title}</title></head><body><h1>${text.title}</h1><p>${text.abstract}</p></body></html>`,
      );
    case "wrong": {
      const other = inventPaper({ id: "2501.00001" }, `other than ${id}`);
      return html(latexmlPage(inventText(other), { id }));
    }
    case "cut": {
      const whole = latexmlPage(text, { id });
      return html(whole.slice(0, whole.length / 2));
    }
    default:
      return html(latexmlPage(text, { id, isFatal: form === "fatal" }));
  }
}

function pdfOf(id: string, text: WrittenText, form: PdfForm): Served {
  switch (form) {
    case "none":
      return page(404, "arXiv", "<h1>file unavailable</h1>\n<p>There is no PDF.</p>");
    case "withdrawn":
      return withdrawn(id);
    case "failed":
      return page(
        500,
        "arXiv",
        "<h1>file unavailable</h1>\n<p>\n  Our automated source to PDF conversion system has failed to produce PDF for the paper\n</p>",
      );
    case "broken":
      return pdf(Buffer.from(`%PDF-1.5\n${"not a PDF at all ".repeat(500)}\n%%EOF\n`));
    case "huge":
      return { ...pdf(Buffer.from("%PDF-1.5\n")), poured: { bytes: hugeBytes, isTold: true } };
    case "endless":
      return { ...pdf(Buffer.from("%PDF-1.5\n")), poured: { bytes: hugeBytes, isTold: false } };
    case "long":
      return pdf(paperPdf(text, { id, columns: 1, pages: 400, isCompressed: true }));
    default:
      return pdf(
        paperPdf(text, {
          id,
          columns: form === "oneColumn" ? 1 : 2,
          isCompressed: true,
          isScanned: form === "scanned",
          isEncrypted: form === "encrypted",
        }),
      );
  }
}

/** arXiv says it with 200: the address is right, there is only nothing behind it any more. */
function withdrawn(id: string): Served {
  return page(
    200,
    `No file for ${id}`,
    `<h1>File unavailable for ${id}</h1>\n<p>HTML or source was not provided to generate HTML or a PDF.</p>`,
  );
}

function page(status: 200 | 404 | 500, title: string, content: string): Served {
  const body = arxivPage(title, content);
  return { status, headers: htmlHeaders, body, emptyBody: body };
}

function html(body: string): Served {
  return { status: 200, headers: htmlHeaders, body, emptyBody: "" };
}

function pdf(bytes: Buffer): Served {
  return { status: 200, headers: pdfHeaders, body: "", bytes, emptyBody: "" };
}
