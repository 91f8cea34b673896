// tsx reads TypeScript in the main thread only, unless it is told so in each.
import { register } from "tsx/esm/api";

register();
await import("./worker.ts");
