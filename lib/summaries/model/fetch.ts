import { providerError } from "./error";

const maxBytes = 4_000_000; // of an answer, after decompression
const maxErrorBytes = 64_000;

export class TooLarge extends Error {}

/**
 * A fetch that follows no redirect, as a key and a paper are meant for one host, and reads no more
 * than it should; an error's body is brought into the one shape that the package keeps.
 */
export function guarded(inner: typeof fetch): typeof fetch {
  return async (input, init) => {
    const response = await inner(input, { ...init, redirect: "manual" }).catch(rethrown);
    const { status, headers } = response;
    if (response.ok) return new Response(upTo(maxBytes, response.body), { status, headers });
    const body = await new Response(upTo(maxErrorBytes, response.body)).text().catch(() => "");
    const error = providerError(jsonIn(body));
    // 304 and its like may have no body, and mean nothing here.
    const told = status < 400 ? null : JSON.stringify({ error });
    return new Response(told, { status, headers });
  };
}

/** Without the words by which the package would take it for a timeout and drop its code. */
function rethrown(error: unknown): never {
  if (error instanceof Error && error.name === "AbortError") throw error;
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  throw Object.assign(new Error("no connection"), {
    code: (cause as NodeJS.ErrnoException | undefined)?.code,
  });
}

function upTo(most: number, body: Response["body"]): ReadableStream<Uint8Array> | null {
  if (body === null) return null;
  let size = 0;
  const gauge = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      size += chunk.byteLength;
      if (size > most) controller.error(new TooLarge());
      else controller.enqueue(chunk);
    },
  });
  return body.pipeThrough(gauge);
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
