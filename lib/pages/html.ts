import { escapeHtml } from "../escape";
import { printable } from "../feeds/text";

/**
 * HTML that is known to be safe: made by `html`, or vouched for with `trusted`. Nothing else gets
 * into a page unescaped.
 */
export class Html {
  readonly markup: string;

  constructor(markup: string) {
    this.markup = markup;
  }

  toString(): string {
    return this.markup;
  }
}

/** What a template takes. Nothing is shown of null, undefined and false; lists are joined. */
export type Shown = Html | string | number | null | undefined | false | readonly Shown[];

/**
 * A piece of a page: every text in it is escaped, for between tags and for attributes in double
 * quotes, and freed of what no document may hold. Line breaks of the template with their indentation
 * are one line break.
 */
export function html(template: TemplateStringsArray, ...values: readonly Shown[]): Html {
  const parts = compact(template);
  let markup = parts[0] ?? "";
  for (const [index, value] of values.entries()) markup += shown(value) + parts[index + 1];
  return new Html(markup);
}

/** Markup of our own making, every text in it escaped or sanitised already. */
export function trusted(markup: string | readonly string[]): Html {
  return new Html(typeof markup === "string" ? markup : markup.join("\n"));
}

/** A list with something between its parts; what shows nothing gets no place in it. */
export function joined(parts: readonly Shown[], between: Shown): Html {
  return new Html(
    parts
      .map(shown)
      .filter((part) => part !== "")
      .join(shown(between)),
  );
}

function shown(value: Shown): string {
  if (value instanceof Html) return value.markup;
  if (typeof value === "string") return escapeHtml(printable(value));
  if (typeof value === "number") return String(value);
  if (value === null || value === undefined || value === false) return "";
  return value.map(shown).join("");
}

/** A template's texts are the same array each time it is used. */
function compact(template: TemplateStringsArray): readonly string[] {
  const known = compacted.get(template);
  if (known !== undefined) return known;
  const parts = template.map((part) => part.replace(/\s*\n\s*/g, "\n"));
  compacted.set(template, parts);
  return parts;
}

const compacted = new WeakMap<TemplateStringsArray, readonly string[]>();
