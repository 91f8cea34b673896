import fc from "fast-check";

/**
 * What happens to documents on their way: cut short, written twice, with parts in another order,
 * bits flipped, foreign pieces in the middle.
 */
type Mutation = { kind: (typeof kinds)[number]; at: number; length: number; piece: number };

const kinds = ["cut", "end", "double", "swap", "flip", "insert", "insert", "replace"] as const;

/** `at` and `length` are parts of the whole, so that they mean something in every document. */
const mutation: fc.Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom(...kinds),
  at: fc.nat(9_999).map((part) => part / 10_000),
  length: fc.oneof(fc.nat(60), fc.nat(3_000)),
  piece: fc.nat(9_999),
});

/** One of the documents with a few mutations; `pieces` are put in. */
export function mutated(
  documents: readonly string[],
  pieces: readonly string[],
  most = 5,
): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...documents), fc.array(mutation, { maxLength: most }))
    .map(([document, mutations]) =>
      mutations.reduce((text, each) => changed(text, each, pieces), document),
    );
}

function changed(text: string, change: Mutation, pieces: readonly string[]): string {
  const { kind, length } = change;
  const at = placeOf(text, change);
  const piece = pieces[change.piece % pieces.length] ?? "";
  const [before, part, behind] = [
    text.slice(0, at),
    text.slice(at, at + length),
    text.slice(at + length),
  ];
  switch (kind) {
    case "cut":
      return before + behind;
    case "end":
      return before;
    case "double":
      return before + part + part + behind;
    case "swap":
      return before + behind.slice(0, length) + part + behind.slice(length);
    case "flip":
      return flipped(text, change.at, change.piece % 8);
    case "insert":
      return before + piece + part + behind;
    case "replace":
      return before + piece + behind;
  }
}

/** Half of all mutations happen where markup begins or ends, which is where parsers decide. */
function placeOf(text: string, { at, piece }: Mutation): number {
  const place = Math.floor(text.length * at);
  if (piece % 2 === 0) return place;
  const found = text.slice(place, place + 2_000).search(/[<>"'{}&,\n]/);
  return found < 0 ? place : place + found + (piece % 4 === 1 ? 0 : 1);
}

/** One bit of one byte, read again as the program reads what comes from the network. */
function flipped(text: string, at: number, bit: number): string {
  const bytes = Buffer.from(text, "utf8");
  const index = Math.floor(bytes.length * at);
  bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
  return bytes.toString("utf8");
}

/** The same for bytes that are no text. */
export function mutatedBytes(files: readonly Uint8Array[]): fc.Arbitrary<Uint8Array> {
  const change = fc.record({
    kind: fc.constantFrom("flip", "flip", "end", "cut", "double", "noise"),
    at: fc.nat(9_999).map((part) => part / 10_000),
    length: fc.oneof(fc.nat(8), fc.nat(2_000)),
    bit: fc.nat(7),
  });
  return fc.tuple(fc.constantFrom(...files), fc.array(change, { maxLength: 6 })).map(
    ([file, changes]) =>
      new Uint8Array(
        changes.reduce((bytes, { kind, at, length, bit }) => {
          const place = Math.floor(bytes.length * at);
          const [before, part, behind] = [
            bytes.subarray(0, place),
            bytes.subarray(place, place + length),
            bytes.subarray(place + length),
          ];
          if (kind === "end") return before;
          if (kind === "cut") return Buffer.concat([before, behind]);
          if (kind === "double") return Buffer.concat([before, part, part, behind]);
          const copy = Buffer.from(bytes);
          if (kind === "flip") copy[place] = (copy[place] ?? 0) ^ (1 << bit);
          else for (let i = place; i < place + length && i < copy.length; i++) copy[i] = i * 167;
          return copy;
        }, Buffer.from(file)),
      ),
  );
}
