/** A stand-in for api.zotero.org on this machine, version 3 of its API, which can be made to fail. */

import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
} from "node:http";
import type { AddressInfo, Socket } from "node:net";

/** The fields of an item that its type has; what is left out is invented or empty. */
export type ZoteroItem = {
  key: string;
  itemType: string;
  title?: string;
  dateAdded: string; // "2026-06-01T12:00:00Z"
  collections?: string[];
  parentItem?: string;
  deleted?: 1; // in the trash
} & Record<string, unknown>;

export type ZoteroFault =
  | { kind: "status"; code: number; retryAfter?: number; body?: string }
  /** Answers as it should, and asks for a pause. */
  | { kind: "backoff"; seconds: number }
  | { kind: "hang" }
  | { kind: "cut" }
  /** 200 with a web page. */
  | { kind: "html" }
  /** 200 with half of the list. */
  | { kind: "truncated" }
  | { kind: "redirect"; to: string };

type ZoteroShelf = { items: ZoteroItem[]; version: number; isPublic: boolean };

export type ZoteroStandIn = {
  url: string; // "http://127.0.0.1:<port>"
  requests: { path: string; headers: IncomingHttpHeaders }[];
  /** What a library holds from now on: "users/12345"; each call makes it a newer version. */
  hold(library: string, items: ZoteroItem[], options?: { isPublic?: boolean }): void;
  /** Fail the next `times` requests, all unless given; `null` ends it. */
  fault(fault: ZoteroFault | null, times?: number): void;
  close(): Promise<void>;
};

/** `key` lets all libraries be read; without one only those that are public. */
export async function startZotero(key: string): Promise<ZoteroStandIn> {
  const shelves = new Map<string, ZoteroShelf>();
  const requests: ZoteroStandIn["requests"] = [];
  const sockets = new Set<Socket>();
  let armed: { fault: ZoteroFault; left: number } | null = null;

  const answer = (request: IncomingMessage, response: ServerResponse): void => {
    requests.push({ path: request.url ?? "/", headers: request.headers });
    const fault = armed !== null && armed.left > 0 ? armed.fault : null;
    if (armed !== null) armed.left--;
    if (fault?.kind === "hang") return;
    if (fault?.kind === "cut") return void request.socket.destroy();
    if (fault?.kind === "redirect") {
      return void response.writeHead(302, { Location: fault.to }).end();
    }
    if (fault?.kind === "status") {
      const { code, retryAfter, body = "An error occurred" } = fault;
      const headers = retryAfter === undefined ? {} : { "Retry-After": String(retryAfter) };
      return void response.writeHead(code, { "Content-Type": "text/plain", ...headers }).end(body);
    }
    if (fault?.kind === "html") {
      return void response
        .writeHead(200, { "Content-Type": "text/html" })
        .end("<!doctype html><title>Down for maintenance</title>");
    }
    const served = serve(request, shelves, key);
    const body = served.body ?? "";
    const backoff = fault?.kind === "backoff" ? { Backoff: String(fault.seconds) } : {};
    response
      .writeHead(served.status, { "Zotero-API-Version": "3", ...served.headers, ...backoff })
      .end(fault?.kind === "truncated" ? body.slice(0, body.length / 2) : body);
  };

  const server = createServer(answer);
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    hold(library, items, { isPublic = false } = {}) {
      const version = (shelves.get(library)?.version ?? 100) + 1;
      shelves.set(library, { items, version, isPublic });
    },
    fault(fault, times = Number.POSITIVE_INFINITY) {
      armed = fault && { fault, left: times };
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

type Served = { status: number; headers?: Record<string, string>; body?: string };

const form = /^\/((?:users|groups)\/\d+)(?:\/collections\/([A-Z0-9]{8}))?\/items\/top$/;

function serve(request: IncomingMessage, shelves: Map<string, ZoteroShelf>, key: string): Served {
  const url = new URL(request.url ?? "/", "http://api.zotero.org");
  const [, library = "", collection] = form.exec(url.pathname) ?? [];
  const given = request.headers["zotero-api-key"];
  if (given !== undefined && given !== key) return plain(403, "Invalid key");
  const shelf = shelves.get(library);
  if (shelf === undefined) return plain(404, "Not found");
  if (!shelf.isPublic && given === undefined) return plain(403, "Forbidden");
  const inCollection = (item: ZoteroItem) =>
    collection === undefined || item.collections?.includes(collection);
  if (collection !== undefined && !shelf.items.some(inCollection)) {
    return plain(404, "Collection not found");
  }
  const headers = { "Last-Modified-Version": String(shelf.version) };
  const since = Number(request.headers["if-modified-since-version"] ?? Number.NaN);
  if (since >= shelf.version) return { status: 304, headers };

  const { searchParams } = url;
  const limit = Number(searchParams.get("limit") ?? 25);
  const start = Number(searchParams.get("start") ?? 0);
  if (limit > 100) return plain(400, "Limit must be between 1 and 100");
  const sort = searchParams.get("sort") ?? "dateModified";
  const sign = searchParams.get("direction") === "asc" ? 1 : -1;
  const found = shelf.items
    .filter((item) => item.parentItem === undefined && item.deleted !== 1 && inCollection(item))
    .sort((a, b) => (sort === "dateAdded" ? sign * compare(a.dateAdded, b.dateAdded) : 0));
  const page = found.slice(start, start + limit);
  const at = (from: number) => {
    const next = new URLSearchParams(searchParams);
    next.set("start", String(from));
    return `https://api.zotero.org${url.pathname}?${next}`;
  };
  const links = [
    ...(start + limit < found.length
      ? [
          `<${at(start + limit)}>; rel="next"`,
          `<${at(Math.floor((found.length - 1) / limit) * limit)}>; rel="last"`,
        ]
      : []),
    `<https://www.zotero.org/${library}/items>; rel="alternate"`,
  ];
  return {
    status: 200,
    headers: {
      ...headers,
      "Content-Type": "application/json",
      "Total-Results": String(found.length),
      Link: links.join(", "),
    },
    body: JSON.stringify(
      page.map((item) => written(item, library, shelf.version)),
      null,
      4,
    ),
  };
}

function written(item: ZoteroItem, library: string, version: number): unknown {
  const { key } = item;
  return {
    key,
    version,
    library: { type: library.split("/")[0]?.slice(0, -1), id: Number(library.split("/")[1]) },
    links: { self: { href: `https://api.zotero.org/${library}/items/${key}` } },
    meta: { numChildren: 1 },
    data: { version, tags: [], relations: {}, dateModified: item.dateAdded, ...item },
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function plain(status: number, body: string): Served {
  return { status, headers: { "Content-Type": "text/plain;charset=UTF-8" }, body };
}
