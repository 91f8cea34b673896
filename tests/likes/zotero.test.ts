import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ZoteroAnswer } from "@/lib/likes/zotero";
import { hastyZotero } from "@/tests/support/likes";
import { startZotero, type ZoteroItem, type ZoteroStandIn } from "@/tests/support/zotero-server";

const key = "P9InventedKeyOfNobody0000";
const library = { zotero: "users/12345" };

let zotero: ZoteroStandIn;
beforeEach(async () => {
  zotero = await startZotero(key);
});
afterEach(() => zotero.close());

/** The nth item, added on the nth minute. */
function anItem(number: number, partial: Partial<ZoteroItem> = {}): ZoteroItem {
  return {
    key: `ITEM${String(number).padStart(4, "0")}`,
    itemType: "preprint",
    title: `Folding Towels, Part ${number}`,
    abstractNote: "We fold towels.",
    creators: [
      { creatorType: "author", firstName: "Ada", lastName: "Ferrant" },
      { creatorType: "editor", firstName: "Ed", lastName: "Itor" },
      { creatorType: "author", name: "The Towel Group" },
    ],
    dateAdded: new Date(Date.UTC(2026, 0, 1, 0, number)).toISOString().replace(".000", ""),
    ...partial,
  };
}

function papersIn(answer: ZoteroAnswer) {
  if (!("papers" in answer)) throw new Error(JSON.stringify(answer));
  return answer;
}

describe("a Zotero library", () => {
  it("is read with the key, in the API's third version, the newest first", async () => {
    zotero.hold("users/12345", [anItem(1), anItem(2)]);
    const answer = papersIn(await hastyZotero(zotero.url, key).papersOf(library));
    expect(answer.papers.map(({ title }) => title)).toEqual([
      "Folding Towels, Part 2",
      "Folding Towels, Part 1",
    ]);
    expect(answer).toMatchObject({ version: 101, isCut: false });
    expect(answer.papers[0]?.authors).toEqual(["Ada Ferrant", "The Towel Group"]);
    expect(answer.papers[0]?.addedAt).toBe(Date.parse("2026-01-01T00:02:00Z"));
    expect(zotero.requests[0]?.headers).toMatchObject({
      "zotero-api-key": key,
      "zotero-api-version": "3",
      "user-agent": "arxiv-feed-server-tests",
    });
    expect(zotero.requests[0]?.path).not.toContain(key);
  });

  it.each([
    ["archiveID", { archiveID: "arXiv:2606.01234" }],
    ["DOI", { itemType: "journalArticle", DOI: "10.48550/arXiv.2606.01234" }],
    ["url", { itemType: "webpage", url: "http://arxiv.org/abs/2606.01234v2" }],
    ["extra", { extra: "tex.note: x\narXiv:2606.01234 [cs]" }],
    ["publicationTitle", { publicationTitle: "arXiv preprint arXiv:2606.01234" }],
  ])("tells arXiv's id in its %s", async (_, fields) => {
    zotero.hold("users/12345", [anItem(1, fields)]);
    const { papers } = papersIn(await hastyZotero(zotero.url, key).papersOf(library));
    expect(papers[0]?.id).toBe("2606.01234");
  });

  it("counts papers only: no notes, no files, nothing in the trash", async () => {
    zotero.hold("users/12345", [
      anItem(1, { title: "The <i>one</i> paper" }),
      anItem(2, { itemType: "note", title: undefined, note: "<p>x</p>" }),
      anItem(3, { itemType: "attachment" }),
      anItem(4, { deleted: 1 }),
      anItem(5, { parentItem: "ITEM0001" }),
      anItem(6, { title: " " }),
    ]);
    const { papers } = papersIn(await hastyZotero(zotero.url, key).papersOf(library));
    expect(papers.map(({ title }) => title)).toEqual(["The one paper"]);
  });

  it("may be one collection of it", async () => {
    zotero.hold("users/12345", [anItem(1), anItem(2, { collections: ["ABCD1234"] })]);
    const client = hastyZotero(zotero.url, key);
    const wanted = { ...library, collection: "ABCD1234" };
    expect(papersIn(await client.papersOf(wanted)).papers).toHaveLength(1);
    const other = { ...library, collection: "ZZZZ9999" };
    expect(await client.papersOf(other)).toMatchObject({ code: "not_found" });
  });

  it("is read page by page, up to its thousand newest items", async () => {
    zotero.hold(
      "users/12345",
      Array.from({ length: 250 }, (_, n) => anItem(n)),
    );
    const client = hastyZotero(zotero.url, key);
    expect(papersIn(await client.papersOf(library))).toMatchObject({ isCut: false });
    expect(zotero.requests).toHaveLength(3);
    zotero.hold(
      "users/12345",
      Array.from({ length: 1_200 }, (_, n) => anItem(n)),
    );
    const { papers, isCut } = papersIn(await client.papersOf(library));
    expect([papers.length, isCut]).toEqual([1_000, true]);
    expect(papers[0]?.title).toBe("Folding Towels, Part 1199");
  });

  it("is not sent again where nothing changed", async () => {
    zotero.hold("groups/67890", [anItem(1)], { isPublic: true });
    const client = hastyZotero(zotero.url);
    const group = { zotero: "groups/67890" };
    const { version } = papersIn(await client.papersOf(group));
    expect(await client.papersOf(group, version)).toEqual({ unchanged: true });
    zotero.hold("groups/67890", [anItem(1), anItem(2)], { isPublic: true });
    expect(papersIn(await client.papersOf(group, version)).papers).toHaveLength(2);
  });
});

describe("what goes wrong with Zotero", () => {
  beforeEach(() =>
    zotero.hold(
      "users/12345",
      Array.from({ length: 150 }, (_, n) => anItem(n)),
    ),
  );

  it.each([
    ["no key", undefined, "forbidden", /ZOTERO_API_KEY is not set/],
    ["a wrong key", "wrong", "forbidden", /does not let the key of ZOTERO_API_KEY/],
  ])("is told: %s", async (_, wrong, code, message) => {
    const answer = await hastyZotero(zotero.url, wrong).papersOf(library);
    expect(answer).toMatchObject({ code, message: expect.stringMatching(message) });
    expect(JSON.stringify(answer)).not.toContain("wrong");
  });

  it.each([
    [{ kind: "html" }, "malformed"],
    [{ kind: "truncated" }, "malformed"],
    [{ kind: "cut" }, "unreachable"],
    [{ kind: "hang" }, "unreachable"],
    [{ kind: "status", code: 500 }, "server_error"],
    [{ kind: "status", code: 404 }, "not_found"],
    [{ kind: "status", code: 429 }, "rate_limited"],
  ] as const)("is a value: %j", async (fault, code) => {
    zotero.fault(fault);
    expect(await hastyZotero(zotero.url, key, 60).papersOf(library)).toMatchObject({ code });
  });

  it("is mended by another attempt, where that helps", async () => {
    zotero.fault({ kind: "status", code: 503, retryAfter: 1 }, 2);
    expect(papersIn(await hastyZotero(zotero.url, key).papersOf(library)).papers).toHaveLength(150);
  });

  it("is left alone where Zotero wants a long pause", async () => {
    zotero.fault({ kind: "status", code: 429, retryAfter: 3_600 });
    expect(await hastyZotero(zotero.url, key).papersOf(library)).toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 3_600,
    });
    expect(zotero.requests).toHaveLength(1);
    zotero.fault({ kind: "backoff", seconds: 600 });
    expect(await hastyZotero(zotero.url, key).papersOf(library)).toMatchObject({
      code: "rate_limited",
      retryAfterSeconds: 600,
    });
    expect(zotero.requests).toHaveLength(2);
  });

  it("does not send the key elsewhere", async () => {
    const other = await startZotero(key);
    zotero.fault({ kind: "redirect", to: `${other.url}/users/12345/items/top` });
    expect(await hastyZotero(zotero.url, key).papersOf(library)).toHaveProperty("code");
    expect(other.requests).toEqual([]);
    await other.close();
  });
});
