import { redisCommands } from "./redis-commands";
import { openConnection, type RedisConnection } from "./redis-connection";
import { asBuffer, secretsIn } from "./remote";
import type { Store } from "./store";

export type RedisStore = Store & {
  /** Lets go of the server until the next call; for scripts and tests. */
  close(): void;
};

/**
 * A store in a Redis, version 6 or later.
 *
 * It connects when it is asked something, and again when asked after a loss; nothing goes on in
 * between. A connection that lay idle may have died unnoticed (a server's time limit, a frozen
 * process), so what fails on an old one is tried once more on a new one. A call takes twice the
 * limit at most.
 */
export function redisStore(options: { url: string; timeoutMs?: number }): RedisStore {
  const { url, timeoutMs = 4_000 } = options;
  let current: RedisConnection | null = null;

  const commands = redisCommands({
    name: "Redis",
    patienceMs: 6 * timeoutMs,
    secrets: secretsIn(url),
    async send(command) {
      const old = current?.isUsable() ? current : null;
      if (old !== null) {
        try {
          return await old.send(command);
        } catch (error) {
          if (old.isUsable()) throw error;
        }
      }
      // Of several commands that met the same loss the first has made the new one.
      if (!current?.isUsable()) current = openConnection(url, timeoutMs);
      return current.send(command);
    },
    pack: asBuffer,
    unpack: (reply) => Buffer.from(reply),
  });
  return { ...commands, close: () => current?.close() };
}
