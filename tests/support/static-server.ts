import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

export type StaticServer = { url: string; close(): Promise<void> };

/** By the end of a name, as hosts of static files tell. */
const types: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  css: "text/css; charset=utf-8",
  xml: "application/xml",
  json: "application/json; charset=utf-8",
  opml: "text/x-opml",
  md: "text/markdown; charset=utf-8",
  svg: "image/svg+xml",
  png: "image/png",
  ico: "image/vnd.microsoft.icon",
};

/**
 * Serves files as GitHub Pages serves a repository's: below a folder of the host, `index.html` for a
 * folder, and `404.html` with its status for anything that is not there. `read` gives a file's bytes.
 */
export async function startStaticServer(
  below: string, // "/repo-name/"
  read: (path: string) => Promise<Uint8Array | null>,
): Promise<StaticServer> {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url ?? "/", "http://host");
    const path = decodeURIComponent(pathname);
    const file = path.startsWith(below) ? path.slice(below.length) : null;
    const name = file === "" || file?.endsWith("/") ? `${file}index.html` : file;
    const bytes = name === null ? null : await read(name);
    const type = types[(bytes === null ? "404.html" : name)?.split(".").at(-1) ?? ""];
    response.writeHead(bytes === null ? 404 : 200, {
      "Content-Type": type ?? "application/octet-stream",
    });
    response.end(bytes ?? (await read("404.html")));
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${below}`,
    close: () => new Promise((done) => server.close(() => done())),
  };
}
