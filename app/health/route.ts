import { hasAccess } from "@/app/access";
import { jsonResponse } from "@/app/answer";
import { handler } from "@/app/handler";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

export const GET = handler("/health", async ({ request, now }) => {
  const health = await services().health(now);
  // Whoever watches over a private deployment needs no key, and learns no more than how it is.
  const told = hasAccess(request) ? health : { status: health.status };
  return jsonResponse(told, { status: health.status === "failing" ? 503 : 200 });
});
