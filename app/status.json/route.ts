import { requireAccess } from "@/app/access";
import { jsonResponse } from "@/app/answer";
import { handler } from "@/app/handler";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** What `/status` tells, for programs: always 200, since a server that is unwell tells it, too. */
export const GET = handler("/status.json", async ({ request, now }) => {
  requireAccess(request);
  return jsonResponse(await services().status(now));
});
