import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";

export type PatternLiteral = { file: string; line: number; source: string; flags: string };

const root = resolve(import.meta.dirname, "../..");

/** The regular expressions that stand in the code of a folder, as literals. */
export function patternsIn(folder: string): PatternLiteral[] {
  return readdirSync(join(root, folder), { recursive: true })
    .map((file) => `${folder}/${String(file).replaceAll("\\", "/")}`)
    .filter((file) => /\.(ts|js|mjs)$/.test(file) && !file.endsWith("-data.ts"))
    .sort()
    .flatMap((file) => literalsIn(readFileSync(join(root, file), "utf8"), file));
}

/** What may stand before a literal, as the code is formatted here; else a slash divides. */
const before = /(?:^|[(,=:[!&|?{};+\n]|=>|\breturn)\s*$/;
const token =
  /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\/(?<source>(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/(?<flags>[a-z]*)/y;

function literalsIn(code: string, file: string): PatternLiteral[] {
  const found: PatternLiteral[] = [];
  const braces: number[] = []; // of the templates that are open, how many braces are within
  let line = 1;
  for (let at = 0; at < code.length; ) {
    const here = code[at];
    token.lastIndex = at;
    const match = here === "/" || here === '"' || here === "'" ? token.exec(code) : null;
    const { source, flags = "" } = match?.groups ?? {};
    const isLiteral = source !== undefined && before.test(code.slice(Math.max(0, at - 40), at));
    if (isLiteral) found.push({ file, line, source, flags });
    let next = at + 1;
    if (match !== null && (source === undefined || isLiteral)) next = at + match[0].length;
    else if (here === "`") next = endOfTemplate(code, at + 1, braces);
    else if (here === "{" && braces.length > 0) braces.push((braces.pop() ?? 0) + 1);
    else if (here === "}" && braces.length > 0) {
      const open = (braces.pop() ?? 0) - 1;
      if (open < 0) next = endOfTemplate(code, at + 1, braces);
      else braces.push(open);
    }
    line += code.slice(at, next).split("\n").length - 1;
    at = next;
  }
  return found;
}

/** Behind its end, or behind the `${` at which code begins anew. */
function endOfTemplate(code: string, from: number, braces: number[]): number {
  for (let at = from; at < code.length; at++) {
    if (code[at] === "\\") at++;
    else if (code[at] === "`") return at + 1;
    else if (code[at] === "$" && code[at + 1] === "{") {
      braces.push(0);
      return at + 2;
    }
  }
  return code.length;
}
