import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { FoundPapers } from "@/lib/arxiv/api-papers";
import { type ArxivStandIn, startArxiv } from "@/tests/support/arxiv-server";
import { inventPaper } from "@/tests/support/invented";
import { hastyPapers } from "@/tests/support/likes";

let arxiv: ArxivStandIn;
beforeEach(async () => {
  arxiv = await startArxiv({ now: () => new Date("2026-07-10T22:00:00Z") });
});
afterEach(() => arxiv.close());

const ids = ["2606.00001", "2606.00002", "hep-th/9901001"];

function hold(held: readonly string[]) {
  arxiv.history(
    held.map((id) => ({
      announced: inventPaper({ id, categories: ["cs.AI"] }),
      submittedAt: new Date("2026-06-15T12:00:00Z"),
      announcedOn: "2026-06-16",
    })),
  );
}

async function found(asked: readonly string[]): Promise<FoundPapers> {
  const answer = await hastyPapers(arxiv.url)(asked);
  if ("code" in answer) throw new Error(answer.message);
  return answer;
}

const lists = () =>
  arxiv.requests.map(({ path }) => new URL(path, "http://x").searchParams.get("id_list"));

describe("papers by their ids", () => {
  it("come in one request, with one besides that is surely there", async () => {
    hold(ids);
    const { papers, absent } = await found(ids);
    expect(papers.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(absent).toEqual([]);
    expect(lists()).toEqual([`${ids.join(",")},0704.0001`]);
  });

  it("are absent only where a second answer lacks them too", async () => {
    hold(ids.slice(0, 2));
    const { papers, absent } = await found(ids);
    expect(papers).toHaveLength(2);
    expect(absent).toEqual(["hep-th/9901001"]);
    expect(lists()[1]).toBe("hep-th/9901001,0704.0001");
  });

  it("are not lost to an answer that lacks some, once", async () => {
    hold([...ids, "2606.00009"]);
    arxiv.fault({ kind: "empty" }, { times: 1 }); // without the one that is surely there
    const { papers, absent } = await found(ids);
    expect(papers).toHaveLength(3);
    expect(absent).toEqual([]);
  });

  it("are never absent because the API is empty, or ends in the middle", async () => {
    hold(ids);
    for (const kind of ["empty", "truncated", "html", "refuse"] as const) {
      arxiv.fault({ kind });
      expect(await hastyPapers(arxiv.url)(ids), kind).toHaveProperty("code");
    }
  });

  it("are found in halves where one id makes arXiv refuse the whole list", async () => {
    hold(ids);
    const { papers, absent } = await found([...ids, "nonsense"]);
    expect(papers).toHaveLength(3);
    expect(absent).toEqual(["nonsense"]);
  });

  it("are given up where arXiv refuses whatever it is asked for", async () => {
    arxiv.fault({ kind: "refusal", message: "no lists today" });
    const many = Array.from({ length: 190 }, (_, n) => `2606.${String(n).padStart(5, "0")}`);
    expect(await hastyPapers(arxiv.url)(many)).toMatchObject({ code: "unexpected_status" });
    expect(arxiv.requests.length).toBeLessThan(30);
  });
});
