/** Where the program tells its operator what it did. Handed to what needs it; never imported. */
export type Log = Readonly<Record<Level, (message: string, facts?: Facts) => void>>;

/** What is lost first comes last. */
export const logLevels = ["error", "warn", "info", "debug"] as const;
export type Level = (typeof logLevels)[number];

export const logFormats = ["text", "json"] as const;
export type LogFormat = (typeof logFormats)[number];

export type Facts = Readonly<Record<string, string | number | boolean | undefined>>;

export type LogSettings = {
  level: Level; // and what is graver
  format: LogFormat;
  /** Changes a finished line, to take out what nobody may read. */
  redact?: (line: string) => string;
};

/**
 * One line an event, in one write. As text: the sentence, then `key=value` pairs that a log search
 * can find; whoever keeps the lines knows their time. As JSON: an object with time and level, too.
 */
export function createLog(
  { level: least, format, redact = (line) => line }: LogSettings,
  write: Readonly<Record<Level, (line: string) => void>> = console,
  clock: () => Date = () => new Date(),
): Log {
  const teller = (level: Level): Log[Level] => {
    if (logLevels.indexOf(level) > logLevels.indexOf(least)) return () => {};
    if (format === "text") return (message, facts) => write[level](redact(asText(message, facts)));
    return (message, facts) => {
      const line = { time: clock().toISOString(), level, message, ...facts };
      write[level](redact(JSON.stringify(line)));
    };
  };
  return {
    error: teller("error"),
    warn: teller("warn"),
    info: teller("info"),
    debug: teller("debug"),
  };
}

/** For where no settings can be had. */
export const plainLog: Log = createLog({ level: "info", format: "text" });

export const silentLog: Log = { error() {}, warn() {}, info() {}, debug() {} };

function asText(message: string, facts: Facts = {}): string {
  let line = message.replace(/\s+/g, " ");
  for (const [key, value] of Object.entries(facts)) {
    if (value !== undefined) line += ` ${key}=${JSON.stringify(value)}`;
  }
  return line;
}
