import { describe, expect, it } from "vitest";
import { type Answer, conditional } from "@/lib/feeds/conditional";

const answer: Answer = {
  bytes: Buffer.from("<rss/>"),
  etag: "0123abcd",
  lastModified: new Date("2026-06-16T04:01:30.750Z"),
  contentType: "application/rss+xml; charset=utf-8",
  cacheControl: "public, max-age=900",
};

function ask(headers: Record<string, string>): Response {
  return conditional(new Request("https://feeds.example/rss", { headers }), answer);
}

describe("conditional", () => {
  it("answers a first request with the bytes and both validators", async () => {
    const response = ask({});
    expect(response.status).toBe(200);
    expect(await response.text()).toBe("<rss/>");
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "public, max-age=900",
      "content-length": "6",
      "content-type": "application/rss+xml; charset=utf-8",
      etag: '"0123abcd"',
      "last-modified": "Tue, 16 Jun 2026 04:01:30 GMT",
      "x-content-type-options": "nosniff",
    });
  });

  it("answers 304 without a body, with validators and lifetime", async () => {
    const response = ask({ "if-none-match": '"0123abcd"' });
    expect(response.status).toBe(304);
    expect(await response.text()).toBe("");
    expect(Object.fromEntries(response.headers)).toEqual({
      "cache-control": "public, max-age=900",
      etag: '"0123abcd"',
      "last-modified": "Tue, 16 Jun 2026 04:01:30 GMT",
    });
  });

  it.each([
    ['"0123abcd"'],
    ['W/"0123abcd"'],
    ['"other", "0123abcd"'],
    ['"other",W/"0123abcd" , "third"'],
    ['"with, comma", "0123abcd"'],
    ['"0123abcd-gzip"'],
    ['W/"0123abcd-br"'],
    ['"0123abcd;gzip"'],
    ["0123abcd"],
    ["*"],
  ])("finds its tag in If-None-Match: %s", (tags) => {
    expect(ask({ "if-none-match": tags }).status).toBe(304);
  });

  it.each([
    ['"other"'],
    ['W/"other", "third"'],
    ['"0123abc"'],
    ['"0123abcde"'],
    ['"0123ABCD"'],
    ['"with,0123abcd"'],
    ['"*"'],
    [""],
    [",,,"],
    ['"'],
    ["W/"],
    ['"0123abcd-tar"'],
  ])("does not find its tag in If-None-Match: %s", (tags) => {
    expect(ask({ "if-none-match": tags }).status).toBe(200);
  });

  it("believes the tag when the date says otherwise, either way", () => {
    const sameDate = "Tue, 16 Jun 2026 04:01:30 GMT";
    expect(ask({ "if-none-match": '"old"', "if-modified-since": sameDate }).status).toBe(200);
    const earlier = "Mon, 01 Jun 2026 00:00:00 GMT";
    expect(ask({ "if-none-match": '"0123abcd"', "if-modified-since": earlier }).status).toBe(304);
  });

  it.each([
    ["Tue, 16 Jun 2026 04:01:30 GMT", 304],
    ["Tue, 16 Jun 2026 04:01:31 GMT", 304],
    ["Tue, 16 Jun 2026 04:01:29 GMT", 200],
    ["Thu, 01 Jan 1970 00:00:00 GMT", 200],
    ["Tuesday, 16-Jun-26 04:01:30 GMT", 304], // RFC 850's form, which a server must read
  ])("goes by If-Modified-Since when there is no tag: %s is %i", (date, status) => {
    expect(ask({ "if-modified-since": date }).status).toBe(status);
  });

  it.each([
    ["yesterday"],
    ["9999"],
    ["in 2030"],
    ["2030-01-01"],
    ["Tue, 16 Jun 2026 04:01:30"], // whose time?
    ["Tue, 99 Jun 2026 04:01:30 GMT"],
    ["0"],
    ["-1"],
    ["null"],
    [""],
  ])("ignores an If-Modified-Since that is no HTTP date: %j", (date) => {
    expect(ask({ "if-modified-since": date }).status).toBe(200);
  });
});
