import type { Config } from "../../lib/config/schema";
import { mainFeedName } from "../../lib/config/schema";
import { markers, withBlock } from "../../lib/digest/block";
import type { Digest } from "../../lib/digest/digest";
import {
  digestBody,
  digestList,
  digestPage,
  type Place,
  type Surroundings,
  templateValues,
} from "../../lib/digest/page";
import { hasOnlyMoreSummaries, shownPapers, summarisedInBoth } from "../../lib/digest/shown";
import { stamped, stampIn } from "../../lib/digest/stamp";
import { filledTemplate } from "../../lib/digest/template";
import { counted } from "../../lib/words";
import type { Files } from "./files";

/** Which files a digest changes, and what is to be told of it. */
export type Changes = {
  files: { path: string; text: string }[];
  remarks: string[];
  problems: string[];
};

export function noChanges(): Changes {
  return { files: [], remarks: [], problems: [] };
}

export type PageSettings = {
  config: Config["digest"];
  feed: string; // its name in config.json; the main feed alone has the front pages
  surroundings: Surroundings;
  template: string | null; // its text
};

/** GitHub shows no Markdown file of more than 512 KB; a README has words of its own as well. */
export const mostBytes = 500_000;

/**
 * What the files of a digest should hold, compared with what they hold.
 *
 * When it was last updated is left as it stands where nothing else is new: a day's batch may grow by
 * papers that this feed does not ask for, and that is no reason for a commit.
 */
export function changesFor(
  digest: Digest,
  settings: PageSettings,
  files: Pick<Files, "read">,
): Changes {
  const { config, feed } = settings;
  const archive = archivePath(digest, settings);
  const archived = files.read(archive);
  const known = archived === null ? null : stampIn(archived);
  if (archived !== null && known === null) return refused(archive);
  if (known !== null && archived === archiveText({ ...digest, updated: known.updated }, settings)) {
    digest = { ...digest, updated: known.updated };
  }
  const text = archiveText(digest, settings);
  const lost = archived === null ? null : lostSummaries(archived, text);
  if (lost !== null) return { files: [], remarks: [], problems: [`${archive} ${lost}`] };
  const changes = noChanges();
  const put = (path: string, before: string | null, text: string) => {
    if (text !== before) changes.files.push({ path, text });
  };
  put(archive, archived, text);
  changes.remarks.push(...unknownPlaceholders(digest, settings));
  if (feed !== mainFeedName) return changes;

  const shown = files.read(config.file);
  const shownStamp = shown === null ? null : stampIn(shown);
  if (shown !== null && shownStamp === null) return { ...changes, ...refused(config.file) };
  if (shownStamp !== null && shownStamp.day > digest.day) {
    changes.remarks.push(`${config.file} shows ${shownStamp.day}, which is later, and stays.`);
    return changes;
  }
  put(
    config.file,
    shown,
    stamped(pageFor(digest, settings, frontPlace(config.file, archive), "page"), digest),
  );

  if (config.readme === false) return changes;
  const readme = files.read(config.readme_file);
  if (readme === null) {
    changes.problems.push(
      `There is no ${config.readme_file}; write one with ${markers.begin} and ${markers.end} in it.`,
    );
    return changes;
  }
  const placed = withBlock(readme, stamped(readmeBlock(digest, settings, archive), digest));
  if ("problem" in placed) changes.problems.push(`${config.readme_file} ${placed.problem}.`);
  else put(config.readme_file, readme, placed.text);
  return changes;
}

/** What was bought and cannot be found again must not vanish from where it still stands. */
function lostSummaries(archived: string, text: string): string | null {
  const { before, after } = summarisedInBoth(shownPapers(archived), shownPapers(text));
  if (after >= before) return null;
  return `has summaries of ${counted(before, "paper")}, of which only ${after} can be found now; the digest stays as it is.`;
}

/**
 * Archive files of days gone by: of those that have none, since a run failed or a new fork filled in
 * the days before, and of those that only lack summaries that have come since. Else what there is
 * stays as its day left it.
 */
export function olderArchives(
  digests: readonly Digest[],
  settings: PageSettings,
  files: Pick<Files, "read">,
): Changes["files"] {
  return digests.flatMap((digest) => {
    const path = archivePath(digest, settings);
    const archived = files.read(path);
    const text = archiveText(digest, settings);
    const isWanted = archived === null || hasOnlyMore(archived, text);
    return isWanted ? [{ path, text }] : [];
  });
}

function hasOnlyMore(archived: string, text: string): boolean {
  return (
    stampIn(archived) !== null && hasOnlyMoreSummaries(shownPapers(archived), shownPapers(text))
  );
}

/**
 * Whether a day's page is to be left, since what is held of the day now came from a second source:
 * that gives other scores and an order of its own. Summaries that came since are still put in.
 */
export function isBetterKept(
  digest: Digest,
  settings: PageSettings,
  files: Pick<Files, "read">,
): boolean {
  const archived = files.read(archivePath(digest, settings));
  return archived !== null && !hasOnlyMore(archived, archiveText(digest, settings));
}

/** The whole page for a place of the user's own, as it would stand beside config.json. */
export function wholePage(
  digest: Digest,
  settings: PageSettings,
): { text: string; remarks: string[] } {
  const place = frontPlace("DIGEST.md", archivePath(digest, settings));
  return {
    text: pageFor(digest, settings, place, "page"),
    remarks: unknownPlaceholders(digest, settings),
  };
}

export function archivePath({ day }: Pick<Digest, "day">, { config, feed }: PageSettings): string {
  return `${config.archive}/${feed === mainFeedName ? "" : `${feed}/`}${day}.md`;
}

function refused(path: string): Changes {
  const problem = `${path} was not written by npm run digest and is left as it is; move it, or name another file in config.json.`;
  return { files: [], remarks: [], problems: [problem] };
}

function archiveText(digest: Digest, settings: PageSettings): string {
  const path = archivePath(digest, settings);
  const name = path.slice(path.lastIndexOf("/") + 1);
  const place: Place = { root: upFrom(path), archive: name, summaries: "here" };
  return stamped(pageOf(digest, settings, place, "page"), digest);
}

function frontPlace(file: string, archive: string): Place {
  return { root: upFrom(file), archive: upFrom(file) + archive, summaries: "here" };
}

/**
 * With the summaries, or, where that would be too much for GitHub, with links to them; and where even
 * that is too much, with as many of the papers as fit.
 */
function pageFor(digest: Digest, settings: PageSettings, place: Place, form: Form): string {
  const page = pageOf(digest, settings, place, form);
  if (fits(page)) return page;
  const linked = { ...place, summaries: { file: place.archive } };
  const bare = pageOf(digest, settings, linked, form);
  if (fits(bare)) return bare;
  let [least, most] = [0, digest.items.length];
  while (least < most - 1) {
    const middle = Math.floor((least + most) / 2);
    if (fits(pageOf(digest, settings, { ...linked, most: middle }, form))) least = middle;
    else most = middle;
  }
  return pageOf(digest, settings, { ...linked, most: least }, form);
}

function fits(page: string): boolean {
  return Buffer.byteLength(page) <= mostBytes;
}

type Form = "page" | "body";

function pageOf(
  digest: Digest,
  { surroundings, template }: PageSettings,
  place: Place,
  form: Form,
): string {
  if (template !== null)
    return filledTemplate(template, templateValues(digest, surroundings, place)).page;
  return (form === "page" ? digestPage : digestBody)(digest, surroundings, place);
}

function readmeBlock(digest: Digest, settings: PageSettings, archive: string): string {
  const { config } = settings;
  const place = frontPlace(config.readme_file, archive);
  if (config.readme === "list")
    return digestList(digest, place, upFrom(config.readme_file) + config.file);
  return pageFor(digest, settings, place, "body");
}

function unknownPlaceholders(digest: Digest, { surroundings, template }: PageSettings): string[] {
  if (template === null) return [];
  const values = templateValues(digest, surroundings, { root: "", archive: "", summaries: "here" });
  const { unknown } = filledTemplate(template, values);
  if (unknown.length === 0) return [];
  return [
    `The template has placeholders that are not known and stay as they are: ${unknown.join(", ")}. Known are ${Object.keys(values).join(", ")}.`,
  ];
}

/** "../" for each folder that a file lies in. */
function upFrom(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
