import { describe, expect, it } from "vitest";
import { mentionedArxivId, writtenArxivId } from "@/lib/arxiv/written-id";

describe("an arXiv id as people write it", () => {
  it.each([
    "2606.01234",
    "2606.01234v2",
    " 2606.01234 ",
    "arXiv:2606.01234",
    "ARXIV: 2606.01234v1",
    "arXiv:2606.01234v1 [cs.LG]",
    "https://arxiv.org/abs/2606.01234",
    "http://www.arxiv.org/abs/2606.01234v3?context=cs",
    "arxiv.org/pdf/2606.01234v2.pdf",
    "https://export.arxiv.org/pdf/2606.01234#page=2",
    "https://arxiv.org/html/2606.01234v1",
    "https://arxiv.org/abs/2606.01234/",
    "https://ar5iv.labs.arxiv.org/html/2606.01234",
    "https://www.alphaxiv.org/abs/2606.01234",
    "https://www.alphaxiv.org/overview/2606.01234v1",
    "https://huggingface.co/papers/2606.01234",
    "10.48550/arXiv.2606.01234",
    "doi:10.48550/ARXIV.2606.01234",
    "https://doi.org/10.48550/arXiv.2606.01234",
  ])("is read from %s", (text) => {
    expect(writtenArxivId(text)).toBe("2606.01234");
  });

  it.each([
    ["hep-th/9901001", "hep-th/9901001"],
    ["https://arxiv.org/abs/hep-th/9901001v2", "hep-th/9901001"],
    ["https://arxiv.org/pdf/hep-th/9901001", "hep-th/9901001"],
    ["arxiv.org/hep-th/9901001", "hep-th/9901001"],
    ["math.GT/0309136", "math/0309136"],
    ["cmp-lg/9408001", "cmp-lg/9408001"],
    ["0704.0001", "0704.0001"],
  ])("is read in the older schemes: %s", (text, id) => {
    expect(writtenArxivId(text)).toBe(id);
  });

  it.each([
    "",
    "2606.1234", // too few digits since 2015
    "1412.01234",
    "2613.01234", // no such month
    "0703.0001", // before the scheme
    "2606.01234v0",
    "no-such/9901001",
    "hep-th/9913001",
    "https://example.org/abs/2606.01234",
    "https://arxiv.org/list/cs.AI/new",
    "10.1145/2606.01234",
    "2606.01234.bib",
    "9".repeat(400),
  ])("is none of %j", (text) => {
    expect(writtenArxivId(text)).toBeNull();
  });

  it.each([
    ["arXiv preprint arXiv:2606.01234", "2606.01234"],
    ["ArXiv, abs/2606.01234", "2606.01234"],
    ["arXiv:2606.01234 [cs]\nCitation key: x", "2606.01234"],
    ["see \\url{https://arxiv.org/abs/hep-th/9901001}", "hep-th/9901001"],
    ["pages 2606.01234", null],
    ["arXiv:2606.012345", null],
  ])("is found where a text mentions it: %s", (text, id) => {
    expect(mentionedArxivId(text)).toBe(id);
  });
});
