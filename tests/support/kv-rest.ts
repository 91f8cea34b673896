/** A stand-in for the REST interface of Upstash, on this machine and over a real Redis. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { RedisServer } from "@/tests/support/redis-server";

export type KvRequest = {
  path: string;
  /** In order; each as its words: ["SET", "head", "H4sI…", "PX", "1000"]. */
  commands: string[][];
  bytes: number;
};

export type KvFault =
  /** Accept, and never answer. */
  | "hang"
  /** Cut the connection in place of an answer. */
  | "cut"
  /** Do what is asked, but answer late. */
  | { delayMs: number }
  /** Answer this, whatever was asked; `echo` puts the request's headers and body behind it. */
  | { status: number; body: string; echo?: boolean };

/** As the service words them. */
export const kvFaults = {
  unauthorised: refusal(401, "WRONGPASS invalid or missing auth token"),
  quota: refusal(
    429,
    "ERR max requests limit exceeded. Limit: 500000, Usage: 500000. See https://upstash.com/docs/redis/troubleshooting/max_requests_limit for details",
  ),
  full: refusal(400, "ERR DB capacity quota exceeded"),
  tooLarge: refusal(400, "ERR max request size exceeded. Limit: 10485760 bytes"),
  broken: { status: 500, body: "<html><h1>Internal Server Error</h1></html>" },
  garbage: { status: 200, body: "<html>Welcome to the hotel's network</html>" },
  nothing: { status: 200, body: "" },
  null: { status: 200, body: "null" },
  otherJson: { status: 200, body: '{"ok":true}' },
  otherResult: { status: 200, body: '{"result":{"a":[1]}}' },
} satisfies Record<string, KvFault>;

function refusal(status: number, error: string): { status: number; body: string } {
  return { status, body: JSON.stringify({ error }) };
}

export type KvRest = {
  url: string;
  token: string;
  requests: KvRequest[];
  /** Fail from now on, with the requests that hold such a command; `null` lifts it. */
  fault(fault: KvFault | null, when?: (command: string[]) => boolean): void;
  close(): Promise<void>;
};

export async function startKvRest(redis: RedisServer): Promise<KvRest> {
  const token = "canary-token-AbC+/=123";
  const requests: KvRequest[] = [];
  const sockets = new Set<Socket>();
  let armed: { fault: KvFault; when: (command: string[]) => boolean } | null = null;

  const answer = async (request: IncomingMessage, response: ServerResponse) => {
    const body = await textOf(request);
    const path = request.url ?? "/";
    const send = (status: number, value: unknown) =>
      response.writeHead(status, { "Content-Type": "application/json" }).end(JSON.stringify(value));
    if (request.headers.authorization !== `Bearer ${token}`) {
      return response.writeHead(401).end(kvFaults.unauthorised.body);
    }
    const commands = commandsIn(path, body);
    if (commands === null) return send(400, { error: "ERR failed to parse command" });
    requests.push({ path, commands, bytes: Buffer.byteLength(body) });

    const fault = armed !== null && commands.some(armed.when) ? armed.fault : null;
    if (fault === "hang") return;
    if (fault === "cut") return request.socket.destroy();
    if (fault !== null && "status" in fault) {
      const echoed = fault.echo ? `${JSON.stringify(request.headers)}${body}` : "";
      return response.writeHead(fault.status).end(`${fault.body}${echoed}`);
    }
    const isBase64 = request.headers["upstash-encoding"] === "base64";
    const replies = await run(redis, path, commands, isBase64);
    if (fault !== null) await sleep(fault.delayMs);
    if (Array.isArray(replies)) return send(200, replies);
    return send(replies.error === undefined ? 200 : 400, replies);
  };

  const server = createServer((request, response) => {
    answer(request, response).catch(() => request.socket.destroy());
  });
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token,
    requests,
    fault: (fault, when = () => true) => {
      armed = fault && { fault, when };
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

const commandSchema = z.array(z.union([z.string(), z.number(), z.boolean()]).transform(String));

/** `/` takes one command, `/pipeline` and `/multi-exec` take several; null for anything else. */
function commandsIn(path: string, body: string): string[][] | null {
  const schema = path === "/" ? commandSchema.transform((one) => [one]) : z.array(commandSchema);
  if (!["/", "/pipeline", "/multi-exec"].includes(path)) return null;
  try {
    return schema.parse(JSON.parse(body));
  } catch {
    return null;
  }
}

type Reply = { result?: unknown; error?: string };

async function run(
  redis: RedisServer,
  path: string,
  commands: string[][],
  isBase64: boolean,
): Promise<Reply | Reply[]> {
  const sent = commands.map((command) => () => redis.command(...command));
  if (path === "/multi-exec") {
    // Sent in one go, so nothing of others comes between.
    const [, ...replies] = [redis.command("MULTI"), ...sent.map((send) => send())];
    const executed = redis.command("EXEC");
    await Promise.allSettled(replies);
    const reply = await told(executed, isBase64);
    if (!Array.isArray(reply.result)) return reply;
    return reply.result.map((result) => ({ result }));
  }
  const replies = await Promise.all(sent.map((send) => told(send(), isBase64)));
  return path === "/" ? (replies[0] ?? {}) : replies;
}

async function told(reply: Promise<unknown>, isBase64: boolean): Promise<Reply> {
  try {
    return { result: asJson(await reply, isBase64) };
  } catch (error) {
    return { error: error instanceof Error ? error.message : String(error) };
  }
}

/** Texts as they are, or in base64; "OK" and numbers as they are in either case. */
function asJson(reply: unknown, isBase64: boolean): unknown {
  if (Array.isArray(reply)) return reply.map((each) => asJson(each, isBase64));
  return Buffer.isBuffer(reply) ? reply.toString(isBase64 ? "base64" : "utf8") : reply;
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString("utf8");
}
