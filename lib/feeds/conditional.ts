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
  headers.set("x-content-type-options", "nosniff");
  return new Response(answer.bytes as Uint8Array<ArrayBuffer>, { headers });
}

function isUnchanged(headers: Headers, { etag, lastModified }: Answer): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((tag) => matchesTag(tag.trim(), etag));
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  // HTTP dates have no fractions of a second.
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/**
 * Weak comparison (RFC 9110, 8.8.3.2): `W/` does not count, nor the mark that some servers in
 * front put behind the tag of what they compressed.
 */
function matchesTag(tag: string, etag: string): boolean {
  if (tag === "*") return true;
  const opaque = tag.replace(/^W\//, "").replace(/^"|"$/g, "");
  return opaque.replace(/[-;](gzip|br|zstd)$/, "") === etag;
}
