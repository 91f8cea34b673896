/**
 * The one list of what can go wrong for a caller, and the HTTP status of each.
 *
 * The message is one plain sentence for the reader; the cause is for the log.
 */
const statusOf = {
  bad_request: 400,
  unauthorized: 401,
  forbidden: 403,
  not_found: 404,
  too_large: 413,
  internal: 500,
  unavailable: 503,
} as const;

export type ErrorCode = keyof typeof statusOf;

const codes = new Map(Object.entries(statusOf).map(([code, status]) => [status as number, code]));

/** The code that a status tells of; undefined where it tells of no error of ours. */
export function codeOf(status: number): string | undefined {
  return codes.get(status);
}

export class AppError extends Error {
  readonly code: ErrorCode;
  /** Seconds after which asking again makes sense; sent as Retry-After. */
  readonly retryAfterSeconds?: number;

  constructor(
    code: ErrorCode,
    message: string,
    options: { cause?: unknown; retryAfterSeconds?: number } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.retryAfterSeconds = options.retryAfterSeconds;
  }

  get status(): number {
    return statusOf[this.code];
  }
}

/**
 * Pages and handlers are bundled apart, each with its own copy of the class, and meet errors of
 * the other's: the name tells what `instanceof` cannot.
 */
export function isAppError(error: unknown): error is AppError {
  return error instanceof Error && error.name === "AppError";
}

/** Where an error began: the calls that led to the first of its causes, innermost first. */
export function stackOf(error: unknown): string | undefined {
  let first = error;
  while (first instanceof Error && first.cause instanceof Error) first = first.cause;
  if (!(first instanceof Error)) return undefined;
  const calls = (first.stack ?? "").match(/^ +at .+$/gm) ?? [];
  return calls
    .slice(0, 8)
    .map((call) => call.trim())
    .join(" ");
}

/** What a log line says of an error: its message and those of its causes, outermost first. */
export function causeChain(error: unknown): string {
  const messages: string[] = [];
  for (let at: unknown = error; at !== undefined && messages.length < 5; ) {
    messages.push(at instanceof Error ? at.message : String(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return messages.join(": ");
}
