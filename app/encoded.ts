/**
 * Next.js drops the headers that tell of a body's form, since what a handler passes on from `fetch`
 * is not encoded any more. Where `npm start` has loaded `scripts/encoded-bodies.mjs`, they reach the
 * client under these names; elsewhere bodies go out plain, and what stands in front compresses them.
 */
const passedAs: ReadonlyMap<string, string> | undefined = (
  globalThis as { bodyHeadersPassedAs?: ReadonlyMap<string, string> }
).bodyHeadersPassedAs;

/** Whether a handler may send compressed bytes. */
export function canEncode(): boolean {
  return passedAs !== undefined;
}

/** The same answer, its form told so that the client learns of it. */
export function passingEncoding(response: Response): Response {
  for (const [name, passed] of passedAs ?? []) {
    const value = response.headers.get(name);
    if (value !== null) response.headers.set(passed, value);
  }
  return response;
}
