import type { Metadata } from "next";
import { hasPageAccess, requirePageAccess, type SearchParams } from "@/app/access";
import type { Links } from "@/lib/feeds/links";
import type { Status } from "@/lib/server/status";
import { missingInWords, quietInWords } from "@/lib/server/status-words";
import { services } from "@/lib/services";
import { counted, distanceInWords, timeInWords } from "@/lib/words";
import { Categories } from "./categories";
import { Checks } from "./checks";
import { DayInWords, Moment } from "./moment";
import { RefreshForm } from "./refresh-form";
import { Runs } from "./runs";
import { Summaries } from "./summaries";

export const dynamic = "force-dynamic";

type Props = { searchParams: SearchParams };

export async function generateMetadata({ searchParams }: Props): Promise<Metadata> {
  if (!(await hasPageAccess(searchParams))) return {};
  const { config, access } = services();
  return {
    title: `Status · ${config.site.title}`,
    robots: { index: false },
    icons: { icon: "/icon.svg" },
    // The address of a private page holds the key, which is nobody else's to see.
    referrer: access.isPrivate ? "no-referrer" : undefined,
  };
}

export default async function Page({ searchParams }: Props) {
  await requirePageAccess(searchParams);
  const server = services();
  const { links, setup } = server;
  const now = new Date();
  const status = await server.status(now);
  const wasStarted = (await searchParams).started !== undefined;
  return (
    <>
      <header>
        <h1>Status</h1>
        <p>{status.summary}</p>
        {(status.running || wasStarted) && <UnderWay isHere={status.running} />}
      </header>
      <main>
        <h2>Today at arXiv</h2>
        <Today today={status.today} now={now} />

        <h2>Categories</h2>
        <Categories status={status} now={now} />

        <h2>History</h2>
        <History status={status} now={now} />

        <h2>Setup</h2>
        <Checks checks={status.checks} />

        <h2>Summaries</h2>
        <Summaries summaries={status.summaries} now={now} />

        <h2 id="runs">Last refreshes</h2>
        <Runs runs={status.runs} now={now} />
        <h3>Start a refresh</h3>
        <RefreshForm
          isOpen={setup.hasCronSecret}
          isOnVercel={setup.isOnVercel}
          accessKey={links.key}
        />
      </main>
      <footer>
        <Ways links={links} />
      </footer>
    </>
  );
}

function UnderWay({ isHere }: { isHere: boolean }) {
  return (
    <p>
      {isHere ? "A refresh is under way." : "A refresh was started."} Load this page again in a
      while: what it did is told under <a href="#runs">Last refreshes</a>.
    </p>
  );
}

function Today({ today, now }: { today: Status["today"]; now: Date }) {
  const { day, inForce, next } = today;
  return (
    <>
      <p>
        In New York, whose midnight counts for arXiv, it is <DayInWords day={day} />.{" "}
        {quietInWords(today) ?? "arXiv announces papers today."}
      </p>
      <p>
        {inForce === day ? "In force is today’s announcement. " : <InForce day={inForce} />}
        The next one is due on <DayInWords day={next.day} />, at{" "}
        <time dateTime={next.due}>{timeInWords(next.due)}</time>, {distanceInWords(next.due, now)}.
      </p>
    </>
  );
}

function InForce({ day }: { day: string }) {
  return (
    <>
      In force is the announcement of <DayInWords day={day} />.{" "}
    </>
  );
}

function History({ status, now }: { status: Status; now: Date }) {
  const { history } = status;
  const missing = missingInWords(status);
  return (
    <>
      <p>
        {history.heldFrom === null ? (
          "No day is held yet. "
        ) : (
          <>
            {counted(history.days, "day")} with {counted(history.announcements, "announcement")} of
            papers {history.days === 1 ? "is" : "are"} held, back to{" "}
            <DayInWords day={history.heldFrom} />.{" "}
          </>
        )}
        What arXiv announced since <DayInWords day={history.keptFrom} /> is kept.
      </p>
      {missing.length === 0 ? (
        <p>No announcement since then is missing.</p>
      ) : (
        <>
          <p>Missing or perhaps not whole, and filled in by refreshes, newest first:</p>
          <ul className="marked">
            {missing.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </>
      )}
      {history.trouble !== null && (
        <p className="trouble">
          It could not be filled in: {history.trouble.reason}. This is tried again at{" "}
          <Moment at={history.trouble.askAgainAt} now={now} />.
        </p>
      )}
    </>
  );
}

function Ways({ links }: { links: Links }) {
  return (
    <nav aria-label="Elsewhere here">
      <a href={links.within("/")}>The papers of the day</a> · this page for programs:{" "}
      <a href={links.within("/status.json")}>status.json</a>,{" "}
      <a href={links.within("/health")}>health</a>
    </nav>
  );
}
