import type { Metadata } from "next";
import { abstractUrl, htmlUrl, pdfUrl } from "@/lib/arxiv/ids";
import type { Edition, EditionItem } from "@/lib/editions/edition";
import { isAppError } from "@/lib/errors";
import { thanks, whyThis } from "@/lib/feeds/content";
import { stateSentences } from "@/lib/feeds/document";
import type { Links } from "@/lib/feeds/links";
import { plainLine, plainParagraphs, titleText } from "@/lib/feeds/text";
import { type ConfiguredFeed, configuredFeeds } from "@/lib/interest/configured";
import { mainInterest } from "@/lib/server/server";
import { services } from "@/lib/services";
import { hasPageAccess, requirePageAccess, type SearchParams } from "./access";
import { requestContext } from "./answer";
import { Autodiscovery, FeedLinks } from "./feed-links";

export const dynamic = "force-dynamic";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  if (!(await hasPageAccess(searchParams))) return {};
  const server = services();
  const interest = mainInterest(server);
  return {
    title: interest.title,
    description: `arXiv's announcements in ${interest.categories.join(", ")}, chosen and ranked.`,
    icons: { icon: "/icon.svg" },
    // The address of a private page holds the key, which is nobody else's to see.
    referrer: server.access.isPrivate ? "no-referrer" : undefined,
  };
}

export default async function Page({ searchParams }: Props) {
  await requirePageAccess(searchParams);
  const server = services();
  const { links } = server;
  const feeds = configuredFeeds(server.config);
  const interest = mainInterest(server);
  const outcome = await latestDay();
  const { store } = await server.health(new Date());
  return (
    <>
      <Autodiscovery feeds={feeds} links={links} />
      <header>
        <h1>{interest.title}</h1>
        <p>
          arXiv’s announcements in {interest.categories.join(", ")}, chosen by{" "}
          {interest.keywords.length} keywords and ranked. Subscribe:{" "}
          <FeedLinks interest={interest} links={links} />
        </p>
        <OtherFeeds feeds={feeds.slice(1)} links={links} />
      </header>
      <main>
        {store !== null && <p className="state">{store}</p>}

        {"edition" in outcome ? <Day edition={outcome.edition} /> : <p>{outcome.sorry}</p>}
      </main>
      <footer>
        <p>
          {thanks} <a href={links.within("/status")}>How fresh this is</a>
        </p>
      </footer>
    </>
  );
}

function OtherFeeds({ feeds, links }: { feeds: ConfiguredFeed[]; links: Links }) {
  if (feeds.length === 0) return null;
  return (
    <ul className="feeds" aria-label="Other feeds">
      {feeds.map(({ name, interest }) => (
        <li key={name}>
          {interest.title}: <FeedLinks interest={interest} links={links} />
        </li>
      ))}
    </ul>
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
          <a href={abstractUrl(paper.id)} rel="noreferrer">
            {titleText(paper.title)}
          </a>
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
          <a href={pdfUrl(paper.id, paper.version)} rel="noreferrer">
            PDF
          </a>{" "}
          ·{" "}
          <a href={htmlUrl(paper.id, paper.version)} rel="noreferrer">
            HTML
          </a>
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
