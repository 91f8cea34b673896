import { describe, expect, it } from "vitest";
import { markers, withBlock } from "@/lib/digest/block";
import { timesIn } from "@/lib/digest/schedule";
import { stamped, stampIn } from "@/lib/digest/stamp";
import { filledTemplate } from "@/lib/digest/template";

const { begin, end } = markers;

function placed(file: string, block = "new\n"): string {
  const result = withBlock(file, block);
  return "text" in result ? result.text : result.problem;
}

describe("the block in a README", () => {
  it("is replaced, and nothing else is", () => {
    const readme = `\uFEFF# Mine  \n\n\t${begin}  \nold\n\nolder\n${end}\n\n\n  after\t`;
    expect(placed(readme)).toBe(`\uFEFF# Mine  \n\n\t${begin}  \nnew\n${end}\n\n\n  after\t`);
    expect(placed(placed(readme))).toBe(placed(readme));
  });

  it("has the file's line ends", () => {
    expect(placed(`a\r\n${begin}\r\nold\r\n${end}\r\nb\n`, "x\n\ny")).toBe(
      `a\r\n${begin}\r\nx\r\n\r\ny\r\n${end}\r\nb\n`,
    );
  });

  it("may be the whole file", () => {
    expect(placed(`${begin}\n${end}`)).toBe(`${begin}\nnew\n${end}`);
  });

  it("is not looked for within a line", () => {
    const readme = `Put ${begin} here\n${begin}\n${end}\nor \`${end}\``;
    expect(placed(readme)).toBe(`Put ${begin} here\n${begin}\nnew\n${end}\nor \`${end}\``);
  });

  it.each([
    ["", `has no line ${begin}; put ${begin} and below it ${end} where the papers should be`],
    [
      `${begin}\n`,
      `has no line ${end}; put ${begin} and below it ${end} where the papers should be`,
    ],
    [`${end}\n${begin}\n`, `has ${end} before ${begin}; swap them`],
    [`${begin}\n${end}\n${begin}\n`, `has more than one ${begin}; leave one`],
    [`${begin}\n${end}\n${end}\n`, `has more than one ${end}; leave one`],
  ])("is not guessed at: %j", (readme, problem) => {
    expect(placed(readme)).toBe(problem);
  });
});

describe("the stamp of a digest", () => {
  const stamp = { day: "2026-06-16", updated: new Date("2026-06-16T05:40:12.000Z") };

  it("is read back, whatever the line ends", () => {
    expect(stampIn(stamped("# Papers\n", stamp))).toEqual(stamp);
    expect(stampIn(`# Mine\r\n${stamped("x", stamp).replaceAll("\n", "\r\n")}`)).toEqual(stamp);
  });

  it.each([
    "",
    "# Mine",
    "<!-- arxiv-digest 2026-13-16 2026-06-16T05:40:12.000Z -->",
    "<!-- arxiv-digest today 2026 -->",
  ])("is not there: %j", (file) => {
    expect(stampIn(file)).toBeNull();
  });
});

describe("a template", () => {
  it("is filled once, so that what is put in is not looked at again", () => {
    const { page, unknown } = filledTemplate("{{A}} {{ B }} {{A}}$&", { A: "{{B}} $& $1", B: "b" });
    expect(page).toBe("{{B}} $& $1 b {{B}} $& $1$&");
    expect(unknown).toEqual([]);
  });

  it("keeps what is not known, and names it once", () => {
    const { page, unknown } = filledTemplate("{{PAPERS}} {{PAPERS}} {{toString}} {{}} {x}", {});
    expect(page).toBe("{{PAPERS}} {{PAPERS}} {{toString}} {{}} {x}");
    expect(unknown).toEqual(["PAPERS", "toString"]);
  });
});

describe("the schedule", () => {
  it("is read from the workflow", () => {
    const workflow =
      'on:\n  schedule:\n    - cron: "5 4 * * 1-5"\n    # - cron: "1 1 * * *"\n    - cron: \'20 11 * * 1-5\'\n';
    expect(timesIn(workflow)).toEqual(["04:05", "11:20"]);
    expect(timesIn("on: push")).toEqual([]);
  });
});
