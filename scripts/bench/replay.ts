import { createServer, get, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";

/**
 * Answers what the stand-in answered, byte for byte and gzipped as it came, without making it
 * again: a stand-in that works for its answer would count as the product's waiting.
 */
export type Replay = { url: string; paths(): string[]; close(): Promise<void> };

type Kept = { status: number; headers: IncomingHttpHeaders; body: Buffer };

export async function startReplay(standInUrl: string): Promise<Replay> {
  const kept = new Map<string, Kept>();
  const server = createServer(async (request, response) => {
    const path = request.url ?? "/";
    try {
      const answer = kept.get(path) ?? (await ask(`${standInUrl}${path}`));
      kept.set(path, answer);
      response.writeHead(answer.status, answer.headers).end(answer.body);
    } catch (error) {
      response.destroy(error as Error);
    }
  });
  await new Promise<void>((done, fail) => {
    server.once("error", fail);
    server.listen(0, "127.0.0.1", done);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    paths: () => [...kept.keys()],
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}

function ask(url: string): Promise<Kept> {
  return new Promise((done, fail) => {
    const request = get(url, { headers: { "accept-encoding": "gzip" } }, (response) => {
      const { connection: _, "transfer-encoding": __, ...headers } = response.headers;
      buffer(response).then(
        (body) => done({ status: response.statusCode ?? 0, headers, body }),
        fail,
      );
    });
    request.on("error", fail);
  });
}
