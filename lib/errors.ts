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

/** What a log line says of an error: its message and those of its causes, outermost first. */
export function causeChain(error: unknown): string {
  const messages: string[] = [];
  for (let at: unknown = error; at !== undefined && messages.length < 5; ) {
    messages.push(at instanceof Error ? at.message : String(at));
    at = at instanceof Error ? at.cause : undefined;
  }
  return messages.join(": ");
}
