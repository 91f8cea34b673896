import { cpSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";

/**
 * The two Next.js apps that are compared, each laid out in a temporary folder to be built there:
 * the product's sources as they are now, so that `.next` is left alone, and the floor.
 */
const root = resolve(import.meta.dirname, "../..");

export function layOutProduct(folder: string): void {
  const folders = ["app", "lib", "prompts", "public"];
  const parts = [...folders, "config.json", "package.json", "tsconfig.json", "vercel.json"];
  for (const part of parts.filter((name) => existsSync(join(root, name)))) {
    cpSync(join(root, part), join(folder, part), { recursive: true });
  }
  cpSync(join(root, "next.config.ts"), join(folder, "next.config.ts"));
  renameSync(join(folder, "next.config.ts"), join(folder, "product.config.ts"));
  const config = `import product from "./product.config";

export default { ...product, ...${builtElsewhere} };
`;
  writeFileSync(join(folder, "next.config.ts"), config);
  linkPackages(folder);
}

/** A route of the floor: always the same status, headers and bytes, and nothing decided. */
export type FloorRoute = { status: number; headers: Record<string, string>; body: Buffer | null };

/** The least that Next.js costs: route handlers that return a buffer read at the start. */
export function layOutFloor(folder: string, routes: Readonly<Record<string, FloorRoute>>): void {
  for (const [name, { status, headers, body }] of Object.entries(routes)) {
    const file = join(folder, `${name}.body`);
    if (body !== null) writeFileSync(file, body);
    mkdirSync(join(folder, "app", name), { recursive: true });
    writeFileSync(
      join(folder, "app", name, "route.ts"),
      `import { readFileSync } from "node:fs";

export const dynamic = "force-dynamic";

const body = ${body === null ? "null" : `readFileSync(${JSON.stringify(file)})`};
const headers = ${JSON.stringify(headers)};

export function GET() {
  return new Response(body, { status: ${status}, headers });
}
`,
    );
  }
  const config = `export default { poweredByHeader: false, ...${builtElsewhere} };\n`;
  writeFileSync(join(folder, "next.config.ts"), config);
  writeFileSync(join(folder, "package.json"), '{ "private": true, "type": "module" }\n');
  linkPackages(folder);
}

/** Packages are outside of the folder, and types were checked where the sources live. */
const builtElsewhere = `{ turbopack: { root: "/" }, typescript: { ignoreBuildErrors: true } }`;

function linkPackages(folder: string): void {
  symlinkSync(join(root, "node_modules"), join(folder, "node_modules"), "dir");
}
