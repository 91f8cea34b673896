/** The forms in which a body is sent. */
export const encodings = ["identity", "gzip"] as const;
export type Encoding = (typeof encodings)[number];

/** What Accept-Encoding prefers of what there is (RFC 9110, 12.5.3); without it, the plain bytes. */
export function encodingFor(accepted: string | null): Encoding {
  const weights = new Map((accepted ?? "").toLowerCase().split(",").map(weighted));
  const gzipWeight = weights.get("gzip") ?? weights.get("x-gzip") ?? weights.get("*") ?? 0;
  return gzipWeight > 0 && gzipWeight >= (weights.get("identity") ?? 0) ? "gzip" : "identity";
}

function weighted(coding: string): [name: string, weight: number] {
  const [name = "", ...parameters] = coding.split(";").map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith("q="));
  return [name, weight === undefined ? 1 : Number(weight.slice(2)) || 0];
}
