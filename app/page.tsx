import type { Metadata } from "next";
import { abstractUrl, htmlUrl, pdfUrl } from "@/lib/arxiv/ids";
import type { Edition, EditionItem } from "@/lib/editions/edition";
import { isAppError } from "@/lib/errors";
import { thanks, whyThis } from "@/lib/feeds/content";
import { feedUrl, formats, stateSentences } from "@/lib/feeds/document";
import { plainLine, plainParagraphs, titleText } from "@/lib/feeds/text";
import { mainInterest } from "@/lib/server/server";
import { services } from "@/lib/services";
import { requestContext } from "./answer";

export const dynamic = "force-dynamic";

const formatNames = { rss: "RSS", atom: "Atom", json: "JSON Feed" } as const;
const types = {
  atom: "application/atom+xml",
  rss: "application/rss+xml",
  json: "application/feed+json",
};

export function generateMetadata(): Metadata {
  const server = services();
  const interest = mainInterest(server);
  return {
    title: interest.title,
    description: `arXiv's announcements in ${interest.categories.join(", ")}, chosen and ranked.`,
    icons: { icon: "/icon.svg" },
  };
}

export default async function Page() {
  const server = services();
  const interest = mainInterest(server);
  const outcome = await latestDay();
  const { store } = await server.health(new Date());
  return (
    <>
      {(["atom", "rss", "json"] as const).map((format) => (
        <link
          key={format}
          rel="alternate"
          type={types[format]}
          title={`${interest.title} (${formatNames[format]})`}
          href={feedUrl(server.origin, format, interest)}
        />
      ))}
      <header>
        <h1>{interest.title}</h1>
        <p>
          arXiv’s announcements in {interest.categories.join(", ")}, chosen by{" "}
          {interest.keywords.length} keywords and ranked. Subscribe:{" "}
          {formats.map((format, index) => (
            <span key={format}>
              {index > 0 && " · "}
              <a href={feedUrl(server.origin, format, interest)}>{formatNames[format]}</a>
            </span>
          ))}
        </p>
      </header>
      <main>
        {store !== null && <p className="state">{store}</p>}

        {"edition" in outcome ? <Day edition={outcome.edition} /> : <p>{outcome.sorry}</p>}
      </main>
      <footer>
        <p>{thanks}</p>
      </footer>
    </>
  );
}

async function latestDay(): Promise<{ edition: Edition } | { sorry: string }> {
  const server = services();
  try {
    return { edition: await server.edition(mainInterest(server), requestContext()) };
  } catch (error) {
    if (isAppError(error)) return { sorry: error.message };
    throw error;
  }
}

function Day({ edition }: { edition: Edition }) {
  const [latest] = edition.days;
  const remarks = stateSentences(edition.states);
  return (
    <>
      <h2>
        {latest ? <time dateTime={latest.day}>{longDate(latest.day)}</time> : "No papers yet"}
      </h2>
      {remarks.map((remark) => (
        <p key={remark} className="state">
          {remark}
        </p>
      ))}
      {latest?.items.length === 0 && <p>Nothing announced this day matched the keywords.</p>}
      <ol>
        {latest?.items.map((item) => (
          <Paper key={item.paper.id} item={item} />
        ))}
      </ol>
    </>
  );
}

function Paper({ item: { paper, reasons, score } }: { item: EditionItem }) {
  const names = paper.authors.map(({ name }) => plainLine(name));
  const shown = names.length > 12 ? [...names.slice(0, 10), `${names.length - 10} others`] : names;
  return (
    <li>
      <article>
        <h3>
          <a href={abstractUrl(paper.id)}>{titleText(paper.title)}</a>
        </h3>
        <p className="by">
          {shown.join(", ")} · {paper.categories.join(", ")}
        </p>
        {reasons.length > 0 && <p className="why">Why this: {whyThis(reasons, score)}</p>}
        <details>
          <summary>Abstract</summary>
          {plainParagraphs(paper.abstract).map((paragraph) => (
            <p key={paragraph}>{paragraph}</p>
          ))}
        </details>
        <p className="links">
          <a href={pdfUrl(paper.id, paper.version)}>PDF</a> ·{" "}
          <a href={htmlUrl(paper.id, paper.version)}>HTML</a>
        </p>
      </article>
    </li>
  );
}

function longDate(day: string): string {
  return new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", {
    weekday: "long",
    day: "numeric",
    month: "long",
    year: "numeric",
    timeZone: "UTC",
  });
}
