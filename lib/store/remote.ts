import { causeChain } from "../errors";
import { StoreError } from "./store";

/** What the drivers of stores across a network share: bounded time, and failures told safely. */

/** Rejects when the work takes longer; the work itself is left to end as it may. */
export async function within<T>(limitMs: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${limitMs} ms`)), limitMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

const longestTold = 200; // characters

/**
 * A StoreError that can be logged and shown to anyone.
 *
 * Clients put into their messages the whole command, a megabyte of value included, pages that some
 * proxy answered, and the address with its password. So the original is not kept as the cause; what
 * is told of it is short, names no host and has the secrets taken out.
 */
export function failure(what: string, error: unknown, secrets: readonly string[]): StoreError {
  let told = reason(error).replace(/(, command was|(?<=response body)): .*$/s, "");
  for (const secret of secrets) {
    if (secret !== "") told = told.replaceAll(secret, "[secret]");
  }
  return new StoreError(what, new Error(told.slice(0, longestTold)));
}

/** The error of the network at the end of a chain says most, in words of its own. */
function reason(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { syscall, code } = at as NodeJS.ErrnoException;
    if (typeof code === "string") return syscall === undefined ? code : `${syscall} ${code}`;
  }
  return causeChain(error);
}

/** An address, its host and the name and password in it, as written and as meant. */
export function secretsIn(address: string): string[] {
  if (!URL.canParse(address)) return [address];
  const { username, password, host, hostname } = new URL(address);
  const credentials = [username, password].flatMap((written) => [written, decoded(written)]);
  return [address, ...credentials, host, hostname];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The same bytes, not a copy. */
export function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
