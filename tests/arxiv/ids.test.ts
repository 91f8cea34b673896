import { describe, expect, it } from "vitest";
import { abstractUrl, htmlUrl, parseArxivId, pdfUrl, submissionMonth } from "@/lib/arxiv/ids";

describe("parseArxivId", () => {
  it.each([
    ["2501.01234", "2501.01234", 1],
    ["2501.01234v1", "2501.01234", 1],
    ["2501.01234v12", "2501.01234", 12],
    ["0704.0042", "0704.0042", 1],
    ["1412.9999v3", "1412.9999", 3],
    ["math/0211159", "math/0211159", 1],
    ["math.GT/0309136v2", "math.GT/0309136", 2],
    ["hep-th/9901001", "hep-th/9901001", 1],
    ["cond-mat/0001001v999", "cond-mat/0001001", 999],
    ["acc-phys/9411001", "acc-phys/9411001", 1],
  ])("reads %s", (text, id, version) => {
    expect(parseArxivId(text)).toEqual({ id, version });
  });

  it.each([
    "",
    "2501.01234v0",
    "2501.01234v01",
    "2501.01234v1000",
    "2501.01234v",
    "2501.01234V2",
    "2501.01234v1.5",
    "2501.01234v-1",
    "2501.123",
    "2501.012345",
    "12501.01234",
    "2501-01234",
    "../etc/passwd",
    "../0211159",
    "/0211159",
    "-/0211159",
    "-math/0211159",
    "math//0211159",
    "math/../0211159",
    "math/02111590",
    "math/021115",
    "MATH/0211159",
    "math.gt/0309136",
    "math.GTX/0309136",
    " 2501.01234",
    "2501.01234 ",
    "2501. 01234",
    "2501.01234\n",
    "2501.01234\u0000",
    "arXiv:2501.01234",
    "oai:arXiv.org:2501.01234v1",
    "https://arxiv.org/abs/2501.01234",
    "2501.01234?x=1",
    "2501.01234,2501.01235",
    "٢٥٠١.٠١٢٣٤",
    "２５０１.０１２３４",
    "2501．01234",
    "constructor",
    `math/${"0".repeat(100_000)}`,
    `${"a".repeat(100_000)}`,
    `${"a-".repeat(50_000)}/`,
  ])("takes %j for no id", (text) => {
    expect(parseArxivId(text)).toBeNull();
  });
});

describe("a paper's addresses", () => {
  it("are without a version for the abstract, and with it for the texts", () => {
    expect(abstractUrl("2501.01234")).toBe("https://arxiv.org/abs/2501.01234");
    expect(pdfUrl("2501.01234", 2)).toBe("https://arxiv.org/pdf/2501.01234v2");
    expect(htmlUrl("math/0211159", 3)).toBe("https://arxiv.org/html/math/0211159v3");
  });
});

describe("the month of a paper's first version", () => {
  it.each([
    ["hep-th/9912001", { year: 1999, month: 12 }],
    ["math.GT/0001234", { year: 2000, month: 1 }],
    ["0704.0001", { year: 2007, month: 4 }],
    ["9105.00001", { year: 2091, month: 5 }],
  ])("is said by the identifier: %s", (id, month) => {
    expect(submissionMonth(id)).toEqual(month);
  });
});
