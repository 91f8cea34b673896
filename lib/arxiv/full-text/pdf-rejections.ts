/**
 * The library lets promises fail that nobody waits for, such as that of a first page which is broken,
 * and Node.js ends a process for one of them. While a PDF is read they are its business: the same
 * failure comes to whoever asks for the page. Any other promise is told of, or ends the process, as
 * before.
 */
export async function withoutStrayRejections<T>(read: () => Promise<T>): Promise<T> {
  if (reading++ === 0) process.on("unhandledRejection", passBy);
  try {
    return await read();
  } finally {
    // They are told of behind the promises that are being settled now.
    setImmediate(() => {
      if (--reading === 0) process.off("unhandledRejection", passBy);
    });
  }
}

let reading = 0;

function passBy(reason: unknown): void {
  const isAlone = process.listenerCount("unhandledRejection") === 1;
  if (isAlone && !isOfLibrary(reason)) throw reason;
}

/** By its own errors' names; by where it stands for those of the language. */
function isOfLibrary(reason: unknown): boolean {
  if (!(reason instanceof Error)) return false;
  return ownErrors.has(reason.name) || /\b(?:unpdf|pdfjs)\b/.test(reason.stack ?? "");
}

const ownErrors: ReadonlySet<string> = new Set(
  [
    "AbortException FormatError InvalidPDFException JpegError Jbig2Error JpxError",
    "MissingDataException ParserEOFException PasswordException ResponseException",
    "UnknownErrorException XRefEntryException XRefParseException",
  ]
    .join(" ")
    .split(" "),
);
