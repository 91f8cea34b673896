/** An answer of the stand-in, and what faults make of it. */
export type Served = {
  status: 200 | 301 | 400;
  headers: Record<string, string>;
  body: string;
  /** The same answer with nothing in it. */
  emptyBody: string;
  /** The same answer with half of what it promises; as it is where nothing is promised. */
  shortBody?: string;
};
