/**
 * XML 1.0 with namespaces, as strict as the specification: what a parser in a reader may refuse is
 * refused here, with the place. Feeds have no document type, so there are no entities but the five.
 */
export type XmlElement = {
  name: string; // as written: "dc:creator"
  namespace: string; // "" for none
  local: string;
  attributes: Readonly<Record<string, string>>;
  children: XmlElement[];
  text: string; // of the element itself, without its children's
};

export class XmlError extends Error {
  constructor(what: string, xml: string, at: number) {
    const before = xml.slice(0, at);
    const line = before.split("\n").length;
    super(`line ${line}: ${what}, at ${JSON.stringify(xml.slice(at, at + 40))}`);
    this.name = "XmlError";
  }
}

/** The root element. Throws XmlError when the text is not well-formed. */
export function parseXml(xml: string): XmlElement {
  const illegal = notACharacter.exec(xml);
  if (illegal) throw new XmlError("a character that XML forbids", xml, illegal.index);

  const top: XmlElement = element("", "", {});
  const open: { element: XmlElement; prefixes: Prefixes }[] = [{ element: top, prefixes: builtIn }];
  let at = declaration.exec(xml)?.[0].length ?? 0;
  const fail = (what: string): never => {
    throw new XmlError(what, xml, at);
  };

  while (at < xml.length) {
    const { element: parent, prefixes } = open[open.length - 1] ?? fail("too many end tags");
    const token = readToken(xml, at) ?? fail("no markup that XML knows");
    switch (token.kind) {
      case "text": {
        if (token.text.includes("]]>")) fail("]]> in text");
        const text = decode(token.text) ?? fail("an ampersand that begins no reference");
        if (parent === top && text.trim() !== "") fail("text outside the root element");
        parent.text += text;
        break;
      }
      case "cdata":
        if (parent === top) fail("CDATA outside the root element");
        parent.text += token.text;
        break;
      case "comment":
        if (token.text.includes("--")) fail("-- in a comment");
        break;
      case "instruction":
        if (/^xml\b/i.test(token.text)) fail("a second XML declaration");
        break;
      case "end":
        if (parent === top || parent.name !== token.name) fail(`</${token.name}> ends nothing`);
        open.pop();
        break;
      case "start": {
        if (parent === top && top.children.length > 0) fail("a second root element");
        const attributes = readAttributes(token.attributes) ?? fail("attributes that are no such");
        const known = { ...prefixes, ...declaredIn(attributes) };
        for (const name of [token.name, ...Object.keys(attributes).filter(isPrefixed)]) {
          if (known[prefixOf(name)] === undefined) fail(`the prefix of ${name} is not declared`);
        }
        const child = element(token.name, known[prefixOf(token.name)] ?? "", attributes);
        parent.children.push(child);
        if (!token.isEmpty) open.push({ element: child, prefixes: known });
        break;
      }
    }
    at += token.length;
  }
  if (open.length > 1) fail(`<${open[open.length - 1]?.element.name}> is never ended`);
  return top.children[0] ?? fail("no root element");
}

/** An element's children of one name; a namespace keeps apart what is spelled alike. */
export function childrenOf(parent: XmlElement, local: string, namespace = parent.namespace) {
  return parent.children.filter((child) => child.local === local && child.namespace === namespace);
}

export function textOf(parent: XmlElement, local: string, namespace = parent.namespace): string {
  return childrenOf(parent, local, namespace)[0]?.text ?? "";
}

type Prefixes = Readonly<Record<string, string>>;
type Token =
  | { kind: "text" | "cdata" | "comment" | "instruction"; text: string; length: number }
  | { kind: "start"; name: string; attributes: string; isEmpty: boolean; length: number }
  | { kind: "end"; name: string; length: number };

const builtIn: Prefixes = { "": "", xml: "http://www.w3.org/XML/1998/namespace" };
const notACharacter = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
const declaration = /^<\?xml version="1\.0"(?: encoding="[\w-]+")?(?: standalone="(?:yes|no)")?\?>/;
const name = "[A-Za-z_][\\w.-]*(?::[A-Za-z_][\\w.-]*)?";
const startTag = new RegExp(
  `<(${name})((?:\\s+${name}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`,
  "y",
);
const endTag = new RegExp(`</(${name})\\s*>`, "y");
const attribute = new RegExp(`(${name})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, "g");

function readToken(xml: string, at: number): Token | null {
  const between = (start: string, end: string) => {
    if (!xml.startsWith(start, at)) return null;
    const until = xml.indexOf(end, at + start.length);
    if (until < 0) return null;
    return { text: xml.slice(at + start.length, until), length: until + end.length - at };
  };
  if (xml[at] !== "<") {
    const until = xml.indexOf("<", at);
    const text = xml.slice(at, until < 0 ? xml.length : until);
    return { kind: "text", text, length: text.length };
  }
  const cdata = between("<![CDATA[", "]]>");
  if (cdata) return { kind: "cdata", ...cdata };
  const comment = between("<!--", "-->");
  if (comment) return { kind: "comment", ...comment };
  const instruction = between("<?", "?>");
  if (instruction) return { kind: "instruction", ...instruction };
  endTag.lastIndex = at;
  const end = endTag.exec(xml);
  if (end) return { kind: "end", name: end[1] ?? "", length: end[0].length };
  startTag.lastIndex = at;
  const start = startTag.exec(xml);
  if (!start) return null;
  const [whole, tag = "", attributes = "", slash] = start;
  return { kind: "start", name: tag, attributes, isEmpty: slash === "/", length: whole.length };
}

/** Null when one stands twice, or has an ampersand that begins no reference. */
function readAttributes(text: string): Record<string, string> | null {
  const attributes: Record<string, string> = {};
  for (const [, key = "", double, single] of text.matchAll(attribute)) {
    const value = decode(double ?? single ?? "");
    if (value === null || Object.hasOwn(attributes, key)) return null;
    attributes[key] = value;
  }
  return attributes;
}

/** Null when an ampersand begins no reference that XML knows by itself. */
function decode(text: string): string | null {
  if (/&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[0-9A-Fa-f]+);)/.test(text)) return null;
  const decoded = text.replace(/&(#x?)?(\w+);/g, (_, sign: string | undefined, body: string) =>
    sign === undefined
      ? (entities[body] ?? "")
      : String.fromCodePoint(Number.parseInt(body, sign === "#x" ? 16 : 10)),
  );
  return notACharacter.test(decoded) ? null : decoded;
}

const entities: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
};

function declaredIn(attributes: Readonly<Record<string, string>>): Prefixes {
  return Object.fromEntries(
    Object.entries(attributes)
      .filter(([key]) => key === "xmlns" || key.startsWith("xmlns:"))
      .map(([key, uri]) => [key.slice(6), uri]),
  );
}

function element(
  tag: string,
  namespace: string,
  attributes: Readonly<Record<string, string>>,
): XmlElement {
  const local = tag.slice(tag.indexOf(":") + 1);
  return { name: tag, namespace, local, attributes, children: [], text: "" };
}

function prefixOf(tag: string): string {
  return tag.includes(":") ? tag.slice(0, tag.indexOf(":")) : "";
}

function isPrefixed(tag: string): boolean {
  return tag.includes(":") && !tag.startsWith("xmlns:");
}
