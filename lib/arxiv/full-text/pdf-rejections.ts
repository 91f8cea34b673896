/**
 * The library lets promises fail that nobody waits for, such as that of a first page which is broken,
 * and Node.js ends a process for one of them. From the first PDF on they are its business, since they
 * may fail long after a PDF was read: the same failure comes to whoever asks for the page. Any other
 * promise is told of, or ends the process, as before.
 */
export async function withoutStrayRejections<T>(read: () => Promise<T>): Promise<T> {
  if (!process.listeners("unhandledRejection").includes(passBy)) {
    process.on("unhandledRejection", passBy);
  }
  return read();
}

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
