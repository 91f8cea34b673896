import fc from "fast-check";
import { shortText } from "@/tests/fuzz/short-texts";

/** Values of JSON that became others on their way, or were written by another version. */
export type JsonChange = {
  steps: number[];
  kind: "put" | "drop" | "add" | "double";
  value: unknown;
};

const odd = fc.constantFrom<unknown>(
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  -1e308,
  8.64e15 + 1,
  Number.MAX_SAFE_INTEGER + 2,
  "",
  [],
  {},
  [[]],
  [null],
  "0000-00-00",
  "2026-06-16",
  "a".repeat(5_000),
);

export const jsonChange: fc.Arbitrary<JsonChange> = fc.record({
  steps: fc.array(fc.nat(50), { minLength: 1, maxLength: 7 }),
  kind: fc.constantFrom("put", "put", "put", "drop", "add", "double"),
  value: fc.oneof(odd, odd, shortText, fc.jsonValue({ maxDepth: 3 })),
});

const names = ["__proto__", "constructor", "prototype", "toString", "extra", "_note", "length", ""];

/** The value with one place in it changed, somewhere down the steps. */
export function changedJson(value: unknown, { steps, kind, value: other }: JsonChange): unknown {
  const [step = 0, ...rest] = steps;
  if (typeof value !== "object" || value === null) return kind === "put" ? other : value;
  const entries: [string, unknown][] = Object.entries(value);
  const at = entries.length === 0 ? 0 : step % entries.length;
  if (rest.length > 0 && entries.length > 0) {
    const [name, inner] = entries[at] ?? ["", null];
    entries[at] = [name, changedJson(inner, { steps: rest, kind, value: other })];
  } else if (kind === "put" && entries.length > 0) entries[at] = [entries[at]?.[0] ?? "", other];
  else if (kind === "drop") entries.splice(at, 1);
  else if (kind === "double" && entries.length > 0) {
    const [name, inner] = entries[at] ?? ["", null];
    entries.push([`${name}x`, inner]);
  } else entries.push([names[step % names.length] ?? "", other]);
  if (Array.isArray(value)) return entries.map(([, each]) => each);
  // As JSON.parse does it, a name of objects' own is a name like any other.
  const changed: Record<string, unknown> = {};
  for (const [name, each] of entries) {
    Object.defineProperty(changed, name, {
      value: each,
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return changed;
}
