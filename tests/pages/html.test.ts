import { describe, expect, it } from "vitest";
import { type Html, html, joined, trusted } from "@/lib/pages/html";

describe("html", () => {
  it("escapes every text, between tags and in attributes", () => {
    const text = '<b>"R&D"</b>';
    const escaped = "&lt;b&gt;&quot;R&amp;D&quot;&lt;/b&gt;";
    expect(`${html`<p title="${text}">${text}</p>`}`).toBe(`<p title="${escaped}">${escaped}</p>`);
  });

  it("leaves alone what it made itself, however deep in lists", () => {
    const items = ["a", "<b>"].map((each) => html`<li>${each}</li>`);
    expect(`${html`<ul>${[items, [html`<li>${1}</li>`]]}</ul>`}`).toBe(
      "<ul><li>a</li><li>&lt;b&gt;</li><li>1</li></ul>",
    );
    expect(`${html`${trusted(["<p>1</p>", "<p>2</p>"])}`}`).toBe("<p>1</p>\n<p>2</p>");
  });

  it("shows nothing of null, undefined and false, but a zero", () => {
    expect(`${html`[${null}${undefined}${false}${0}${""}]`}`).toBe("[0]");
  });

  it("drops what no document may hold", () => {
    expect(`${html`${"a\u0000\uD800\uFFFEb"}`}`).toBe("ab");
  });

  it("takes nothing for its own that merely looks so", () => {
    const posing = { markup: "<script>" } as unknown as Html;
    expect(() => `${html`${posing}`}`).toThrow();
  });

  it("drops the indentation of the template, and nothing of a text", () => {
    const text = "a\n    b";
    const made = html`
      <p>
        ${text}
      </p>`;
    expect(`${made}`).toBe("\n<p>\na\n    b\n</p>");
  });
});

describe("joined", () => {
  it("puts something between, and leaves out what shows nothing", () => {
    expect(`${joined(["a", null, html`<i>b</i>`, false, "", "c"], " · ")}`).toBe(
      "a · <i>b</i> · c",
    );
  });
});
