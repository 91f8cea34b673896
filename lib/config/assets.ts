import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

/** Addresses of what all pages load, each with a name for its content: so it may be kept for ever. */
export type Assets = { style: string; script: string };

/** Of the files in `public/`, as they are when the server starts. */
export function readAssets(): Assets {
  return { style: addressOf("page.css"), script: addressOf("page.js") };
}

export const plainAssets: Assets = { style: "/page.css", script: "/page.js" };

/** Without a name where the file is not at hand; it is then asked for more often, and works. */
function addressOf(file: string): string {
  try {
    const hash = createHash("sha256")
      .update(readFileSync(`public/${file}`))
      .digest("hex");
    return `/${file}?v=${hash.slice(0, 12)}`;
  } catch {
    return `/${file}`;
  }
}
