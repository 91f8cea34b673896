import { createHash } from "node:crypto";
import { type Encoding, encodingFor } from "./encoding";

/** What tells whether a client has the newest bytes already. */
export type Validators = {
  etag: string; // without quotation marks
  lastModified: Date;
  cacheControl: string;
};

/** An answer known by its validators. Its bytes may have to be made, so only who needs them asks. */
export type Answer = Validators & { whole(): Promise<Whole> };

/** With validators of its own: what had to be made again may have become something else. */
export type Whole = Validators & {
  contentType: string;
  bytes(encoding: Encoding): Promise<Uint8Array>;
};

/**
 * Answers a GET for bytes that may not have changed.
 *
 * The ETag is the truth and beats If-Modified-Since, which some old readers invent. Compressed
 * bytes are other bytes and have a tag of their own; either tag tells that a client is up to date.
 * `canEncode`: whether a Content-Encoding reaches the client; else what stands in front compresses.
 */
export async function conditional(
  request: Request,
  answer: Answer,
  canEncode = false,
): Promise<Response> {
  const accepted = request.headers.get("accept-encoding");
  const encoding = canEncode ? encodingFor(accepted) : "identity";
  if (isUnchanged(request.headers, answer)) {
    return new Response(null, { status: 304, headers: validating(answer, encoding) });
  }
  const whole = await answer.whole();
  const bytes = await whole.bytes(encoding);
  const headers = validating(whole, encoding);
  headers["content-type"] = whole.contentType;
  headers["content-length"] = String(bytes.length);
  headers["x-content-type-options"] = "nosniff";
  if (encoding !== "identity") headers["content-encoding"] = encoding;
  return new Response(bytes as Uint8Array<ArrayBuffer>, { headers });
}

export function etagOf(bytes: Uint8Array): string {
  return createHash("sha256").update(bytes).digest("hex").slice(0, 32);
}

function validating(
  { etag, lastModified, cacheControl }: Validators,
  encoding: Encoding,
): Record<string, string> {
  return {
    "cache-control": cacheControl,
    etag: encoding === "identity" ? `"${etag}"` : `"${etag}-${encoding}"`,
    "last-modified": lastModified.toUTCString(),
    vary: "accept-encoding",
  };
}

function isUnchanged(headers: Headers, { etag, lastModified }: Validators): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return (tags.match(eachTag) ?? []).some((tag) => matchesTag(tag, etag));
  const date = headers.get("if-modified-since") ?? "";
  const since = httpDate.test(date) ? Date.parse(date) : Number.NaN;
  // HTTP dates have no fractions of a second.
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** Some readers leave the quotation marks out. */
const eachTag = /(?:W\/)?"[^"]*"|[^\s,"]+/g;

/** `Date.parse` alone reads "in 2030" as a date, and one without a zone as local time. */
const httpDate = /^[A-Z][a-z]{2,8}, \d\d[- ][A-Z][a-z]{2}[- ]\d{2,4} \d\d:\d\d:\d\d GMT$/;

/**
 * Weak comparison (RFC 9110, 8.8.3.2): `W/` does not count, nor the mark that we and some servers
 * in front put behind the tag of what was compressed; both may have.
 */
function matchesTag(tag: string, etag: string): boolean {
  if (tag === "*") return true;
  const opaque = tag.replace(/^W\//, "").replace(/^"|"$/g, "");
  return opaque.replace(/([-;](gzip|br|zstd)){1,2}$/, "") === etag;
}
