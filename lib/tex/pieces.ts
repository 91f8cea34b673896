/** Text as it was read, in order: strings, and the parts a page can show better than a string. */
export type Piece = string | Formula | Link;

export interface Formula {
  readonly kind: "formula";
  /** The source without its delimiters. */
  readonly tex: string;
  /** The source as the author wrote it, dollars and all. */
  readonly written: string;
  /** One line of Unicode; the bare source where the formula could not be read. */
  readonly text: string;
  /** Whether that line is what a person would have typed; see `MathReader.strain`. */
  readonly isSaidWell: boolean;
  /** The author asked for a line of its own. */
  readonly isDisplay: boolean;
}

/** What `\href` and `\url` say; a bare address in a sentence is still part of a string. */
export interface Link {
  readonly kind: "link";
  /** As written, of any scheme: whoever makes it a link has to look at it first. */
  readonly url: string;
  readonly label: string;
  /** Both in one line. */
  readonly text: string;
}

/** All of it as one string. */
export function plain(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (typeof piece === "string" ? piece : piece.text)).join("");
}
