import { requireAccess } from "@/app/access";
import { toResponse } from "@/app/answer";
import { services } from "@/lib/services";

export const dynamic = "force-dynamic";

/** The settings in force, and what each keyword finds, for whoever wonders what a feed goes by. */
export async function GET(request: Request): Promise<Response> {
  try {
    requireAccess(request);
    const settings = await services().settings(new Date());
    return Response.json(settings, { headers: { "cache-control": "no-store" } });
  } catch (error) {
    return toResponse(error, request);
  }
}
