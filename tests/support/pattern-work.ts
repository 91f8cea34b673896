/**
 * What a backtracking engine does with a regular expression, counted in steps: the same on every
 * machine, where time is not. Repetitions of a bounded number count as of few, being no growth.
 */
type Node =
  | { kind: "one"; test: (character: string) => boolean; written: string }
  | { kind: "sequence"; nodes: Node[] }
  | { kind: "choice"; options: Node[] }
  | { kind: "repeat"; node: Node; least: number; most: number; isLazy: boolean }
  | { kind: "group"; node: Node; name: string | null }
  | { kind: "look"; node: Node; isBehind: boolean; isNegative: boolean }
  | { kind: "edge"; test: (text: string, at: number) => boolean }
  | { kind: "same"; name: string };

const fewTimes = 6;
const mostSteps = 400_000;

class TooMuch extends Error {}

function parsed(source: string, flags: string): Node {
  let at = 0;
  let groups = 0;
  const rest = () => source.slice(at);
  const take = (form: RegExp): RegExpExecArray | null => {
    const found = form.exec(rest());
    if (found !== null) at += found[0].length;
    return found;
  };
  const choice = (): Node => {
    const options = [sequence()];
    while (take(/^\|/)) options.push(sequence());
    return options.length === 1 && options[0] !== undefined
      ? options[0]
      : { kind: "choice", options };
  };
  const sequence = (): Node => {
    const nodes: Node[] = [];
    while (at < source.length && !/^[|)]/.test(rest())) nodes.push(repeated(atom()));
    return { kind: "sequence", nodes };
  };
  const repeated = (node: Node): Node => {
    const found = take(/^(?:([*+?])|\{(\d+)(,?)(\d*)\})(\??)/);
    if (found === null) return node;
    const [, mark, from = "0", comma, to = ""] = found;
    const least = mark === undefined ? Number(from) : mark === "+" ? 1 : 0;
    const bound = comma === "" ? Number(from) : to === "" ? Infinity : Number(to);
    const most = mark === undefined ? bound : mark === "?" ? 1 : Infinity;
    const [few, more] = [least, most].map((n) => (n === Infinity ? n : Math.min(n, fewTimes)));
    return { kind: "repeat", node, least: few ?? 0, most: more ?? 0, isLazy: found[5] === "?" };
  };
  const closed = <T>(make: (node: Node) => T): T => {
    const made = make(choice());
    take(/^\)/);
    return made;
  };
  const atom = (): Node => {
    const look = take(/^\(\?(<?)([=!])/);
    if (look !== null) {
      const [, behind, sign] = look;
      const kind = { kind: "look", isBehind: behind === "<", isNegative: sign === "!" } as const;
      return closed((node) => ({ ...kind, node }));
    }
    if (take(/^\(\?[a-z-]*:/)) return closed((node) => node);
    const open = take(/^\((?:\?<(\w+)>)?/);
    if (open !== null) {
      const name = open[1] ?? String(++groups);
      return closed((node) => ({ kind: "group", node, name }));
    }
    if (take(/^\^/)) return edge((text, i) => i === 0 || (isMany && text[i - 1] === "\n"));
    if (take(/^\$/)) return edge((text, i) => i === text.length || (isMany && text[i] === "\n"));
    const side = take(/^\\([bB])/);
    if (side !== null) return edge((text, i) => isBetween(text, i) === (side[1] === "b"));
    const back = take(/^\\(?:k<(\w+)>|([1-9]))/);
    if (back !== null) return { kind: "same", name: back[1] ?? back[2] ?? "" };
    const one = take(
      /^(?:\[(?:[^\]\\]|\\.)*\]|\\[pP]\{[^}]*\}|\\u\{[^}]*\}|\\u[\da-f]{4}|\\x[\da-f]{2}|\\.|.)/isu,
    );
    return oneOf(one?.[0] ?? "");
  };
  const isMany = flags.includes("m");
  const oneOf = (written: string): Node => {
    const form = new RegExp(`^${written}$`, flags.replace(/[gymd]/g, ""));
    const known = new Map<string, boolean>();
    const test = (character: string) => {
      const found = known.get(character) ?? form.test(character);
      known.set(character, found);
      return found;
    };
    return { kind: "one", test, written };
  };
  const edge = (test: (text: string, at: number) => boolean): Node => ({ kind: "edge", test });
  return choice();
}

function isBetween(text: string, at: number): boolean {
  return /\w/.test(text[at - 1] ?? " ") !== /\w/.test(text[at] ?? " ");
}

/** The steps that it takes to look through a text for all that matches. */
function stepsFor(root: Node, text: string, flags: string): number {
  let steps = 0;
  const groups = new Map<string, string>();
  type Then = (at: number) => boolean;
  const walk = (node: Node, at: number, by: 1 | -1, then: Then): boolean => {
    if (++steps > mostSteps) throw new TooMuch();
    switch (node.kind) {
      case "one": {
        const character = text[by === 1 ? at : at - 1];
        return character !== undefined && node.test(character) && then(at + by);
      }
      case "sequence": {
        const { nodes } = node;
        const from = (index: number, here: number): boolean => {
          const next = nodes[by === 1 ? index : nodes.length - 1 - index];
          return next === undefined
            ? then(here)
            : walk(next, here, by, (there) => from(index + 1, there));
        };
        return from(0, at);
      }
      case "choice":
        return node.options.some((option) => walk(option, at, by, then));
      case "repeat": {
        const { least, most, isLazy } = node;
        const more = (count: number, here: number): boolean => {
          const again = () =>
            count < most &&
            walk(node.node, here, by, (there) => {
              return (there !== here || count < least) && more(count + 1, there);
            });
          if (count < least) return again();
          return isLazy ? then(here) || again() : again() || then(here);
        };
        return more(0, at);
      }
      case "group":
        return walk(node.node, at, by, (there) => {
          if (node.name !== null) {
            groups.set(node.name, text.slice(Math.min(at, there), Math.max(at, there)));
          }
          return then(there);
        });
      case "look": {
        const isThere = walk(node.node, at, node.isBehind ? -1 : 1, () => true);
        return isThere !== node.isNegative && then(at);
      }
      case "edge":
        return node.test(text, at) && then(at);
      case "same": {
        const same = groups.get(node.name) ?? "";
        return text.startsWith(same, at) && then(at + same.length);
      }
    }
  };
  try {
    const last = flags.includes("y") ? 0 : text.length;
    for (let at = 0; at <= last; at++) {
      let end = -1;
      const isFound = walk(root, at, 1, (there) => {
        end = there;
        return true;
      });
      if (isFound && !flags.includes("g")) break;
      if (isFound && end > at) at = end - 1;
    }
    return steps;
  } catch (error) {
    if (error instanceof TooMuch) return Number.POSITIVE_INFINITY;
    throw error;
  }
}

const alphabet = [..."aA0 \t\n.,:;-_/\\()[]{}<>`~*#$\"'!?@=+%&|^«é中", "\u0000"];

/** A text that the node would take, as far as it is no more than its characters. */
function sampleOf(node: Node, pick: number): string {
  switch (node.kind) {
    case "one": {
      const taken = [...node.written, ...alphabet].filter((character) => node.test(character));
      return taken[pick % Math.max(1, taken.length)] ?? "";
    }
    case "sequence":
      return node.nodes.map((each) => sampleOf(each, pick)).join("");
    case "choice":
      return sampleOf(node.options[pick % node.options.length] ?? node, pick);
    case "repeat":
      return sampleOf(node.node, pick).repeat(Math.max(1, node.least));
    case "group":
      return sampleOf(node.node, pick);
    default:
      return "";
  }
}

type Attack = { start: string; pump: string };

/** For each repetition what it repeats, with and without what stands before it. */
function attacksOn(root: Node): Attack[] {
  const attacks: Attack[] = [];
  const visit = (node: Node, start: (pick: number) => string): void => {
    if (node.kind === "sequence") {
      let here = start;
      for (const each of node.nodes) {
        const before = here;
        visit(each, before);
        here = (pick) => before(pick) + sampleOf(each, pick);
      }
    } else if (node.kind === "choice") for (const option of node.options) visit(option, start);
    else if (node.kind === "repeat") {
      if (node.most === Infinity) {
        for (const pick of [0, 1, 2, 4]) {
          const pump = sampleOf(node.node, pick);
          const before = start(pick);
          attacks.push({ start: "", pump }, { start: before, pump });
          attacks.push({ start: "", pump: before + pump }, { start: "", pump: before });
        }
      }
      visit(node.node, start);
    } else if (node.kind === "group" || node.kind === "look") visit(node.node, start);
  };
  visit(root, () => "");
  const unlike = new Map(attacks.map((attack) => [JSON.stringify(attack), attack]));
  return [...unlike.values()].filter(({ pump }) => pump !== "");
}

const ends = ["", "\u0000", "\n!"];

/** A text over which the work grows faster than its length; null where none was found. */
export function slowText(source: string, flags: string): string | null {
  const root = parsed(source, flags);
  for (const { start, pump } of attacksOn(root)) {
    for (const end of ends) {
      const length = Math.max(6, Math.min(40, Math.round(240 / pump.length)));
      const [once, twice] = [length, 2 * length].map((times) =>
        stepsFor(root, start + pump.repeat(times) + end, flags),
      );
      // Twice the text is twice the work, or four times.
      if (once === undefined || twice === undefined || twice > 2.5 * once || twice === Infinity) {
        return `${JSON.stringify(start)} + ${JSON.stringify(pump)} × n + ${JSON.stringify(end)}`;
      }
    }
  }
  return null;
}
