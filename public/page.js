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
for (const address of document.querySelectorAll(".subscribe dd, pre.copied")) {
  const text = `${address.textContent.trim()}${address.matches("pre") ? "\n" : ""}`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = "Copy";
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(text);
    button.textContent = "Copied";
  });
  if (!navigator.clipboard) continue;
  if (address.matches("pre")) address.after(button);
  else address.append(" ", button);
}
