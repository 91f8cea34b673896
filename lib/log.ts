/** Where the program tells its operator what it did. Handed to what needs it; never imported. */
export type Log = {
  info(message: string, facts?: Facts): void;
  warn(message: string, facts?: Facts): void;
  error(message: string, facts?: Facts): void;
};

type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

/** One line an event: the sentence, then `key=value` pairs that a log search can find. */
export const consoleLog: Log = {
  info: (message, facts) => console.info(line(message, facts)),
  warn: (message, facts) => console.warn(line(message, facts)),
  error: (message, facts) => console.error(line(message, facts)),
};

export const silentLog: Log = { info() {}, warn() {}, error() {} };

function line(message: string, facts: Facts = {}): string {
  const pairs = Object.entries(facts)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
  return `${message}${pairs.join("")}`.replace(breaks, (found) => {
    return `\\u${(found.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
  });
}

/** Strangers' texts come into a line: what breaks it would let them write a line of their own. */
const breaks = /[\p{Cc}\u2028\u2029]/gu;
