import { answerPage, errorPageResponse, pageResponse, redirect } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { isAppError } from "@/lib/errors";
import { buildPage, refusedBuildPage } from "@/lib/pages/build/build-page";
import { buildAskedAt, writtenBuildValues } from "@/lib/pages/build/build-values";

export const dynamic = "force-dynamic";

/** The feed builder: what an address asks for, and what that would have brought. */
export const GET = handler("/build", (asked) =>
  answerPage(asked, async ({ server, url, now }) => {
    const { config, links } = server;
    const read = () => buildAskedAt(url, { config, links, now });
    let asked: ReturnType<typeof read>;
    try {
      asked = read();
    } catch (error) {
      if (!isAppError(error)) throw error;
      const values = writtenBuildValues(url, config);
      const followed = await server.followed(now);
      const refused = { values, sentence: error.message, followed };
      return errorPageResponse(error, refusedBuildPage(refused, server));
    }
    if ("elsewhere" in asked) return redirect(asked.elsewhere);
    const preview = await server.preview(asked.interest, now);
    return pageResponse(buildPage({ ...asked, preview }, server));
  }),
);
