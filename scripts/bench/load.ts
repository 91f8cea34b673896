import { Agent, type IncomingHttpHeaders, type OutgoingHttpHeaders, request } from "node:http";

/** What is asked for, again and again, and the status every answer must have. */
export type Target = { url: string; headers: OutgoingHttpHeaders; status: number };

export type Load = { seconds: number; latenciesMs: number[] };

export type Answer = {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
};

const connectionCount = 8;

/** Asks over 8 connections that stay open, each once it has its answer, for so many seconds. */
export async function load(target: Target, seconds: number): Promise<Load> {
  const agent = new Agent({ keepAlive: true, maxSockets: connectionCount });
  const latenciesMs: number[] = [];
  const start = performance.now();
  const until = start + seconds * 1000;
  const askOn = async () => {
    for (let at = start; at < until; ) {
      const before = performance.now();
      const { status } = await ask(target, agent);
      at = performance.now();
      latenciesMs.push(at - before);
      if (status !== target.status) throw new Error(`${target.url} answered with ${status}`);
    }
  };
  try {
    await Promise.all(Array.from({ length: connectionCount }, askOn));
    return { seconds: (performance.now() - start) / 1000, latenciesMs };
  } finally {
    agent.destroy();
  }
}

/** One request; the whole answer, as it came over the wire. */
export function ask({ url, headers }: Omit<Target, "status">, agent?: Agent): Promise<Answer> {
  return new Promise((done, fail) => {
    const sent = request(url, { agent, headers, timeout: 60_000 }, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("error", fail);
      response.on("end", () => {
        const { statusCode: status = 0, headers: received } = response;
        done({ status, headers: received, body: Buffer.concat(chunks) });
      });
    });
    sent.on("timeout", () => sent.destroy(new Error(`${url} did not answer within 60 s`)));
    sent.on("error", fail);
    sent.end();
  });
}

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}
