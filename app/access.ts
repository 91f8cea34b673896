import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { AppError } from "@/lib/errors";
import { credentialsOf, refusal } from "@/lib/server/access";
import { services } from "@/lib/services";

/**
 * The door of a private deployment. Every handler and page that shows anything of its settings or
 * papers goes through here first (`tests/access.test.ts` walks them); an open one lets all in.
 */
export function hasAccess(request: Request): boolean {
  return services().access.admits(credentialsOf(request));
}

/** Throws AppError unauthorized, which `toResponse` answers. */
export function requireAccess(request: Request): void {
  if (!hasAccess(request)) throw new AppError("unauthorized", refusal);
}

export type SearchParams = Promise<Record<string, string | string[] | undefined>>;

export async function hasPageAccess(searchParams: SearchParams): Promise<boolean> {
  const { access } = services();
  const keys = [(await searchParams).key ?? []].flat();
  return access.admits({ keys, authorization: (await headers()).get("authorization") });
}

/** Closes a page should `proxy.ts`, which answers before it, have let a stranger through. */
export async function requirePageAccess(searchParams: SearchParams): Promise<void> {
  if (!(await hasPageAccess(searchParams))) notFound();
}
