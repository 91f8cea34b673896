import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** The handlers of `app/`, called as Next.js calls them, and with an address that each answers. */
const app = resolve(import.meta.dirname, "../../app");

export type Route = { file: string; path: string };

/** Every handler there is; `paper` and `day` fill the places of those that want one. */
export function routesWith({ paper, day }: { paper: string; day: string }): Route[] {
  return readdirSync(app, { recursive: true })
    .map((file) => String(file).replaceAll("\\", "/"))
    .filter((file) => /(^|\/)route\.ts$/.test(file))
    .sort()
    .map((file) => ({
      file,
      path: `/${file
        .replace(/\/?route\.ts$/, "")
        .replace("/[[...feed]]", "")
        .replace("[...id]", paper)
        .replace("[date]", day)
        .replace("[...path]", "nowhere")}`,
    }));
}

type Handler = (request: Request, context: object) => Promise<Response>;

/** What `path` and its query are answered with; the handler is the one of that file. */
export async function called(
  { file, path }: Route,
  { query = "", headers = {} }: { query?: string; headers?: Record<string, string> } = {},
): Promise<{ status: number; text: string }> {
  const handlers: Record<string, Handler | undefined> = await import(join(app, file));
  const request = new Request(`https://feeds.example${path}${query}`, { headers });
  const last = decodeURIComponent(path.split("/").at(-1) ?? "");
  const params = Promise.resolve(file.includes("[date]") ? { date: last } : {});
  const response = await handlers.GET?.(request, { params });
  if (response === undefined) throw new Error(`${file} answers no GET`);
  const told = [...response.headers].map(([name, value]) => `${name}: ${value}`).join("\n");
  return { status: response.status, text: `${told}\n\n${await response.text()}` };
}
