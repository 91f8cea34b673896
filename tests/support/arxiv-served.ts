/** An answer of the stand-in, and what faults make of it. */
export type Served = {
  status: 200 | 301 | 400 | 404 | 500;
  headers: Record<string, string>;
  body: string;
  /** In place of the body, where it is no text. */
  bytes?: Buffer;
  /** The same answer with nothing in it. */
  emptyBody: string;
  /** The same answer with half of what it promises; as it is where nothing is promised. */
  shortBody?: string;
  /** Blanks behind the body until the answer has so many bytes; `isTold` with a Content-Length. */
  poured?: { bytes: number; isTold: boolean };
};
