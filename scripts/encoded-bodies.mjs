import { ServerResponse } from "node:http";

/**
 * Loaded before `next start`. Next.js drops a handler's Content-Encoding and Content-Length
 * (`FORBIDDEN_HEADERS` in next/dist/server/send-response.js), so a body that was compressed once
 * could not be sent as what it is, and would be compressed anew for each request. Handlers tell
 * these headers under other names (`app/encoded.ts`), which get their own here.
 */
const passedAs = new Map([
  ["content-encoding", "x-body-encoding"],
  ["content-length", "x-body-length"],
]);
globalThis.bodyHeadersPassedAs = passedAs;

const nameOf = new Map([...passedAs].map(([name, passed]) => [passed, name]));
const { setHeader } = ServerResponse.prototype;

ServerResponse.prototype.setHeader = function setBodyHeader(name, value) {
  return setHeader.call(this, nameOf.get(name) ?? name, value);
};
