import { inflateSync } from "node:zlib";

/**
 * Whether a PDF holds more than any paper does. Its streams are deflated, a thousandfold where
 * somebody means it, and its reader asks for no limit: half a MB that are 300 MB of instructions
 * would keep the process busy for minutes. Pictures are not counted, since none is decoded.
 */
export function isInflated(bytes: Uint8Array): boolean {
  const pdf = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = mostInflatedBytes;
  for (let at = pdf.indexOf(opening); at >= 0; at = pdf.indexOf(opening, at + opening.length)) {
    const isEnd = pdf.subarray(at - ending.length, at).equals(ending);
    const entries = pdf.subarray(Math.max(0, at - longestEntries), at).toString("latin1");
    const own = entries.slice(entries.lastIndexOf(" obj") + 1);
    const names = own.match(/\/(?:FlateDecode|Fl|LZWDecode|RunLengthDecode)\b/g) ?? [];
    if (isEnd || names.length === 0 || /\/Subtype\s*\/Image\b/.test(own)) continue;
    if (names.length > 1) return true; // deflated twice, as no program that writes papers does
    const size = inflatedSize(pdf, at + opening.length, left);
    if (size === null) return true;
    left -= size;
  }
  return false;
}

const opening = Buffer.from("stream");
const ending = Buffer.from("end");
const longestEntries = 1_000;
/** Of a paper of many plots; a thesis has less. */
const mostInflatedBytes = 60_000_000;

/** Null where it is more than `most`. What is broken is as large as its whole part, or nothing. */
function inflatedSize(pdf: Buffer, start: number, most: number): number | null {
  const from = start + (pdf[start] === 13 ? 2 : 1);
  const end = pdf.indexOf("endstream", from);
  const deflated = pdf.subarray(from, end < 0 ? pdf.length : end);
  try {
    return inflateSync(deflated, { maxOutputLength: Math.max(1, most) }).length;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? null : 0;
  }
}
