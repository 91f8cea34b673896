/** Elements of a summary and text between them as HTML writes it, `&` and `<` escaped. */
export type HtmlNode = string | HtmlElement;
export type HtmlElement = { name: string; start?: number; children: HtmlNode[] };

const inline = new Set(["strong", "em", "sup", "sub", "code", "br"]);
const isPhrasing = (name: string) => inline.has(name) || /^(?:p|pre|h\d)$/.test(name);

/** What has to stand in these, where something else does. */
const implied: Readonly<Record<string, string>> = {
  ul: "li",
  ol: "li",
  table: "tbody",
  thead: "tr",
  tbody: "tr",
  tr: "td",
};
/** What may hold these; anywhere else they are paragraphs. */
const parents: Readonly<Record<string, readonly string[]>> = {
  li: ["ul", "ol"],
  thead: ["table"],
  tbody: ["table"],
  tr: ["thead", "tbody"],
  td: ["tr"],
  th: ["tr"],
};

const mostDepth = 16;

type Open = HtmlElement & { isImplied: boolean };

/**
 * Balanced HTML of known elements as a tree in which each stands where HTML lets it: blocks in no
 * paragraph, cells in rows, items in lists, no table in a table. What stands elsewhere becomes a
 * paragraph or loses its tag, never its text.
 */
export function treeOf(html: string): HtmlNode[] {
  const builder = new Builder();
  // For each start tag that has no end tag yet the element that came of it, if any did.
  const begun: (Open | null)[] = [];
  for (const [token, slash, name, attributes, isEmpty] of html.matchAll(tokens)) {
    if (name === undefined) builder.text(token);
    else if (slash === "/") builder.end(begun.pop() ?? null);
    else {
      const element = builder.begin(name, startIn(attributes ?? ""));
      if (isEmpty === "/") builder.end(element);
      else begun.push(element);
    }
  }
  return builder.root.children;
}

const tokens = /<(\/?)([a-z][a-z0-9]*)((?:\s[^<>]*?)?)(\/?)>|[^<]+/g;

function startIn(attributes: string): number | undefined {
  const start = /^\s*start="(\d{1,6})"\s*$/.exec(attributes)?.[1];
  return start === undefined ? undefined : Number(start);
}

class Builder {
  readonly root: Open = { name: "root", children: [], isImplied: false };
  private open: Open[] = [this.root];

  text(text: string): void {
    const isBlank = /^[ \t\r\n]*$/.test(text);
    if (isBlank && !isPhrasing(this.top.name) && !this.isBehindInline()) return;
    this.makeRoomForText();
    this.top.children.push(text);
  }

  begin(name: string, start?: number): Open | null {
    if (inline.has(name)) {
      this.makeRoomForText();
      return this.push(name, false);
    }
    while (isPhrasing(this.top.name)) this.open.pop();
    if (parents[name]) return this.beginPart(name);
    const isNested = name === "table" && this.open.some((element) => element.name === "table");
    this.makeRoomForBlock();
    return this.push(isNested ? "p" : name, false, name === "ol" ? start : undefined);
  }

  /** Closes an element and what is open in it, unless it is closed already. */
  end(element: Open | null): void {
    const at = element === null ? -1 : this.open.lastIndexOf(element);
    if (at > 0) this.open.length = at;
  }

  private get top(): Open {
    return this.open.at(-1) ?? this.root;
  }

  /** An item, a row or a cell; it ends the one before it, and what that held open. */
  private beginPart(name: string): Open | null {
    if (!this.isWithinOwner(name)) {
      this.makeRoomForBlock();
      return this.push("p", false);
    }
    while (!leadsTo(this.top.name, name)) this.open.pop();
    while (!parents[name]?.includes(this.top.name)) {
      if (this.push(implied[this.top.name] ?? "p", true) === null) return null;
    }
    return this.push(name, false);
  }

  /** Whether the list or table that a part belongs to is open, with nothing else between them. */
  private isWithinOwner(part: string): boolean {
    const isOwner = part === "li" ? /^[uo]l$/ : /^table$/;
    const isBarrier = part === "li" ? /^(?:blockquote|table)$/ : /^(?:blockquote|[uo]l)$/;
    const nearest = this.open.findLast(({ name }) => isOwner.test(name) || isBarrier.test(name));
    return nearest !== undefined && isOwner.test(nearest.name);
  }

  private makeRoomForBlock(): void {
    for (let name = implied[this.top.name]; name; name = implied[this.top.name]) {
      if (this.push(name, true) === null) return;
    }
  }

  /** Text and what belongs to it stands in a paragraph, but in an item or a cell by itself. */
  private makeRoomForText(): void {
    this.makeRoomForBlock();
    if (this.top.name === "root" || this.top.name === "blockquote") this.push("p", true);
  }

  private isBehindInline(): boolean {
    const last = this.top.children.at(-1);
    return last !== undefined && (typeof last === "string" || inline.has(last.name));
  }

  /** Too deep, the tag is left out; its text is not. */
  private push(name: string, isImplied: boolean, start?: number): Open | null {
    if (this.open.length > mostDepth && !(isImplied && implied[this.top.name] === name))
      return null;
    const element = { name, isImplied, children: [], ...(start !== undefined && { start }) };
    this.top.children.push(element);
    this.open.push(element);
    return element;
  }
}

/** Whether a part may come to stand in `outer`, directly or in what that implies. */
function leadsTo(outer: string, part: string): boolean {
  if (parents[part]?.includes(outer)) return true;
  const between = implied[outer];
  return between !== undefined && leadsTo(between, part);
}
