/**
 * Answers a GET for bytes that may not have changed.
 *
 * The ETag is the truth and beats If-Modified-Since, which some old readers invent. Compression is
 * left to what stands in front: Next.js strips a handler's own Content-Encoding.
 */
export type Answer = {
  bytes: Uint8Array;
  etag: string; // without quotation marks
  lastModified: Date;
  contentType: string;
  cacheControl: string;
};

export function conditional(request: Request, answer: Answer): Response {
  const headers = new Headers({
    "cache-control": answer.cacheControl,
    etag: `"${answer.etag}"`,
    "last-modified": answer.lastModified.toUTCString(),
  });
  if (isUnchanged(request.headers, answer)) return new Response(null, { status: 304, headers });
  headers.set("content-type", answer.contentType);
  headers.set("content-length", String(answer.bytes.length));
  headers.set("x-content-type-options", "nosniff");
  return new Response(answer.bytes as Uint8Array<ArrayBuffer>, { headers });
}

function isUnchanged(headers: Headers, { etag, lastModified }: Answer): boolean {
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
 * Weak comparison (RFC 9110, 8.8.3.2): `W/` does not count, nor the mark that some servers in
 * front put behind the tag of what they compressed.
 */
function matchesTag(tag: string, etag: string): boolean {
  if (tag === "*") return true;
  const opaque = tag.replace(/^W\//, "").replace(/^"|"$/g, "");
  return opaque.replace(/[-;](gzip|br|zstd)$/, "") === etag;
}
