import { escapeHtml } from "../escape";
import { printable } from "../feeds/text";

/**
 * Foreign text inside a Markdown file on GitHub.
 *
 * Backslashes and entities keep Markdown from taking text for markup. They do not stop what GitHub
 * does to the finished HTML: mentions, issues, emoji names, and addresses that become links there. A
 * zero-width space does, as Dependabot and Renovate write it into release notes of others.
 * Sources: https://github.github.com/gfm/ and
 * https://docs.github.com/get-started/writing-on-github
 */

/** One line of text as Markdown that shows exactly this text, wherever it stands in a line. */
export function markdownText(text: string): string {
  return finished(
    setApart(oneLine(text)).replace(special, (found) => entities[found] ?? `\\${found}`),
  );
}

/** The same at the beginning of a line, where a few more characters begin a list or a heading. */
export function markdownLine(text: string): string {
  return withGuardedStart(markdownText(text));
}

/** Markdown of ours that begins with foreign text: no list, heading or rule begins there. */
export function withGuardedStart(markdown: string): string {
  return markdown.replace(/^(?=[-+=])/, "\\").replace(/^(\d{1,9})(?=[.)](\s|$))/, "$1\\");
}

/** Text between HTML tags of a Markdown file, in a block that Markdown leaves alone. */
export function htmlText(text: string): string {
  return finished(escapeHtml(setApart(oneLine(text))));
}

/** Text in a code span; nothing is escaped there, and only backticks can end it. */
export function codeSpan(text: string): string {
  const code = inCode(oneLine(text)) || " ";
  const ticks = "`".repeat(longestRun(code, "`") + 1);
  const room = /^[` ]|[` ]$/.test(code) ? " " : "";
  return `${ticks}${room}${code}${room}${ticks}`;
}

/** Lines of code in a block that no line among them can end. */
export function codeBlock(text: string, language: string): string {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => inCode(withoutDirections(printable(line))))
    .join("\n");
  const fence = "`".repeat(Math.max(3, longestRun(lines, "`") + 1));
  return `${fence}${/^[\w+#-]{1,30}$/.test(language) ? language : ""}\n${lines}\n${fence}`;
}

/** The target of a link that we write. What looks like an entity would become its character. */
export function linkTarget(url: string): string {
  return url
    .replace(/[()<>\\\s|`$]/g, (character) => encodeURIComponent(character).replace(/[()]/, asHex))
    .replace(/&(?=#?\w+;)/g, "&amp;");
}

function asHex(character: string): string {
  return `%${character.charCodeAt(0).toString(16)}`;
}

function oneLine(text: string): string {
  return withoutDirections(printable(text)).replace(/\s+/g, " ").trim();
}

/** They turn around what stands behind them, and GitHub warns of files that hold any. */
function withoutDirections(text: string): string {
  return text.replace(/[\u202A-\u202E\u2066-\u2069]/g, "");
}

const special = /[&<>\\`*_[\]|~#]/g;
const entities: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;" };

/** Before anything is escaped, since GitHub looks at what is shown. */
function setApart(text: string): string {
  return text.replace(processedLater, "$&\u200B");
}

const processedLater =
  /@(?=[\w-])|#(?=\d)|\bGH-(?=\d)|:(?=\/\/|[\w+-]+:)|\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)/gi;

/** A dollar as GitHub documents it, since elsewhere in the line one may begin a formula. */
function finished(escaped: string): string {
  return escaped.replaceAll("\u200B", "&#8203;").replaceAll("$", () => "<span>$</span>");
}

/** In code the markers of a file would be what they look like. */
function inCode(text: string): string {
  return text.replace(/<!--(?=\s*(?:digest|arxiv-digest|deploy|\/deploy))/gi, "<! --");
}

function longestRun(text: string, character: string): number {
  return Math.max(
    0,
    ...(text.match(new RegExp(`${character}+`, "g")) ?? []).map((run) => run.length),
  );
}
