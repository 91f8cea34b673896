import { z } from "zod";
import { failure } from "./remote";
import type { Expiry, Store } from "./store";

/** A way to a server that speaks Redis, version 6 or later. */
export type RedisLink = {
  /** What the store is called: "Redis". */
  name: string;
  /**
   * Sends one command and answers with its reply; numbers, null, lists of replies, and texts, which
   * may come as their bytes. Rejects when the server refuses, and within bounded time.
   */
  send(command: readonly [name: string, ...rest: RedisArgument[]]): Promise<unknown>;
  /** A value as this link can carry it, and back. */
  pack(value: Uint8Array): RedisArgument;
  unpack(reply: string | Buffer): Uint8Array;
  /** How long one call may take that needs many commands. */
  patienceMs: number;
  /** Never to be told: passwords, tokens, addresses that hold them. */
  secrets: readonly string[];
};

export type RedisArgument = string | Buffer;

/**
 * A store over a Redis: each method is one command, but for `list`, which takes one for each
 * thousand keys that the database has. A key of another type than text counts as absent.
 */
export function redisCommands(link: RedisLink): Store {
  const guarded = async <T>(what: string, work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw failure(`${link.name} cannot ${what}`, error, link.secrets);
    }
  };

  // GET fails on a key of another type, for good; MGET has nothing there, and it can be written.
  const read = async (keys: readonly string[]): Promise<(Uint8Array | null)[]> => {
    if (keys.length === 0) return [];
    const values = answered(valuesReply.length(keys.length), await link.send(["MGET", ...keys]));
    return values.map((value) => (value === null ? null : link.unpack(value)));
  };

  const scan = async (prefix: string): Promise<string[]> => {
    const tooLong = AbortSignal.timeout(link.patienceMs);
    const found = new Set<string>(); // a key may turn up twice
    let cursor = "0";
    do {
      tooLong.throwIfAborted();
      const pattern = `${escapedGlob(prefix)}*`;
      const reply = await link.send(["SCAN", cursor, "MATCH", pattern, "COUNT", "1000"]);
      const [next, keys] = answered(scanReply, reply);
      for (const key of keys) found.add(key);
      cursor = next;
    } while (cursor !== "0");
    return [...found];
  };

  return {
    name: link.name,
    get: (key) => guarded(`read ${key}`, async () => (await read([key]))[0] ?? null),
    getMany: (keys) => guarded("read", () => read(keys)),
    set: (key, value, options) =>
      guarded(`write ${key}`, async () => {
        const command = ["SET", key, link.pack(value), ...expiry(options)] as const;
        answered(written, await link.send(command));
      }),
    setIfAbsent: (key, value, options) =>
      guarded(`write ${key}`, async () => {
        const command = ["SET", key, link.pack(value), "NX", ...expiry(options)] as const;
        return answered(written.nullable(), await link.send(command)) !== null;
      }),
    delete: (...keys) =>
      guarded("delete", async () => {
        if (keys.length > 0) answered(z.number(), await link.send(["DEL", ...keys]));
      }),
    deleteIf: (key, value) =>
      guarded(`delete ${key}`, async () => {
        const command = ["EVAL", deleteIfEqual, "1", key, link.pack(value)] as const;
        return answered(z.number(), await link.send(command)) === 1;
      }),
    replaceIf: (key, from, to, options) =>
      guarded(`write ${key}`, async () => {
        const values = [link.pack(from), link.pack(to), expiry(options)[1] ?? "0"];
        const command = ["EVAL", replaceIfEqual, "1", key, ...values] as const;
        return answered(z.number(), await link.send(command)) === 1;
      }),
    list: (prefix) => guarded("list", () => scan(prefix)),
  };
}

const deleteIfEqual =
  "if redis.call('GET', KEYS[1]) == ARGV[1] then return redis.call('DEL', KEYS[1]) end return 0";

/** The third argument is the expiry in milliseconds, 0 for none. */
const replaceIfEqual = [
  "if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end",
  "if ARGV[3] == '0' then redis.call('SET', KEYS[1], ARGV[2])",
  "else redis.call('SET', KEYS[1], ARGV[2], 'PX', ARGV[3]) end return 1",
].join(" ");

const written = z.literal("OK");
const textOrBytes = z.union([z.string(), z.instanceof(Buffer)]);
const textReply = textOrBytes.transform((reply) => reply.toString());
const valuesReply = z.array(textOrBytes.nullable());
const scanReply = z.tuple([textReply, z.array(textReply)]);

function answered<T>(schema: z.ZodType<T>, reply: unknown): T {
  const parsed = schema.safeParse(reply);
  if (!parsed.success) throw new Error("the answer is none that Redis would give");
  return parsed.data;
}

/** In milliseconds, since a lifetime may be a fraction of a second; at least one, as Redis wants. */
function expiry({ ttlSeconds }: Expiry = {}): string[] {
  if (ttlSeconds === undefined) return [];
  return ["PX", String(Math.max(1, Math.round(ttlSeconds * 1000)))];
}

/** The prefix as a pattern that matches nothing but itself. */
function escapedGlob(prefix: string): string {
  return prefix.replace(/[\\*?[\]]/g, "\\$&");
}
