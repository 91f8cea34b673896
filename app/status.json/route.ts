import { requireAccess } from "@/app/access";
import { toResponse } from "@/app/answer";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** What `/status` tells, for programs: always 200, since a server that is unwell tells it, too. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireAccess(request);
    const status = await services().status(new Date());
    return Response.json(status, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return toResponse(error, request);
  }
}
