/** Where a digest of the repository comes from, and what its links may lead to. */
export type DigestPlace = {
  from: string; // its path in the repository
  to: string; // its path in the site
  /** Paths in the site of what is there, by those in the repository. */
  pages: ReadonlyMap<string, string>;
  /** "https://github.com/someone/papers", which has everything else; null where it is not known. */
  repository: string | null;
};

/**
 * The Markdown of a digest for the site: what it links to in the repository is linked to in the site
 * where that has it, else at GitHub, else it is words alone. Code is left as it is.
 */
export function withSiteLinks(markdown: string, place: DigestPlace): string {
  return markdown
    .split(code)
    .map((part, index) => (index % 2 === 1 ? part : linked(part, place)))
    .join("");
}

const code = /(^[> \t]*`{3,}[^`\n]*\n[\s\S]*?\n[> \t]*`{3,}[ \t]*$|`[^`\n]+`)/m;

function linked(text: string, { from, to, pages, repository }: DigestPlace): string {
  return text.replace(link, (written, mark: string, words: string, target: string) => {
    if (/^(?:[a-z][a-z\d+.-]*:|\/|#|$)/i.test(target)) return written;
    const { pathname, hash } = new URL(target, `https://repository.invalid/${from}`);
    const path = pathname.slice(1);
    const inSite = pages.get(decodeURIComponent(path));
    if (inSite !== undefined) return `${mark}[${words}](${up(to)}${inSite}${hash})`;
    if (repository === null) return words;
    return `${mark}[${words}](${repository}/${mark === "" ? "blob" : "raw"}/HEAD/${path}${hash})`;
  });
}

const link = /(!?)(?<!\\)\[((?:\\.|[^\\[\]])*)\]\(([^()\s]*)\)/g;

/** "../" for each folder that a file lies in. */
function up(path: string): string {
  return "../".repeat(path.split("/").length - 1);
}
