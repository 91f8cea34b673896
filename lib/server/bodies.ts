import { type Encoding, encodings, recode } from "../feeds/encoding";
import { createMemo } from "../memo";

/** A rendered body, in whatever form it is asked for; it stays good when memory lets go of it. */
export type Body = (encoding: Encoding) => Promise<Uint8Array>;

/** Rendered bodies in memory, each in the forms that were asked for. */
export type Bodies = {
  get(name: string): Body | null;
  /** What was just rendered; it is remembered in the form in which it is first asked for. */
  add(name: string, rendered: Uint8Array): Body;
};

type Forms = Partial<Record<Encoding, Uint8Array>>;

/** Most clients take compressed bodies, a quarter of the size: so plain ones are not kept beside. */
export function createBodies(budgetBytes: number): Bodies {
  const memo = createMemo<Forms>(budgetBytes, (forms, name) =>
    encodings.reduce((sum, encoding) => sum + (forms[encoding]?.length ?? 0), 2 * name.length),
  );
  const bodyOf =
    (name: string, forms: Forms): Body =>
    async (encoding) => {
      const known = memo.get(name) ?? {};
      const asked = known[encoding];
      if (asked !== undefined) return asked;
      const from = encodings.find((each) => forms[each] !== undefined) ?? "identity";
      const made = await recode(forms[from] ?? new Uint8Array(), from, encoding);
      memo.set(name, { ...memo.get(name), [encoding]: made });
      return made;
    };
  return {
    get(name) {
      const forms = memo.get(name);
      return forms === undefined ? null : bodyOf(name, forms);
    },
    add: (name, rendered) => bodyOf(name, { identity: rendered }),
  };
}
