/**
 * Answers a GET for bytes that may not have changed.
 *
 * The ETag is the truth and beats If-Modified-Since, which some old readers invent. A client that
 * accepts gzip gets bytes compressed once; both variants revalidate each other's tag.
 */
export type Answer = {
  bytes: Uint8Array;
  gzip: Uint8Array;
  etag: string; // without quotation marks
  lastModified: Date;
  contentType: string;
  cacheControl: string;
};

export function conditional(request: Request, answer: Answer): Response {
  const isGzip = acceptsGzip(request.headers.get("accept-encoding"));
  const headers = new Headers({
    "cache-control": answer.cacheControl,
    etag: `"${answer.etag}${isGzip ? gzipMark : ""}"`,
    "last-modified": answer.lastModified.toUTCString(),
    vary: "Accept-Encoding",
  });
  if (isUnchanged(request.headers, answer)) return new Response(null, { status: 304, headers });
  headers.set("content-type", answer.contentType);
  headers.set("x-content-type-options", "nosniff");
  if (isGzip) headers.set("content-encoding", "gzip");
  const body = isGzip ? answer.gzip : answer.bytes;
  headers.set("content-length", String(body.byteLength));
  return new Response(body as Uint8Array<ArrayBuffer>, { headers });
}

const gzipMark = "-gzip";

function isUnchanged(headers: Headers, { etag, lastModified }: Answer): boolean {
  const tags = headers.get("if-none-match");
  if (tags !== null) return tags.split(",").some((tag) => matchesTag(tag.trim(), etag));
  const since = Date.parse(headers.get("if-modified-since") ?? "");
  // HTTP dates have no fractions of a second.
  return !Number.isNaN(since) && Math.floor(lastModified.getTime() / 1000) * 1000 <= since;
}

/** Weak comparison (RFC 9110, 8.8.3.2): the mark `W/` and our own mark for gzip do not count. */
function matchesTag(tag: string, etag: string): boolean {
  if (tag === "*") return true;
  const opaque = tag.replace(/^W\//, "").replace(/^"|"$/g, "");
  return opaque === etag || opaque === `${etag}${gzipMark}`;
}

function acceptsGzip(header: string | null): boolean {
  for (const part of (header ?? "").toLowerCase().split(",")) {
    const [coding, ...options] = part.split(";").map((each) => each.trim());
    if (coding !== "gzip" && coding !== "x-gzip" && coding !== "*") continue;
    const quality = options.find((option) => option.startsWith("q="));
    if (quality === undefined || Number(quality.slice(2)) > 0) return true;
  }
  return false;
}
