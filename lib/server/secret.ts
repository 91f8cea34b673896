import { createHash, timingSafeEqual } from "node:crypto";

/** Compares in constant time, so that how long it takes tells nothing of the secret. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(sha256(given), sha256(expected));
}

/** The token of an `Authorization: Bearer` header; null where there is none. */
export function bearerOf(authorization: string | null): string | null {
  return /^bearer +(\S.*)$/i.exec((authorization ?? "").trimEnd())?.[1] ?? null;
}

/** Digests are of one length, which comparing in constant time wants. */
function sha256(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
