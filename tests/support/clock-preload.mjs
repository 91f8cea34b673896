import { readFileSync } from "node:fs";

/**
 * Preloaded into a server (`node --import`), lets a test move the server's clock: to the real time
 * is added what the file CLOCK_SHIFT_FILE holds, in ms. It is read at every look, so that a shift
 * holds for the very next request.
 */
const RealDate = Date;
const now = () => RealDate.now() + Number(readFileSync(process.env.CLOCK_SHIFT_FILE, "utf8"));

globalThis.Date = new Proxy(RealDate, {
  construct: (target, given, newTarget) =>
    Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
  apply: () => new RealDate(now()).toString(),
  get: (target, name) => (name === "now" ? now : Reflect.get(target, name)),
});
