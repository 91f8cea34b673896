import { describe, expect, it } from "vitest";
import { createAccess, credentialsOf } from "@/lib/server/access";

const token = "s3cret+and/long==";
const access = createAccess(token);

function isAdmitted(address: string, authorization?: string): boolean {
  const headers = authorization === undefined ? undefined : { authorization };
  return access.admits(credentialsOf(new Request(`https://feeds.example${address}`, { headers })));
}

describe("an open deployment", () => {
  it("lets everybody in, whatever they show", () => {
    const open = createAccess();
    expect(open.isPrivate).toBe(false);
    expect(open.admits({ keys: [], authorization: null })).toBe(true);
    expect(open.admits({ keys: ["x"], authorization: "Bearer x" })).toBe(true);
  });
});

describe("a private deployment", () => {
  it("says that it is", () => expect(access.isPrivate).toBe(true));

  it.each([
    `/rss?key=${encodeURIComponent(token)}`,
    `/rss?key=${token}`, // its plus sign is read as a blank
    `/rss?limit=5&key=${encodeURIComponent(token)}&utm_source=x`,
    `/rss?key=old&key=${encodeURIComponent(token)}`,
  ])("lets in who has its key in the address: %s", (address) => {
    expect(isAdmitted(address)).toBe(true);
  });

  it.each([
    `Bearer ${token}`,
    `bearer ${token}`,
    `BEARER   ${token} `,
  ])("lets in who sends its key: %s", (authorization) => {
    expect(isAdmitted("/rss", authorization)).toBe(true);
    expect(isAdmitted("/rss?key=wrong", authorization)).toBe(true);
  });

  it.each([
    ["/rss", undefined],
    ["/rss?key=", undefined],
    ["/rss?key", undefined],
    ["/rss?key=wrong", undefined],
    [`/rss?key=${encodeURIComponent(token)}x`, undefined],
    [`/rss?key=${encodeURIComponent(token.slice(1))}`, undefined],
    [`/rss?key=${encodeURIComponent(token.toUpperCase())}`, undefined],
    [`/rss?Key=${encodeURIComponent(token)}`, undefined],
    [`/rss/${encodeURIComponent(token)}`, undefined],
    [`/rss#key=${encodeURIComponent(token)}`, undefined],
    ["/rss", ""],
    ["/rss", "Bearer"],
    ["/rss", "Bearer "],
    ["/rss", "Bearer wrong"],
    ["/rss", token],
    ["/rss", `Basic ${token}`],
    ["/rss", `Bearer ${token}, Bearer x`],
    ["/rss", `XBearer ${token}`],
  ])("lets nobody else in: %s with %j", (address, authorization) => {
    expect(isAdmitted(address, authorization)).toBe(false);
  });
});
