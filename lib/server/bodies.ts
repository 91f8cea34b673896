import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { type Answer, etagOf, type Whole } from "../feeds/conditional";
import { type Encoding, encodings } from "../feeds/encoding";
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

/** Bytes that are at hand; compressed when somebody asks for that. */
export function answerOf(
  bytes: Uint8Array,
  about: Omit<Whole, "etag" | "bytes">,
): Answer & Pick<Whole, "bytes"> {
  let zipped: Promise<Uint8Array> | null = null;
  const whole: Whole = {
    ...about,
    etag: etagOf(bytes),
    bytes: async (encoding) => {
      if (encoding === "identity") return bytes;
      zipped ??= recode(bytes, "identity", encoding);
      return zipped;
    },
  };
  return { ...whole, whole: async () => whole };
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** A body in one form, made from another. */
export async function recode(bytes: Uint8Array, from: Encoding, to: Encoding): Promise<Uint8Array> {
  if (from === to) return bytes;
  return to === "gzip" ? zip(bytes) : unzip(bytes);
}
