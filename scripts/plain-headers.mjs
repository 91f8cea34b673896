import { ServerResponse } from "node:http";

/**
 * Loaded before `next start`. Next.js 16.4.5 sets each header of a route handler as a list of one,
 * which its own compression does not understand, so that feeds go out uncompressed; 16.4.6 sets
 * plain strings. To be deleted with the upgrade.
 */
const { setHeader } = ServerResponse.prototype;

ServerResponse.prototype.setHeader = function setPlainHeader(name, value) {
  const isListOfOne = Array.isArray(value) && value.length === 1;
  return setHeader.call(this, name, isListOfOne ? value[0] : value);
};
