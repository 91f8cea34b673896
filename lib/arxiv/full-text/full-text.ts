import type { PaperText } from "../../summaries/paper-text";
import type { FeedFailure } from "../announcements";
import { attempt, defaultRetry, isFailure, type RetryPolicy } from "../attempts";
import type { Gate } from "../gate";
import type { ArxivDownload, ArxivFile } from "../http";
import { parseFullTextHtml } from "./html";
import { parseFullTextPdf } from "./pdf";
import { isInflated } from "./pdf-size";
import { readRefusal } from "./refusals";
import type { TextFailure, TextPaper } from "./text-failure";
import { isSameTitle } from "./title-likeness";

/**
 * A paper's full text, from arXiv's HTML or from its PDF.
 *
 * Each of the three takes one request, more where arXiv fails for the moment; none is ever asked
 * again after a 403, by which arXiv tells robots to stop: https://info.arxiv.org/help/robots.html
 */
export type FullTexts = {
  html(paper: TextPaper): Promise<PaperText | TextFailure>;
  pdf(paper: TextPaper): Promise<PaperText | TextFailure>;
  /** The PDF as it is, for a model that reads such files itself. */
  pdfFile(paper: TextPaper): Promise<{ bytes: Uint8Array } | TextFailure>;
};

const htmlLimits = { timeoutMs: 60_000, maxBytes: 16_000_000 };
const pdfLimits = { timeoutMs: 120_000, maxBytes: 30_000_000 };

export function createFullTexts(needs: {
  siteUrl: string; // "https://arxiv.org"
  http: ArxivDownload;
  /** One for arXiv's site, which asks robots for 15 seconds between two requests. */
  gate: Gate;
  sleep: (ms: number) => Promise<void>;
  random: () => number;
  retry?: RetryPolicy;
  limits?: { html?: Partial<typeof htmlLimits>; pdf?: Partial<typeof pdfLimits> };
}): FullTexts {
  const html = { ...htmlLimits, ...needs.limits?.html };
  const pdf = { ...pdfLimits, ...needs.limits?.pdf };

  /** The file that `read` takes something from; what it cannot take may be mended by asking again. */
  async function ask<Taken extends object>(
    path: string,
    limits: typeof htmlLimits,
    read: (file: ArxivFile) => Promise<Settled<Taken> | FeedFailure> | Settled<Taken> | FeedFailure,
  ): Promise<Taken | TextFailure> {
    const outcome = await attempt(needs, needs.retry ?? defaultRetry, async () => {
      const answer = await needs.gate(() => needs.http(`${needs.siteUrl}/${path}`, limits));
      if (!isFailure(answer)) return read(answer);
      const refusal = readRefusal(answer);
      return refusal === null ? answer : { settled: refusal };
    });
    return isFailure(outcome) ? unsettled(outcome) : outcome.settled;
  }

  const pdfBytes = (paper: TextPaper) =>
    ask(`pdf/${nameOf(paper)}`, pdf, (file): Settled<{ bytes: Uint8Array }> | FeedFailure => {
      if (isPdf(file.bytes)) {
        return isWhole(file.bytes) ? { settled: { bytes: file.bytes } } : cutPdf;
      }
      return pageInstead(file);
    });

  return {
    html: (paper) =>
      ask(`html/${nameOf(paper)}`, html, (file): Settled<PaperText> | FeedFailure => {
        const page = textOf(file);
        const text = parseFullTextHtml(page, paper);
        if (text !== null) return { settled: text };
        return nativeHtml(page, paper) ?? pageInstead(file);
      }),
    pdf: async (paper) => {
      const file = await pdfBytes(paper);
      if ("code" in file) return file;
      return isInflated(file.bytes) ? inflatedPdf : parseFullTextPdf(file.bytes);
    },
    pdfFile: pdfBytes,
  };
}

/** What another request would not change: what was wanted, or why there is none. */
type Settled<Taken> = { settled: Taken | TextFailure };

/** "2606.01234v2", "math/0211159v1" */
function nameOf({ id, version }: TextPaper): string {
  return `${id}v${version}`;
}

function isPdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, 1024)).includes("%PDF-");
}

/** A PDF ends with a mark, behind which some programs leave a few bytes. */
function isWhole(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(-2048)).includes("%%EOF");
}

function textOf({ bytes }: ArxivFile): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
}

const cutPdf: FeedFailure = { code: "truncated", message: "arXiv's PDF breaks off in the middle" };

const inflatedPdf: TextFailure = {
  code: "too_large",
  message: "arXiv's PDF holds more than any paper does",
};

/** A page that is not what was asked for: one of arXiv's that says so, or anybody's. */
function pageInstead(file: ArxivFile): Settled<never> | FeedFailure {
  const page = textOf({ ...file, bytes: file.bytes.subarray(0, 200_000) });
  const refusal = readRefusal({ status: 200, page });
  if (refusal !== null) return { settled: refusal };
  return { code: "not_a_feed", message: "arXiv answered with something that is no paper" };
}

/** Some papers are submitted as HTML, in any form their authors liked. */
function nativeHtml(page: string, paper: TextPaper): Settled<never> | null {
  const titles = /<(title|h1)\b[^<>]*>([^<]{5,500})</gi;
  for (const match of page.slice(0, 200_000).matchAll(titles)) {
    if (isSameTitle(paper.title, match[2] ?? "")) {
      const message = "arXiv's HTML is its authors' own, of a form unknown here";
      return { settled: { code: "unreadable", message } };
    }
  }
  return null;
}

/** Why arXiv did not answer, after all attempts. */
function unsettled({ code, message, retryAfterSeconds }: FeedFailure): TextFailure {
  if (code === "too_large") return { code: "too_large", message };
  if (code === "truncated") return { code: "incomplete", message };
  if (retryAfterSeconds !== undefined) return { code: "away", message, retryAfterSeconds };
  const isAway = ["rate_limited", "unreachable", "redirected_away", "unexpected_status"].includes(
    code,
  );
  return { code: isAway ? "away" : "failing", message };
}
