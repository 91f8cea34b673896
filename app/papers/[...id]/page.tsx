import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { cache } from "react";
import { hasPageAccess, requirePageAccess, type SearchParams } from "@/app/access";
import { dayInWords } from "@/lib/arxiv/calendar";
import { abstractUrl, htmlUrl, parseArxivId, pdfUrl } from "@/lib/arxiv/ids";
import { nameOf } from "@/lib/arxiv/taxonomy";
import { thanks } from "@/lib/feeds/content";
import { proseHtml } from "@/lib/feeds/prose";
import { summaryHtml } from "@/lib/feeds/summary";
import { plainLine, titleText } from "@/lib/feeds/text";
import type { PaperSeen } from "@/lib/server/papers";
import { services } from "@/lib/services";
import { listed } from "@/lib/words";

export const dynamic = "force-dynamic";

type Props = { params: Promise<{ id: string[] }>; searchParams: SearchParams };

/** Asked for twice in one request, by the page and for its title. */
const paperAt = cache(async (path: string): Promise<PaperSeen | null> => {
  const parsed = parseArxivId(path);
  return parsed === null ? null : services().paper(parsed.id, new Date());
});

export async function generateMetadata({ params, searchParams }: Props): Promise<Metadata> {
  if (!(await hasPageAccess(searchParams))) return {};
  const seen = await paperAt(pathOf((await params).id));
  if (seen === null) return {};
  const { access, config } = services();
  return {
    title: `${titleText(seen.paper.title)} · ${config.site.title}`,
    icons: { icon: "/icon.svg" },
    // The address of a private page holds the key, which is nobody else's to see.
    referrer: access.isPrivate ? "no-referrer" : undefined,
  };
}

/** One paper: its abstract, and all that a model wrote about it. */
export default async function Page({ params, searchParams }: Props) {
  await requirePageAccess(searchParams);
  const seen = await paperAt(pathOf((await params).id));
  if (seen === null) notFound();
  const { links } = services();
  const { paper, announced } = seen;
  const { id, version } = paper;
  return (
    <>
      <header>
        <h1>
          <a href={abstractUrl(id)} rel="noreferrer">
            {titleText(paper.title)}
          </a>
        </h1>
        <p className="by">{paper.authors.map(({ name }) => plainLine(name)).join(", ")}</p>
        <p className="by">
          {paper.categories.map((each) => `${each} (${nameOf(each)})`).join(", ")} · version{" "}
          {version} · announced on{" "}
          {listed([...new Set(announced.map(({ day }) => dayInWords(day)))].reverse())}
        </p>
        <p className="links">
          <a href={abstractUrl(id)} rel="noreferrer">
            Abstract page
          </a>{" "}
          ·{" "}
          <a href={pdfUrl(id, version)} rel="noreferrer">
            PDF
          </a>{" "}
          ·{" "}
          <a href={htmlUrl(id, version)} rel="noreferrer">
            HTML
          </a>
        </p>
      </header>
      <main>
        <article className="prose">
          <h2>Abstract</h2>
          <Html blocks={proseHtml(paper.abstract, "mathml").blocks} />
          {seen.summaries.map((summary) => (
            <section key={summary.language} lang={languageTag(summary.language)}>
              <Html blocks={summaryHtml(summary, { ...whole, version }).blocks} />
            </section>
          ))}
        </article>
      </main>
      <footer>
        <p>
          {thanks} <a href={links.within("/")}>The papers of the day</a>
        </p>
      </footer>
    </>
  );
}

const whole = { math: "mathml", mostBytes: Number.POSITIVE_INFINITY, paperUrl: "" } as const;

/** Blocks of our own making, every text in them escaped or sanitised. */
function Html({ blocks }: { blocks: readonly string[] }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: see above
  return <div dangerouslySetInnerHTML={{ __html: blocks.join("\n") }} />;
}

function languageTag(language: string): string | undefined {
  return /^[a-z]{2}$/.test(language) ? language : undefined;
}

/** Identifiers of before April 2007 hold a slash. */
function pathOf(segments: readonly string[]): string {
  return segments.map((segment) => decodeURIComponent(segment)).join("/");
}
