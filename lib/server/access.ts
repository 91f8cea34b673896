import { bearerOf, isSameSecret } from "./secret";

/** What a caller shows to be let in: `key` parameters of the address, and its Authorization. */
export type Credentials = { keys: readonly string[]; authorization: string | null };

/** Who may see a deployment: everybody, or on a private one those who show its token. */
export type Access = {
  isPrivate: boolean;
  admits(shown: Credentials): boolean;
};

export function createAccess(accessToken?: string): Access {
  if (accessToken === undefined) return { isPrivate: false, admits: () => true };
  return {
    isPrivate: true,
    admits: (shown) => candidates(shown).some((each) => isSameSecret(each, accessToken)),
  };
}

export const refusal =
  "This server is private; add ?key= and its access token to the address, or send the token as " +
  "Authorization: Bearer.";

export function credentialsOf(request: Request): Credentials {
  return {
    keys: new URL(request.url).searchParams.getAll("key"),
    authorization: request.headers.get("authorization"),
  };
}

function candidates({ keys, authorization }: Credentials): string[] {
  // In an address typed by hand a plus sign stands for itself, but is read as a blank.
  const typed = keys.flatMap((key) => (key.includes(" ") ? [key, key.replaceAll(" ", "+")] : key));
  const bearer = bearerOf(authorization);
  return bearer === null ? typed : [...typed, bearer];
}
