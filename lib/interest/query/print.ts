import { isNot, type Query } from "./query";

/**
 * The one spelling of a query: `parseQuery` reads it as the same query, and all spellings of an
 * equal query print the same.
 *
 * Every operator is written out, and where AND and OR meet there are brackets: arXiv's manual does
 * not say which binds tighter there, so the text means the same to arXiv.
 */
export function printQuery(query: Query): string {
  switch (query.kind) {
    case "term":
      return `${query.field === "all" ? "" : `${query.field}:`}${printText(query.text)}`;
    case "announced":
      return `announced:[${query.from ?? "*"} TO ${query.to ?? "*"}]`;
    case "not":
      return `-${printPart(query.part)}`;
    case "or":
      return query.parts.map(printPart).join(" OR ");
    case "and":
      return query.parts.reduce((before, part) => {
        if (before === "") return printPart(part);
        const [operator, operand] = isNot(part) ? ["ANDNOT", part.part] : ["AND", part];
        return `${before} ${operator} ${printPart(operand)}`;
      }, "");
  }
}

function printPart(query: Query): string {
  const isJoined = query.kind === "and" || query.kind === "or";
  return isJoined ? `(${printQuery(query)})` : printQuery(query);
}

/** In quotation marks unless it is one word that the parser takes for nothing else. */
function printText(text: string): string {
  const isPlain =
    /^[\p{L}\p{N}*][^\s:()"“”„]*$/u.test(text) && !/^(and|or|not|andnot)$/i.test(text);
  return isPlain ? text : `"${text}"`;
}

/** How many brackets stand within each other where the query is printed. */
export function bracketDepth(query: Query): number {
  switch (query.kind) {
    case "term":
    case "announced":
      return 0;
    case "not":
      return partDepth(query.part);
    case "and":
    case "or":
      return Math.max(...query.parts.map((part) => partDepth(isNot(part) ? part.part : part)));
  }
}

function partDepth(query: Query): number {
  const isJoined = query.kind === "and" || query.kind === "or";
  return (isJoined ? 1 : 0) + bracketDepth(query);
}
