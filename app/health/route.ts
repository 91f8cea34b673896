import { hasAccess } from "@/app/access";
import { toResponse } from "@/app/answer";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  try {
    const health = await services().health(new Date());
    // Whoever watches over a private deployment needs no key, and learns no more than how it is.
    return Response.json(hasAccess(request) ? health : { status: health.status }, {
      status: health.status === "failing" ? 503 : 200,
      headers: { "cache-control": "no-store" },
    });
  } catch (error) {
    return toResponse(error, request);
  }
}
