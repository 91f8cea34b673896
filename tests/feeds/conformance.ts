import { requireMathMl } from "@/tests/feeds/mathml-rules";
import { namespaces } from "@/tests/feeds/namespaces";
import { childrenOf, parseXml, textOf, type XmlElement } from "@/tests/feeds/xml";

/**
 * What is wrong with a feed, a sentence each; none for a feed that conforms.
 *
 * The rules are those of RSS 2.0 with the RSS Advisory Board's profile, of RFC 4287 and of JSON
 * Feed 1.1, with the choices on top that this program has made because readers need them: one
 * `dc:creator`, plain titles, a PDF with every paper.
 */
export type Expected = { selfUrl: string };

export function rssViolations(xml: string, expected: Expected): string[] {
  return inDocument(xml, (rss, found) => {
    if (rss.name !== "rss") found("the root is not <rss>");
    if (rss.attributes.version !== "2.0") found("the version is not 2.0");
    const [channel, ...others] = childrenOf(rss, "channel");
    if (!channel || others.length > 0) return found("there is not one channel");

    for (const name of ["title", "link", "description"]) requireOne(channel, name, found);
    for (const name of ["lastBuildDate", "pubDate", "language", "ttl", "docs", "generator"]) {
      allowOne(channel, name, found);
    }
    requireAbsolute(textOf(channel, "link"), "the channel's link", found);
    const built = textOf(channel, "lastBuildDate");
    if (built !== "") requireRfc822(built, "lastBuildDate", found);
    if (!/^[a-z]{2}(-[a-z]{2})?$/.test(textOf(channel, "language"))) found("no language");
    if (!/^\d+$/.test(textOf(channel, "ttl") || "0")) found("ttl is no number of minutes");
    requirePlain(textOf(channel, "title"), "the channel's title", found);
    requireSelf(childrenOf(channel, "link", namespaces.atom), rssType, expected, found);
    rejectUnknown(channel, channelElements, found);

    const items = childrenOf(channel, "item");
    requireUnique(
      items.map((item) => textOf(item, "guid")),
      found,
    );
    for (const item of items) rssItem(item, naming(textOf(item, "guid"), found));
  });
}

/** Items that are no paper have a tag URI, and no PDF. */
function isPaper(id: string): boolean {
  return !id.startsWith("tag:");
}

function rssItem(item: XmlElement, found: Found): void {
  const needed = ["title", "link", "guid", "description", "pubDate"];
  const hasPdf = isPaper(textOf(item, "guid"));
  for (const name of hasPdf ? [...needed, "enclosure"] : needed) requireOne(item, name, found);
  rejectUnknown(item, itemElements, found);
  if (childrenOf(item, "author").length > 0) found("has an <author>, which is an e-mail address");
  if (childrenOf(item, "creator", namespaces.dc).length > 1) found("has several dc:creator");
  for (const creator of childrenOf(item, "creator", namespaces.dc)) {
    if (creator.text.trim() === "") found("has a dc:creator without a name");
  }
  if (childrenOf(item, "encoded", namespaces.content).length > 1) found("has two contents");
  requirePlain(textOf(item, "title"), "its title", found);
  requireAbsolute(textOf(item, "link"), "its link", found);
  requireRfc822(textOf(item, "pubDate"), "its pubDate", found);
  requireHtml(textOf(item, "description"), "its description", found);
  requireHtml(textOf(item, "encoded", namespaces.content), "its content", found);

  const [guid] = childrenOf(item, "guid");
  const permaLink = guid?.attributes.isPermaLink;
  if (permaLink !== "true" && permaLink !== "false") found("does not say if its guid is a link");
  if (permaLink === "true") requireAbsolute(guid?.text ?? "", "its guid", found);
  if (!hasPdf) {
    if (childrenOf(item, "enclosure").length > 0) found("has an enclosure and is no paper");
    return;
  }
  const { url = "", length = "", type } = childrenOf(item, "enclosure")[0]?.attributes ?? {};
  requireAbsolute(url, "its enclosure", found);
  if (!/^\d+$/.test(length)) found("has an enclosure without a length");
  if (type !== "application/pdf") found(`has an enclosure of type ${type}`);
}

export function atomViolations(xml: string, expected: Expected): string[] {
  return inDocument(xml, (feed, found) => {
    if (feed.local !== "feed" || feed.namespace !== namespaces.atom) {
      found("the root is not Atom's <feed>");
    }
    for (const name of ["id", "title", "updated"]) requireOne(feed, name, found);
    for (const name of ["subtitle", "generator", "icon", "logo", "rights"]) {
      allowOne(feed, name, found);
    }
    requireAbsolute(textOf(feed, "id"), "the feed's id", found);
    requireRfc3339(textOf(feed, "updated"), "the feed's updated", found);
    if (!feed.attributes["xml:lang"]) found("no language");
    const links = childrenOf(feed, "link");
    requireSelf(links, atomType, expected, found);
    requireLinks(links, found);
    rejectUnknown(feed, feedElements, found);
    requireText(feed, "title", found);
    requireText(feed, "subtitle", found);
    persons(feed, found);

    const entries = childrenOf(feed, "entry");
    requireUnique(
      entries.map((entry) => textOf(entry, "id")),
      found,
    );
    for (const entry of entries) {
      const foundHere = naming(textOf(entry, "id"), found);
      atomEntry(entry, foundHere);
      if (childrenOf(entry, "author").length + childrenOf(feed, "author").length === 0) {
        foundHere("has no author, nor has the feed");
      }
    }
  });
}

function atomEntry(entry: XmlElement, found: Found): void {
  for (const name of ["id", "title", "updated", "published", "content"]) {
    requireOne(entry, name, found);
  }
  allowOne(entry, "summary", found);
  rejectUnknown(entry, entryElements, found);
  const id = textOf(entry, "id");
  if (isPaper(id)) requireAbsolute(id, "its id", found);
  else if (!/^tag:[\w.-]+,\d{4}(-\d\d){0,2}:\S+$/.test(id)) found("its id is no tag URI");
  requireText(entry, "title", found);
  persons(entry, found);
  for (const name of ["updated", "published"]) {
    requireRfc3339(textOf(entry, name), `its ${name}`, found);
  }
  if (Date.parse(textOf(entry, "updated")) < Date.parse(textOf(entry, "published"))) {
    found("was updated before it was published");
  }
  const links = childrenOf(entry, "link");
  requireLinks(links, found);
  if (
    links.filter(({ attributes }) => (attributes.rel ?? "alternate") === "alternate").length !== 1
  ) {
    found("has not one alternate link");
  }
  const enclosures = links.filter(({ attributes }) => attributes.rel === "enclosure");
  if (enclosures.length !== (isPaper(textOf(entry, "id")) ? 1 : 0)) {
    found("has not one enclosure");
  }
  for (const { attributes } of enclosures) {
    if (attributes.type !== "application/pdf") found(`has an enclosure of type ${attributes.type}`);
  }
  for (const category of childrenOf(entry, "category")) {
    if (!category.attributes.term) found("has a category without a term");
  }
  for (const name of ["summary", "content"]) {
    for (const construct of childrenOf(entry, name)) {
      if (construct.attributes.type === "html") requireHtml(construct.text, `its ${name}`, found);
      else requireText(entry, name, found);
    }
  }
}

/** Text constructs that a reader shows as they are: of type text, and no markup in them. */
function requireText(parent: XmlElement, name: string, found: Found): void {
  for (const { attributes, children, text } of childrenOf(parent, name)) {
    if ((attributes.type ?? "text") !== "text") found(`${name} is of type ${attributes.type}`);
    if (children.length > 0) found(`${name} has elements in it`);
    requirePlain(text, name, found);
  }
}

function persons(parent: XmlElement, found: Found): void {
  for (const author of childrenOf(parent, "author")) {
    const names = childrenOf(author, "name");
    if (names.length !== 1 || names[0]?.text.trim() === "") found("an author has not one name");
    const uri = textOf(author, "uri");
    if (uri !== "") requireAbsolute(uri, "an author's uri", found);
  }
}

function requireLinks(links: readonly XmlElement[], found: Found): void {
  for (const { attributes } of links) requireAbsolute(attributes.href ?? "", "a link", found);
}

export function jsonFeedViolations(text: string, expected: Expected): string[] {
  const violations: string[] = [];
  const found: Found = (what) => void violations.push(what);
  let feed: Json;
  try {
    feed = JSON.parse(text);
  } catch (error) {
    return [`it is not JSON: ${error}`];
  }
  if (!text.isWellFormed() || !/^[^\uFFFE\uFFFF]*$/.test(text)) found("it is not Unicode");
  if (feed.version !== "https://jsonfeed.org/version/1.1") found(`the version is ${feed.version}`);
  if (!isText(feed.title)) found("no title");
  if (feed.feed_url !== expected.selfUrl) found(`the feed's address is ${feed.feed_url}`);
  requireAbsolute(feed.home_page_url, "the home page", found);
  if (feed.authors !== undefined) found("the feed has authors, which Miniflux adds to every item");
  if (!isText(feed.language)) found("no language");
  rejectMembers(feed, jsonFeedMembers, found);
  if (!Array.isArray(feed.items)) return [...violations, "no items"];
  requireUnique(
    feed.items.map((item: Json) => item.id),
    found,
  );
  for (const item of feed.items) jsonItem(item, naming(String(item.id), found));
  return violations;
}

function jsonItem(item: Json, found: Found): void {
  rejectMembers(item, jsonItemMembers, found);
  if (!isText(item.id)) found("its id is no text");
  requireAbsolute(item.url, "its url", found);
  if (!isText(item.title)) found("has no title");
  else requirePlain(item.title, "its title", found);
  if (!isText(item.content_html)) found("has no content");
  else requireHtml(item.content_html, "its content", found);
  requireRfc3339(item.date_published, "date_published", found);
  requireRfc3339(item.date_modified, "date_modified", found);
  if (Date.parse(item.date_modified) < Date.parse(item.date_published)) {
    found("was modified before it was published");
  }
  if (!Array.isArray(item.authors) || !item.authors.every((one: Json) => isText(one?.name))) {
    found("its authors are no list of names");
  }
  if (!Array.isArray(item.tags) || !item.tags.every(isText)) found("its tags are no texts");
  if (!isPaper(String(item.id))) {
    if (item.attachments !== undefined) found("has an attachment and is no paper");
    return;
  }
  if (!Array.isArray(item.attachments) || item.attachments.length !== 1) {
    found("has not one attachment");
    return;
  }
  const [{ url, mime_type }] = item.attachments;
  requireAbsolute(url, "its attachment", found);
  if (mime_type !== "application/pdf") found(`has an attachment of type ${mime_type}`);
}

// biome-ignore lint/suspicious/noExplicitAny: anything at all may stand in a document to be checked
type Json = any;
type Found = (what: string) => void;

const rssType = "application/rss+xml";
const atomType = "application/atom+xml";

const channelElements =
  "title link description lastBuildDate pubDate docs generator language ttl image copyright " +
  "category item atom:link atom:icon";
const itemElements =
  "title link guid pubDate description content:encoded category enclosure dc:creator comments " +
  "source atom:updated";
const feedElements =
  "id title subtitle updated generator author link icon logo rights category entry";
const entryElements =
  "id title link updated published summary content author category rights source";
const jsonFeedMembers =
  "version title home_page_url feed_url description user_comment next_url icon favicon language items";
const jsonItemMembers =
  "id url title content_html summary date_published date_modified authors tags language attachments";

/** Elements a reader would see and content a sanitizer would keep; nothing that runs or loads. */
const htmlElements = new Set(
  "p br hr strong em b i a code pre blockquote ul ol li h2 h3 h4 dl dt dd sub sup table caption thead tbody tr th td math".split(
    " ",
  ),
);

function inDocument(xml: string, check: (root: XmlElement, found: Found) => void): string[] {
  const violations: string[] = [];
  let root: XmlElement;
  try {
    root = parseXml(xml);
  } catch (error) {
    return [`it is not well-formed: ${(error as Error).message}`];
  }
  if (!/^<\?xml version="1\.0" encoding="utf-8"\?>/i.test(xml)) violations.push("no declaration");
  check(root, (what) => void violations.push(what));
  return violations;
}

function naming(id: string, found: Found): Found {
  return (what) => found(`${id}: ${what}`);
}

function requireOne(parent: XmlElement, name: string, found: Found): void {
  const all = childrenOf(parent, name);
  if (all.length !== 1) found(`has ${all.length} <${name}>, not one`);
  else if (all[0]?.text === "" && Object.keys(all[0].attributes).length === 0) {
    if (name !== "description") found(`has an empty <${name}>`);
  }
}

function allowOne(parent: XmlElement, name: string, found: Found): void {
  if (childrenOf(parent, name).length > 1) found(`has several <${name}>`);
}

function rejectUnknown(parent: XmlElement, known: string, found: Found): void {
  for (const { name } of parent.children) {
    if (!known.split(" ").includes(name)) found(`has an element <${name}>`);
  }
}

function rejectMembers(value: Json, known: string, found: Found): void {
  for (const [name, member] of Object.entries(value)) {
    if (name.startsWith("_")) {
      if (typeof member !== "object") found(`the extension ${name} is no object`);
    } else if (!known.split(" ").includes(name)) found(`has a member ${name}`);
    if (member === null) found(`${name} is null`);
  }
}

function requireSelf(
  links: readonly XmlElement[],
  type: string,
  expected: Expected,
  found: Found,
): void {
  const self = links.filter(({ attributes }) => attributes.rel === "self");
  if (self.length !== 1) found(`there are ${self.length} self links`);
  const { href, type: written } = self[0]?.attributes ?? {};
  if (href !== expected.selfUrl) found(`the self link is ${href}`);
  if (written !== type) found(`the self link is of type ${written}`);
}

function requireUnique(ids: readonly string[], found: Found): void {
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) {
    found(`${id} is the id of several items`);
  }
}

function requireAbsolute(url: unknown, what: string, found: Found): void {
  if (!isText(url) || !/^https?:\/\/[^\s<>"]+$/.test(url) || !URL.canParse(url)) {
    found(`${what} is no absolute address: ${url}`);
  }
}

const weekdays = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"];

function requireRfc822(date: string, what: string, found: Found): void {
  const match = rfc822.exec(date);
  if (match === null || Number.isNaN(Date.parse(date))) {
    found(`${what} is no RFC 822 date: ${date}`);
    return;
  }
  const weekday = weekdays[new Date(Date.parse(`${match[2]} GMT`)).getUTCDay()];
  if (match[1] !== weekday) found(`${what} names the wrong weekday: ${date}`);
}

const rfc822 =
  /^(Sun|Mon|Tue|Wed|Thu|Fri|Sat), (\d{2} (?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}) \d{2}:\d{2}:\d{2} (?:GMT|[+-]\d{4})$/;

function requireRfc3339(date: unknown, what: string, found: Found): void {
  const form = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/;
  if (!isText(date) || !form.test(date) || Number.isNaN(Date.parse(date))) {
    found(`${what} is no RFC 3339 date: ${date}`);
  }
}

/** One line, and nothing that a reader could take for a tag. */
function requirePlain(text: string, what: string, found: Found): void {
  if (/<[^\s]/.test(text)) found(`${what} can be taken for markup: ${text}`);
  if (/[\n\t]/.test(text) || text !== text.trim()) found(`${what} has loose blanks: ${text}`);
}

function requireHtml(html: string, what: string, found: Found): void {
  let root: XmlElement;
  try {
    root = parseXml(`<html>${html}</html>`);
  } catch (error) {
    found(`${what} is not well-formed: ${(error as Error).message}`);
    return;
  }
  const visit = (parent: XmlElement): void => {
    for (const child of parent.children) {
      if (!htmlElements.has(child.name)) found(`${what} has an element <${child.name}>`);
      if (child.name === "math") {
        requireMathMl(child, what, found);
        continue;
      }
      for (const [name, value] of Object.entries(child.attributes)) {
        if (/^on|^style$|^class$|^id$/.test(name)) found(`${what} has an attribute ${name}`);
        if (name === "href") requireAbsolute(value, `a link of ${what}`, found);
      }
      visit(child);
    }
  };
  visit(root);
}

function isText(value: unknown): value is string {
  return typeof value === "string" && value !== "";
}
