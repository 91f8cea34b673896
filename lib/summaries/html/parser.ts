import { Marked, Tokenizer, type Tokens } from "marked";

/** More cells than any table that a person would read. */
const mostColumns = 20;
const mostCells = 1500;
/** Marked looks at each line of a paragraph whether a table begins there, and this to the table's end. */
const mostLines = 200;

/**
 * How many characters may be looked through for the end of emphasis. Marked looks to the end of the
 * paragraph from each `*` and `_`, and again within what it found: "*_a*_a…" of 25,000 characters
 * takes it 6 s. A summary needs some 100,000.
 */
const emphasisBudget = 1_000_000;

/**
 * Markdown as HTML of which nothing may be trusted. GitHub's tables; of CommonMark without what
 * models do not mean: underlined headings (a line under a paragraph), code by indentation,
 * definitions of links (they vanish), bare addresses as links, `~` (about) as strike-through.
 */
export function looseHtml(markdown: string): string {
  return parser.parse(markdown, { async: false, tokenizer: new PlainTokenizer() });
}

/** By itself, so that nothing which uses Marked elsewhere changes it. */
const parser = new Marked();

class PlainTokenizer extends Tokenizer<string, string> {
  private budget = emphasisBudget;

  override code(): undefined {}
  override lheading(): undefined {}
  override def(): undefined {}
  override reflink(): undefined {}
  override autolink(): undefined {}
  override url(): undefined {}
  override del(): undefined {}

  override emStrong(src: string, masked: string, previous?: string) {
    if (!/^[*_]/.test(src)) return undefined;
    this.budget -= masked.length;
    return this.budget < 0 ? undefined : super.emStrong(src, masked, previous);
  }

  /** Marked's own looks far ahead for addresses from each mark of emphasis. */
  override inlineText(src: string): Tokens.Text | undefined {
    const raw = plainRun.exec(src)?.[0];
    if (raw === undefined) return undefined;
    return { type: "text", raw, text: raw, escaped: this.lexer.state.inRawBlock };
  }

  /** One that is too wide or too long stays the text that it is written as. */
  override table(src: string): Tokens.Table | undefined {
    const [head = "", line = ""] = src.split("\n", 2);
    if (!line.includes("-") || !/^[\s|:-]+$/.test(line)) return undefined;
    const columns = head.split("|").length;
    const isTooLarge = columns > mostColumns + 2 || linesIn(blockOf(src)) * columns > mostCells;
    return isTooLarge ? undefined : super.table(src);
  }

  override paragraph(src: string): Tokens.Paragraph | undefined {
    const text = blockOf(src);
    if (linesIn(text) <= mostLines) return super.paragraph(src);
    return { type: "paragraph", raw: text, text, tokens: this.lexer.inline(text) };
  }
}

/** Up to what may mean something; blanks by themselves, since at the end of a line they do. */
const plainRun = /^(?: +|[^\\<![`*_\n]*[^\\<![`*_\n ]|[\s\S])/;

/** Up to the next blank line. */
function blockOf(src: string): string {
  const end = src.indexOf("\n\n");
  return end < 0 ? src : src.slice(0, end);
}

function linesIn(text: string): number {
  return text.split("\n", mostCells).length;
}
