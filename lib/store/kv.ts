import type { VercelKV } from "@vercel/kv";
import { redisCommands } from "./redis-commands";
import { asBuffer, secretsIn } from "./remote";
import type { Store } from "./store";

/**
 * A store over the REST interface of Upstash, which Vercel's KV is too.
 *
 * Values travel as base64: the interface carries texts. A request is tried twice when the
 * network fails, and takes no longer than the limit with both.
 */
export function kvStore(options: { url: string; token: string; timeoutMs?: number }): Store {
  const { url, token, timeoutMs = 5_000 } = options;
  let opening: Promise<VercelKV> | null = null;

  const open = async (): Promise<VercelKV> => {
    // Who keeps files does not pay for the client.
    const { createClient } = await import("@vercel/kv");
    return createClient({
      url,
      token,
      // Otherwise "2501.12345" comes back as a number.
      automaticDeserialization: false,
      // Several values in one request would exceed what the service takes, and fail together.
      enableAutoPipelining: false,
      // Keys and values are texts without it; encoded once more, values would grow by a third.
      responseEncoding: false,
      retry: { retries: 1, backoff: () => 50 },
      // A function: given a mere signal, the client takes an aborted request for an answer.
      signal: () => AbortSignal.timeout(timeoutMs),
      cache: "no-store",
    });
  };

  return redisCommands({
    name: "KV",
    patienceMs: 6 * timeoutMs,
    secrets: [token, ...secretsIn(url)],
    async send([name, ...rest]) {
      opening ??= open();
      const client = await opening.catch((error) => {
        opening = null;
        throw error;
      });
      return client.exec<unknown>([name, ...rest.map(String)]);
    },
    pack: (value) => asBuffer(value).toString("base64"),
    unpack,
  });
}

/** A text that is not ours is given as its own bytes, for the reader's schema to refuse. */
function unpack(reply: string | Buffer): Uint8Array {
  const text = reply.toString();
  const value = Buffer.from(text, "base64");
  return value.toString("base64") === text ? value : Buffer.from(text);
}
