// What a page can do besides, where scripts run. Nothing depends on it.

/** j and k go from paper to paper, o opens the one in view at arXiv. */
const papers = [...document.querySelectorAll(".papers article")];

const next = (step) => {
  const tops = papers.map((paper) => paper.getBoundingClientRect().top);
  const at = tops.findLastIndex((top) => top < 24);
  return papers[Math.max(0, Math.min(papers.length - 1, at + step))];
};

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest?.("input, textarea, select");
  if (papers.length === 0 || isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "j" || event.key === "k") {
    const link = next(event.key === "j" ? 1 : -1).querySelector("h2 a");
    link.closest("article").scrollIntoView({ block: "start" });
    link.focus({ preventScroll: true });
  }
});

/** A button behind each address, and each text, that is there to be copied. */
const addCopies = (root) => {
  if (!navigator.clipboard) return;
  for (const address of root.querySelectorAll(".subscribe dd, pre.copied")) {
    const isText = address.matches("pre");
    const text = `${address.textContent.trim()}${isText ? "\n" : ""}`;
    const button = document.createElement("button");
    button.type = "button";
    button.className = "copy";
    button.textContent = "Copy";
    button.addEventListener("click", async () => {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    });
    if (isText) address.after(button);
    else address.append(" ", button);
  }
};
addCopies(document);

/** A form whose page shows what it brings: shown anew while it is filled in. */
for (const form of document.querySelectorAll("form[data-live]")) {
  let timer;
  let asked = 0;
  const show = async () => {
    const turn = ++asked;
    const before = document.getElementById(form.dataset.live);
    before.setAttribute("aria-busy", "true");
    const query = new URLSearchParams(new FormData(form));
    const answer = await fetch(`${form.getAttribute("action").split("#")[0]}?${query}`).catch(
      () => null,
    );
    const text = await answer?.text().catch(() => null);
    if (turn !== asked) return;
    const page = new DOMParser().parseFromString(text ?? "", "text/html");
    const after = page.getElementById(form.dataset.live);
    if (!after) {
      before.removeAttribute("aria-busy");
      return;
    }
    for (const { id, open } of before.querySelectorAll("details[id]")) {
      const same = after.querySelector(`#${id}`);
      if (same) same.open = open;
    }
    before.replaceWith(after);
    addCopies(after);
    for (const fault of form.querySelectorAll(".fault")) {
      fault.textContent = page.getElementById(fault.id)?.textContent ?? "";
    }
    if (answer.ok) history.replaceState(null, "", answer.url);
  };
  form.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(show, 400);
  });
}
