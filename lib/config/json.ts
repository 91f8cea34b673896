/** Reads JSON. Throws SyntaxError with the line and column from which on it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const at = firstMisfit(text);
    const before = text.slice(0, at).split("\n");
    const place = `line ${before.length}, column ${(before.at(-1) ?? "").length + 1}`;
    const [rest = ""] = text.slice(at).split(/\r?\n/);
    const found = at === text.length ? "the text ends too soon" : `found ${rest.slice(0, 30)}`;
    throw new SyntaxError(`${place}: ${found}`, { cause });
  }
}

const token =
  /(?<mark>[{}[\]:,])|(?<text>"(?:[^"\\\x00-\x1f]|\\["\\/bfnrt]|\\u[\da-fA-F]{4})*")|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * The offset of the first token that cannot stand where it does; the end when all of them can.
 *
 * A kind of token is its mark, `"` for a text, `0` for a number, true, false or null; `expected`
 * lists the kinds that may come next.
 */
function firstMisfit(text: string): number {
  const value = '{["0';
  const closers: string[] = [];
  let expected = value;
  for (let at = 0; ; at = token.lastIndex) {
    at += /^[ \t\r\n]*/.exec(text.slice(at))?.[0].length ?? 0;
    token.lastIndex = at;
    const { mark, text: quoted } = token.exec(text)?.groups ?? {};
    const kind = mark ?? (quoted === undefined ? "0" : '"');
    if (token.lastIndex === 0 || !expected.includes(kind)) return at;
    const isKey = kind === '"' && !expected.includes("{");
    if (kind === "{") closers.push("}");
    if (kind === "[") closers.push("]");
    if (kind === "}" || kind === "]") closers.pop();
    const closer = closers.at(-1) ?? "";
    if (kind === "{") expected = '"}';
    else if (kind === "[") expected = `${value}]`;
    else if (kind === ":") expected = value;
    else if (kind === ",") expected = closer === "}" ? '"' : value;
    else if (isKey) expected = ":";
    else expected = closer === "" ? "" : `,${closer}`;
  }
}
