import { requireAccess } from "@/app/access";
import { jsonResponse } from "@/app/answer";
import { handler } from "@/app/handler";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** The settings in force, and what each keyword finds, for whoever wonders what a feed goes by. */
export const GET = handler("/config", async ({ request, now }) => {
  requireAccess(request);
  return jsonResponse(await services().settings(now));
});
