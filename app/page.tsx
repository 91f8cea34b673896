import type { Metadata } from "next";
import { longDate } from "@/lib/arxiv/calendar";
import { abstractUrl, htmlUrl, pdfUrl } from "@/lib/arxiv/ids";
import type { Edition, EditionItem } from "@/lib/editions/edition";
import { isAppError } from "@/lib/errors";
import { thanks, whyThis } from "@/lib/feeds/content";
import { chosenHow, emptiness, stateSentences } from "@/lib/feeds/description";
import type { Links } from "@/lib/feeds/links";
import { summaryText } from "@/lib/feeds/summary-text";
import { plainLine, plainParagraphs, titleText } from "@/lib/feeds/text";
import { type ConfiguredFeed, configuredFeeds } from "@/lib/interest/configured";
import type { Interest } from "@/lib/interest/interest";
import { interestFromPage } from "@/lib/interest/url";
import { summariesLack } from "@/lib/server/doctor";
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
  const asked = await askedFor(searchParams);
  const interest = "interest" in asked ? asked.interest : mainInterest(server);
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
  const asked = await askedFor(searchParams);
  const interest = "interest" in asked ? asked.interest : mainInterest(server);
  const outcome = "interest" in asked ? await latestDay(asked.interest) : asked;
  const { store } = await server.health(new Date());
  const lack = summariesLack(server.setup);
  return (
    <>
      {/* Where the address is wrong, a reader that looks here for a feed must not get another one. */}
      {"interest" in asked && <Autodiscovery interest={interest} feeds={feeds} links={links} />}
      <header>
        <h1>{interest.title}</h1>
        {"interest" in asked && (
          <p>
            {chosenHow(interest)} Subscribe to exactly this:{" "}
            <FeedLinks interest={interest} links={links} />
          </p>
        )}
        <OtherFeeds feeds={feeds.slice(1)} links={links} />
      </header>
      <main>
        {store !== null && <p className="state">{store}</p>}

        {"edition" in outcome ? (
          <Day edition={outcome.edition} links={links} />
        ) : (
          <p>{outcome.sorry}</p>
        )}
      </main>
      <footer>
        <p>
          {thanks} <a href={links.within("/status")}>How fresh this is</a>
        </p>
        {lack !== null && <p>A language model can summarise the best papers here. {lack}</p>}
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

/** What the page's address asks for: the parameters of a feed, and its path as `feed`. */
async function askedFor(params: SearchParams): Promise<{ interest: Interest } | { sorry: string }> {
  const search = new URLSearchParams();
  for (const [name, values] of Object.entries(await params)) {
    for (const value of [values ?? []].flat()) search.append(name, value);
  }
  try {
    return { interest: interestFromPage(search, services().config, new Date()) };
  } catch (error) {
    if (isAppError(error)) return { sorry: error.message };
    throw error;
  }
}

async function latestDay(interest: Interest): Promise<{ edition: Edition } | { sorry: string }> {
  const server = services();
  try {
    return { edition: await server.edition(interest, requestContext()) };
  } catch (error) {
    if (isAppError(error)) return { sorry: error.message };
    throw error;
  }
}

function Day({ edition, links }: { edition: Edition; links: Links }) {
  const [latest] = edition.days;
  const remarks = [...emptiness(edition), ...stateSentences(edition.states)];
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
      <ol>
        {latest?.items.map((item) => (
          <Paper key={item.paper.id} item={item} links={links} />
        ))}
      </ol>
    </>
  );
}

function Paper({ item, links }: { item: EditionItem; links: Links }) {
  const { paper, reasons, score, summary } = item;
  const sentence = summary === undefined ? null : summaryText(summary);
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
        {sentence !== null && <p>{sentence}</p>}
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
          {summary !== undefined && (
            <>
              {" "}
              · <a href={links.within(`/papers/${paper.id}`)}>Summary by {summary.model}</a>
            </>
          )}
        </p>
      </article>
    </li>
  );
}
