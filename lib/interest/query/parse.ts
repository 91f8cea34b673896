import { QueryError, shownPiece } from "./error";
import { type FieldName, fieldNamed } from "./fields";
import { bracketDepth, printQuery } from "./print";
import { allOf, anyOf, type Field, noneOf, type Query } from "./query";
import { type Token, tokensOf } from "./tokens";
import { countWildcards, type Read, readDay, readRange, readText } from "./values";

const maxCharacters = 2_000;
const maxTerms = 100;
const maxDepth = 20;
const maxWildcards = 20;

/**
 * Reads a query in the syntax of arXiv's API. Throws QueryError and nothing else.
 *
 *     group    = chain { [ "OR" ] chain }
 *     chain    = operand { "AND" operand | "ANDNOT" primary }
 *     operand  = [ "-" | "NOT" ] primary
 *     primary  = "(" group ")" | [ field ":" ] ( word | '"' words '"' | "(" group ")" )
 *              | "announced:" ( "[" day "TO" day "]" | day )
 *
 * AND binds tighter than OR. Terms that stand side by side are alternatives: the manual does not
 * say so, but arXiv answers `ti:a ti:b` as `ti:a OR ti:b`, and `ti:(a b)` as `ti:(a OR b)`. Only an
 * exclusion without an operator holds for all of its group: `a b -c` is `(a OR b) ANDNOT c`, whereas
 * in `a OR -c` and `-c OR a` it is an alternative. A field before a bracket is that of the terms
 * inside that name none.
 * Source: https://info.arxiv.org/help/api/user-manual.html#query_details
 *
 * Bounded in length, terms, brackets and wildcards, as given and as printed, so that the canonical
 * text of whatever is accepted is accepted too.
 */
export function parseQuery(text: string): Query {
  if (text.length > maxCharacters) {
    throw new QueryError(text, maxCharacters, "it is too long: 2,000 characters do.");
  }
  const query = new Parser(text).whole();
  if (printQuery(query).length > maxCharacters) {
    const what = "it is too long: spelled out it has more than 2,000 characters.";
    throw new QueryError(text, text.length, what);
  }
  return query;
}

/** Recursion goes no deeper than there are brackets, and those are bounded. */
class Parser {
  private readonly tokens: readonly Token[];
  private position = 0;
  private terms = 0;
  private wildcards = 0;

  constructor(private readonly text: string) {
    this.tokens = tokensOf(text);
  }

  whole(): Query {
    const query = this.group("all", 0);
    if (this.next.kind === ")") this.refuse(this.next, "a bracket closes that was never opened.");
    return query;
  }

  /** Up to the closing bracket or the end, which stays. */
  private group(field: Field, depth: number): Query {
    const start = this.next;
    const alternatives: Query[] = [];
    const excluded: Query[] = [];
    for (let isBehindOr = false, isFirst = true; ; isFirst = false) {
      const { query, isExclusion } = this.chain(field, depth);
      const isBeforeOr = this.isOperator("OR");
      const isAlternative = isBehindOr || (isFirst && isBeforeOr);
      (isExclusion && !isAlternative ? excluded : alternatives).push(query);
      isBehindOr = isBeforeOr;
      if (isBeforeOr) this.position++;
      else if (this.next.kind === ")" || this.next.kind === "end") break;
    }
    const query = allOf([...(alternatives.length > 0 ? [anyOf(alternatives)] : []), ...excluded]);
    if (bracketDepth(query) > maxDepth) this.refuse(start, tooDeep);
    return query;
  }

  private chain(field: Field, depth: number): { query: Query; isExclusion: boolean } {
    const parts = [this.operand(field, depth)];
    for (;;) {
      if (this.isOperator("AND")) {
        this.position++;
        parts.push(this.operand(field, depth));
      } else if (this.isOperator("ANDNOT")) {
        this.position++;
        parts.push({ query: noneOf(this.primary(field, depth)), isExclusion: true });
      } else break;
    }
    return {
      query: allOf(parts.map(({ query }) => query)),
      isExclusion: parts.length === 1 && parts[0]?.isExclusion === true,
    };
  }

  private operand(field: Field, depth: number): { query: Query; isExclusion: boolean } {
    const isExclusion = this.next.kind === "-" || this.isOperator("NOT");
    if (isExclusion) this.position++;
    const query = this.primary(field, depth);
    return { query: isExclusion ? noneOf(query) : query, isExclusion };
  }

  private primary(field: Field, depth: number): Query {
    const token = this.next;
    if (token.kind !== "field") return this.value(field, depth);
    const named = fieldNamed(token.text);
    if ("wrong" in named) this.refuse(token, named.wrong);
    this.position++;
    return this.value(named.field, depth);
  }

  private value(field: FieldName, depth: number): Query {
    const token = this.next;
    if (field === "announced") return this.announced(token);
    if (token.kind === "word" || token.kind === "phrase") return this.term(field, token);
    if (token.kind === "range") {
      this.refuse(token, 'a range stands where only "announced:" takes one.');
    }
    if (token.kind !== "(") this.refuse(token, this.whatIsMissing());
    return this.bracket(field, depth + 1);
  }

  private bracket(field: Field, depth: number): Query {
    if (depth > maxDepth) this.refuse(this.next, tooDeep);
    this.position++;
    const query = this.group(field, depth);
    if (this.next.kind === "end") this.refuse(this.next, "a closing bracket is missing.");
    this.position++;
    return query;
  }

  private term(field: Field, token: Token & { text: string }): Query {
    if (token.kind === "word" && /^(and|or|not|andnot)$/i.test(token.text)) {
      this.refuse(token, this.whyNoOperator(token.text));
    }
    const text = this.read(token, readText(field, token.text));
    this.count(token, countWildcards(text));
    return { kind: "term", field, text };
  }

  private announced(token: Token): Query {
    if (token.kind === "range") {
      const { from, to } = this.read(token, readRange(token.text));
      this.count(token, 0);
      return { kind: "announced", from, to };
    }
    const day = token.kind === "word" ? readDay(token.text) : undefined;
    if (!day) this.refuse(token, 'a day or a range is missing behind "announced:".');
    this.position++;
    this.count(token, 0);
    return { kind: "announced", from: day, to: day };
  }

  private read<T>(token: Token, read: Read<T>): T {
    if ("wrong" in read) this.refuse(token, read.wrong);
    this.position++;
    return read.value;
  }

  private count(token: Token, wildcards: number): void {
    this.terms++;
    this.wildcards += wildcards;
    if (this.terms > maxTerms) this.refuse(token, `a term is too many: ${maxTerms} do.`);
    if (this.wildcards > maxWildcards) this.refuse(token, `a * is too many: ${maxWildcards} do.`);
  }

  private whatIsMissing(): string {
    switch (this.next.kind) {
      case "-":
        return "a minus stands where a word should; it goes before the field, once.";
      case "field":
        return "a field stands where a word should; put a text with a colon in quotation marks.";
      default:
        return "a word is missing.";
    }
  }

  private whyNoOperator(text: string): string {
    const operator = text.toUpperCase();
    return text === operator
      ? `${operator} stands where a word should.`
      : `${shownPiece(text)} must be in capitals to join terms, or in quotation marks as a word.`;
  }

  private get next(): Token {
    // The last token is the end, and no rule goes beyond it.
    return this.tokens[this.position] as Token;
  }

  private isOperator(text: string): boolean {
    return this.next.kind === "word" && this.next.text === text;
  }

  private refuse(token: Token, what: string): never {
    throw new QueryError(this.text, token.at, what);
  }
}

const tooDeep = `there are too many brackets within each other: ${maxDepth} do.`;
