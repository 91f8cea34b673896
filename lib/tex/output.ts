import type { Formula, Link, Piece } from "@/lib/tex/pieces";

/**
 * The text written so far, in pieces, with the two things that need a look back: the gap a
 * vanished command leaves between two spaces, and the opening quotes whose closing may never come.
 */
export class Output {
  readonly pieces: Piece[] = [];
  private last = "";
  private vanished = false;
  private openDouble = -1;
  private openSingle = -1;

  /** The last character written, "" at the start. */
  get previous(): string {
    return this.last;
  }

  push(text: string): void {
    const trim = this.vanished && (this.last === "" || /\s/.test(this.last));
    const kept = trim ? text.replace(/^[ \t]+/, "") : text;
    if (kept === "") return;
    this.pieces.push(kept);
    this.last = kept[kept.length - 1] ?? "";
    this.vanished = false;
  }

  /** A formula or a link; one that says nothing leaves only its gap. */
  put(piece: Formula | Link): void {
    if (piece.text === "") {
      this.vanish();
      return;
    }
    this.pieces.push(piece);
    this.last = piece.text[piece.text.length - 1] ?? "";
    this.vanished = false;
  }

  /** What was read elsewhere. */
  pour(pieces: readonly Piece[]): void {
    for (const piece of pieces) {
      if (typeof piece === "string") this.push(piece);
      else this.put(piece);
    }
  }

  /** A command went away without leaving text: a space after it may be one too many. */
  vanish(): void {
    this.vanished = true;
  }

  /** One space, unless there is one already. */
  space(): void {
    if (this.last !== "" && !/\s/.test(this.last)) this.push(" ");
    this.vanish();
  }

  openQuotes(asWritten: string): void {
    this.openDouble = this.pieces.length;
    this.push(asWritten);
  }

  /** Turns the open quotes into “ and writes ”; says whether there were any. */
  closeQuotes(): boolean {
    if (this.openDouble < 0) return false;
    this.pieces[this.openDouble] = "“";
    this.openDouble = -1;
    this.push("”");
    return true;
  }

  openQuote(): void {
    this.openSingle = this.pieces.length;
    this.push("`");
  }

  get hasOpenQuote(): boolean {
    return this.openSingle >= 0;
  }

  closeQuote(): void {
    this.pieces[this.openSingle] = "‘";
    this.openSingle = -1;
    this.push("’");
  }

  /** A second backtick: the first was Markdown's, and stays. */
  forgetQuote(): void {
    this.openSingle = -1;
  }
}
