import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";

/** An answer as it went out to a client. */
export type Passed = { path: string; status: number; isConditional: boolean };

export type RecordingProxy = {
  url: string;
  /** The answers under a path, each of which is given once. */
  take(path: string): Passed[];
  /** Sends everything to this server from now on; 502 until then. */
  pointAt(url: string): void;
  close(): Promise<void>;
};

/** Stands before a server, hands requests and answers on as they are, and notes each. */
export async function startRecordingProxy(): Promise<RecordingProxy> {
  let target: string | null = null;
  let passed: Passed[] = [];
  const server = createServer((incoming, outgoing) => {
    const { url: path = "/", method, headers } = incoming;
    const isConditional = "if-none-match" in headers || "if-modified-since" in headers;
    const fail = () => outgoing.writeHead(502).end();
    if (target === null) return void fail();
    const onward = request(new URL(path, target), { method, headers }, (answer) => {
      const status = answer.statusCode ?? 0;
      passed.push({ path, status, isConditional });
      outgoing.writeHead(status, answer.headers);
      answer.pipe(outgoing);
    });
    onward.on("error", fail);
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    take(path) {
      const taken = passed.filter((each) => each.path === path);
      passed = passed.filter((each) => each.path !== path);
      return taken;
    },
    pointAt: (url) => {
      target = url;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
