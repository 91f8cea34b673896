/** An element as Temml writes it; only tokens (`<mi>`, `<mo>`) have text. */
export interface MathElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: MathElement[];
  text: string;
}

const TAG = /<(\/?)([a-z-]+)((?:\s+[\w:-]+="[^"]*")*)\s*(\/?)>|([^<]+)/gy;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;

/** Temml's output as a tree, or undefined should it be anything but well-formed. */
export function mathElement(xml: string): MathElement | undefined {
  const top = element("", "");
  const open = [top];
  let read = 0;
  for (const match of xml.matchAll(TAG)) {
    const [whole, slash, name = "", attributes = "", empty, text] = match;
    const parent = open[open.length - 1];
    if (parent === undefined) return undefined;
    read += whole.length;
    if (text !== undefined) parent.text += decoded(text);
    else if (slash) {
      if (open.pop()?.name !== name) return undefined;
    } else {
      const child = element(name, attributes);
      parent.children.push(child);
      if (!empty) open.push(child);
    }
  }
  const [root] = top.children;
  return read === xml.length && open.length === 1 && root?.name === "math" ? root : undefined;
}

function element(name: string, attributes: string): MathElement {
  const pairs = [...attributes.matchAll(ATTRIBUTE)].map(
    ([, key = "", value = ""]): [string, string] => [key, decoded(value)],
  );
  return { name, attributes: new Map(pairs), children: [], text: "" };
}

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["#39", "'"],
  ["#x27", "'"],
]);

function decoded(text: string): string {
  return text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES.get(name) ?? whole);
}
