import type { PaperText, TextSection } from "../../summaries/paper-text";

type Kind = TextSection["kind"];

/** More than any model reads; what comes behind it is left out. */
const maxLength = 2_000_000;

/** A text as it is gathered, block by block, in the paper's order. */
export class Sections {
  private readonly gathered: (Omit<TextSection, "text"> & { blocks: string[] })[] = [];
  private length = 0;

  get isFull(): boolean {
    return this.length >= maxLength;
  }

  open(heading: string, level: number, kind: Kind): void {
    this.gathered.push({ heading, level, kind, blocks: [] });
  }

  /** Behind the last heading, unless that is of another kind, as where references have none. */
  add(block: string, kind: Kind): void {
    if (block === "" || this.isFull) return;
    this.length += block.length;
    let last = this.gathered.at(-1);
    if (last === undefined || last.kind !== kind) {
      this.open(kind === "references" ? "References" : "", 1, kind);
      last = this.gathered.at(-1);
    }
    last?.blocks.push(block);
  }

  /** Characters of text so far. */
  get size(): number {
    return this.length;
  }

  /** A heading without text stays where sections within it follow. */
  result(source: PaperText["source"]): PaperText {
    const sections = this.gathered.map(({ blocks, ...section }) => ({
      ...section,
      text: blocks.join("\n\n"),
    }));
    return {
      source,
      sections: sections.filter(
        ({ text, level, kind }, index) =>
          text !== "" ||
          ((sections[index + 1]?.level ?? 0) > level && sections[index + 1]?.kind === kind),
      ),
    };
  }
}
