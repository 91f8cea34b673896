import type { RedisArgument } from "./redis-commands";
import { within } from "./remote";

/** One connection to a Redis, which is made at once and, when it is lost, never made again. */
export type RedisConnection = {
  /** Rejects when the server refuses, and when the answer takes longer than the limit. */
  send(command: readonly RedisArgument[]): Promise<unknown>;
  /** False once it was lost or closed; a refusal leaves it as it was. */
  isUsable(): boolean;
  /** Lets go of the server; commands under way reject. */
  close(): void;
};

/** `url` is redis://user:password@host:port/database, or rediss:// for TLS. */
export function openConnection(url: string, timeoutMs: number): RedisConnection {
  let isUsable = true;
  let lostBy: unknown;
  let letGo = () => {};
  const close = () => {
    isUsable = false;
    letGo();
  };

  const connect = async () => {
    // Who keeps files does not pay for the client.
    const { createClient, ErrorReply, RESP_TYPES } = await import("@redis/client");
    if (!isUsable) throw new Error("closed before it was open");
    const client = createClient({
      url,
      RESP: 2, // of the newer protocol nothing is used here, and not every proxy has it
      disableClientInfo: true,
      maintNotifications: "disabled",
      socket: { connectTimeout: timeoutMs, reconnectStrategy: false },
    });
    letGo = () => client.destroy();
    // After a loss, or garbage, no reply can be trusted to belong to its command.
    client.on("error", (error) => {
      lostBy ??= error;
      close();
    });
    client.unref(); // an idle connection keeps no process alive
    await client.connect();
    const binary = client.withTypeMapping({ [RESP_TYPES.BLOB_STRING]: Buffer });
    return {
      send: (command: readonly RedisArgument[]) => binary.sendCommand<unknown>(command),
      isRefusal: (error: unknown) => error instanceof ErrorReply,
    };
  };
  const connecting = connect();
  connecting.catch(close);

  const send: RedisConnection["send"] = async (command) => {
    let isRefusal = (_error: unknown) => false;
    const answer = connecting.then((connected) => {
      isRefusal = connected.isRefusal;
      return connected.send(command);
    });
    try {
      return await within(timeoutMs, answer);
    } catch (error) {
      if (isRefusal(error)) throw error;
      close();
      throw lostBy ?? error;
    }
  };
  return { send, isUsable: () => isUsable, close };
}
