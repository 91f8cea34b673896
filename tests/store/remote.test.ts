import { describe, expect, it } from "vitest";
import { causeChain } from "@/lib/errors";
import { failure, secretsIn, within } from "@/lib/store/remote";
import { StoreError } from "@/lib/store/store";

function told(error: unknown, secrets: string[] = []): string {
  return causeChain(failure("KV cannot read head", error, secrets));
}

describe("failure", () => {
  it("is a StoreError that says what was tried and why it failed", () => {
    const error = failure("KV cannot read head", new Error("ERR full"), []);
    expect(error).toBeInstanceOf(StoreError);
    expect(told(new Error("ERR full"))).toBe("KV cannot read head: ERR full");
  });

  it("tells of the network what went wrong, and not where", () => {
    const refused = Object.assign(new Error("connect ECONNREFUSED 10.0.0.5:6379"), {
      code: "ECONNREFUSED",
      syscall: "connect",
    });
    const wrapped = new TypeError("fetch failed", { cause: refused });
    expect(told(wrapped)).toBe("KV cannot read head: connect ECONNREFUSED");
  });

  it("leaves out the command and the page that a client puts into its message", () => {
    const long = `["set","head","${"x".repeat(1_000_000)}"]`;
    expect(told(new Error(`ERR full, command was: ${long}`))).toBe("KV cannot read head: ERR full");
    expect(told(new Error("Unable to parse response body: <html>\n<p>"))).toBe(
      "KV cannot read head: Unable to parse response body",
    );
  });

  it("takes out every secret before it cuts, so that no half of one is left", () => {
    const error = new Error(`${"x".repeat(195)} tok-canary tok-canary`);
    expect(told(error, ["tok-canary"])).not.toContain("tok");
    expect(told(new Error("no: tok-canary, tok-canary"), ["", "tok-canary"])).toBe(
      "KV cannot read head: no: [secret], [secret]",
    );
  });

  it("takes whatever is thrown", () => {
    expect(told("plain text")).toBe("KV cannot read head: plain text");
    expect(told(undefined)).toMatch(/^KV cannot read head/);
  });
});

describe("secretsIn", () => {
  it("finds name, password and host, as written and as meant", () => {
    const address = "redis://us%65r:p%2Fss@db.example:6379/1";
    expect(secretsIn(address)).toEqual([
      address,
      "us%65r",
      "user",
      "p%2Fss",
      "p/ss",
      "db.example:6379",
      "db.example",
    ]);
  });

  it("keeps what cannot be read whole", () => {
    expect(secretsIn("no address")).toEqual(["no address"]);
    expect(secretsIn("redis://u:p%ZZ@db.example")).toContain("p%ZZ");
  });
});

describe("within", () => {
  it("passes on what the work gives or throws", async () => {
    await expect(within(1_000, Promise.resolve(7))).resolves.toBe(7);
    await expect(within(1_000, Promise.reject(new Error("no")))).rejects.toThrow("no");
  });

  it("rejects when the work does not end", async () => {
    await expect(within(20, new Promise(() => {}))).rejects.toThrow("no answer within 20 ms");
  });

  it("takes no notice of work that fails later", async () => {
    const work = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), 60));
    await expect(within(20, work)).rejects.toThrow("no answer");
    await expect(work).rejects.toThrow("late");
  });
});
