import { answerPage } from "@/app/answer-page";
import { handler } from "@/app/handler";
import { AppError } from "@/lib/errors";

export const dynamic = "force-dynamic";

/** All that nothing else answers for: the page that Next.js has for this needs inline scripts. */
export const GET = handler("/[...path]", (asked) =>
  answerPage(asked, () => {
    throw new AppError("not_found", "It may have been mistyped, or what it named is gone.");
  }),
);
