import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { createServer as createTcpServer } from "node:net";

/** How a server answers that tells everybody what it was sent: a status, or with a redirect. */
export type EchoMode = 200 | 401 | 500 | "redirect";

export type EchoServer = {
  url: string;
  /** What came in: path and headers of each request, as one text. */
  seen: string[];
  answerWith(mode: EchoMode, elsewhere?: string): void;
  close(): Promise<void>;
};

/** A server whose every answer, in whatever shape a client may read, repeats the request's headers. */
export async function startEcho(): Promise<EchoServer> {
  let mode: EchoMode = 500;
  let target = "";
  const seen: string[] = [];
  const server = createServer((request, response) => {
    const told = `${request.method} ${request.url} ${JSON.stringify(request.headers)}`;
    seen.push(told);
    request.resume();
    if (mode === "redirect") {
      response.writeHead(302, { location: `${target}${request.url}` }).end(told);
      return;
    }
    const body = { error: { message: told, type: told, code: told }, message: told, detail: told };
    response.writeHead(mode, { "content-type": "application/json", etag: '"echo"' });
    response.end(JSON.stringify(body));
  });
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket.on("close", () => sockets.delete(socket)));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    answerWith: (next, elsewhere = "") => {
      mode = next;
      target = elsewhere;
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}

/** What speaks as Redis does, and refuses each command with the command itself. */
export async function startEchoingRedis(): Promise<{ port: number; close(): Promise<void> }> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on("error", () => {});
    socket.on("data", (chunk) => {
      socket.write(`-ERR refused: ${chunk.toString("latin1").replace(/\s+/g, " ")}\r\n`);
    });
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((done) => server.close(() => done()));
    },
  };
}
