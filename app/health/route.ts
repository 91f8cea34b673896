import { toResponse } from "@/app/answer";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

export async function GET(request: Request) {
  try {
    const health = await services().health(new Date());
    return Response.json(health, {
      status: health.status === "failing" ? 503 : 200,
      headers: { "cache-control": "no-store" },
    });
  } catch (error) {
    return toResponse(error, request);
  }
}
