/** A paper as LaTeXML writes it, inside of what arXiv's site puts around it. */

import type {
  TextBlock,
  WrittenSection,
  WrittenText,
} from "@/tests/support/arxiv-full-text-invented";

export type Conversion = {
  id: string; // with its version
  /** It broke off behind the first two sections, and says so. */
  isFatal?: boolean;
};

export function latexmlPage(text: WrittenText, { id, isFatal }: Conversion): string {
  const sections = isFatal ? text.sections.slice(0, 2) : text.sections;
  const body = [
    `<h1 class="ltx_title ltx_title_document">${inline(text.title)}</h1>`,
    authors(text.authors),
    `<div class="ltx_abstract">\n<h6 class="ltx_title ltx_title_abstract">Abstract</h6>\n<p class="ltx_p" id="id1.id1">${inline(text.abstract)}</p>\n</div>`,
    ...numberedSections(sections, "S"),
    ...(isFatal
      ? [
          `<div class="ltx_para ltx_ERROR">Conversion to HTML had a Fatal error and exited abruptly. This document may be truncated or damaged.</div>`,
        ]
      : [bibliography(text.references), ...numberedSections(text.appendix, "A")]),
  ];
  return `<!DOCTYPE html><html lang="en" data-theme="light">
<head>
<meta content="text/html; charset=utf-8" http-equiv="content-type"/>
<title>${escaped(text.title)}</title>
<!--Generated on Mon Jun 15 09:00:00 2026 by LaTeXML oxide (https://math.nist.gov/~BMiller/LaTeXML/).-->
<meta name="viewport" content="width=device-width, initial-scale=1"/>
<link href="/static/browse/0.3.4/css/ar5iv.min.css" rel="stylesheet" type="text/css"/>
<script src="/static/browse/0.3.4/js/addons_new.js"></script>
<style>.ltx_p{margin:0}</style>
</head>
<body>
<header class="mob_header"><a href="https://arxiv.org/abs/${id}">Back to arXiv</a></header>
<div class="package-alerts ltx_document" role="status" aria-label="Conversion errors have been found"><p>This is experimental HTML to improve accessibility. We invite you to report rendering errors.</p></div>
<nav class="ltx_page_navbar"><nav class="ltx_TOC"><ol class="ltx_toclist"><li class="ltx_tocentry">1 Introduction</li></ol></nav></nav>
<div class="ltx_page_main">
<div class="ltx_page_content"><div class="section" id="target-section"><div id="license-tr">License: CC BY 4.0</div><div id="watermark-tr">arXiv:${id} [cs.LG] 15 Jun 2026</div></div>
<article class="ltx_document ltx_authors_1line">
${body.join("\n")}
</article>
</div>
<footer class="ltx_page_footer"><div class="ltx_page_logo">Generated on Mon Jun 15 by <a class="ltx_LaTeXML_logo">LaTeXML</a></div></footer>
</div>
<button class="btn" id="openForm">Report Issue</button>
<footer class="arxiv-html-footer">Instructions for reporting errors</footer>
<script>window.watched = "</article>";</script>
</body>
</html>
`;
}

/** arXiv's own pages have their texts within the site's frame. */
export function arxivPage(title: string, content: string): string {
  return `<!DOCTYPE html>
<html lang="en">
<head><title>${title}</title><meta name="viewport" content="width=device-width, initial-scale=1"></head>
<body class="with-cu-identity">
<header><div class="identity"><h1 class="visually-hidden"><a href="/">arXiv.org</a></h1></div></header>
<main><div id="content">
${content}
</div></main>
<footer><p>arXiv Operational Status</p></footer>
</body>
</html>
`;
}

function numberedSections(sections: readonly WrittenSection[], prefix: "S" | "A"): string[] {
  const out: string[] = [];
  let [outer, inner] = [0, 0];
  for (const section of sections) {
    const isInner = section.level === 2;
    if (isInner) inner++;
    else [outer, inner] = [outer + 1, 0];
    const name = prefix === "A" ? String.fromCharCode(64 + outer) : String(outer);
    const id = isInner ? `${prefix}${outer}.SS${inner}` : `${prefix}${outer}`;
    const kind = isInner ? "subsection" : prefix === "A" ? "appendix" : "section";
    const tag = isInner ? `${name}.${inner} ` : prefix === "A" ? `Appendix ${name} ` : `${name} `;
    const open = `<section class="ltx_${kind}" id="${id}">`;
    const heading = `<h${isInner ? 3 : 2} class="ltx_title ltx_title_${kind}"><span class="ltx_tag ltx_tag_${kind}">${tag}</span>${inline(section.heading)}</h${isInner ? 3 : 2}>`;
    const blocks = section.blocks.map((block, index) => blockHtml(block, `${id}.p${index + 1}`));
    const html = `${open}\n${heading}\n${blocks.join("\n")}\n</section>`;
    const last = out.at(-1);
    // A subsection stands within the section before it.
    if (isInner && last !== undefined) {
      out[out.length - 1] = last.replace(/<\/section>$/, `${html}\n</section>`);
    } else out.push(html);
  }
  return out;
}

function blockHtml(block: TextBlock, id: string): string {
  switch (block.kind) {
    case "paragraph":
      return `<div class="ltx_para" id="${id}">\n<p class="ltx_p" id="${id}.1">${inline(block.text)}</p>\n</div>`;
    case "list":
      return `<div class="ltx_para" id="${id}">\n<ul class="ltx_itemize" id="${id}.i">\n${block.items
        .map(
          (item, index) =>
            `<li class="ltx_item" id="${id}.i${index + 1}" style="list-style-type:none;"><span class="ltx_tag ltx_tag_item">•</span>\n<div class="ltx_para">\n<p class="ltx_p">${inline(item)}</p>\n</div></li>`,
        )
        .join("\n")}\n</ul>\n</div>`;
    case "formula":
      return `<div class="ltx_para" id="${id}">\n<table class="ltx_equation ltx_eqn_table" id="${id}.E1">\n<tbody><tr class="ltx_equation ltx_eqn_row ltx_align_baseline">\n<td class="ltx_eqn_cell ltx_eqn_center_padleft"></td>\n<td class="ltx_eqn_cell ltx_align_center">${math(block.tex, "block")}</td>\n<td class="ltx_eqn_cell ltx_eqn_center_padright"></td>${
        block.number === undefined
          ? ""
          : `\n<td class="ltx_eqn_cell ltx_eqn_eqno ltx_align_middle ltx_align_right" rowspan="1"><span class="ltx_tag ltx_tag_equation ltx_align_right">(${block.number})</span></td>`
      }\n</tr></tbody>\n</table>\n</div>`;
    case "figure":
      return `<figure class="ltx_figure" id="${id}.F${block.number}"><img alt="Refer to caption" class="ltx_graphics ltx_centering" height="329" src="x${block.number}.png" width="598"/>\n<figcaption class="ltx_caption ltx_centering"><span class="ltx_tag ltx_tag_figure">Figure ${block.number}: </span>${inline(block.caption)}</figcaption>\n</figure>`;
    case "table":
      return `<figure class="ltx_table" id="${id}.T${block.number}">\n<figcaption class="ltx_caption ltx_centering"><span class="ltx_tag ltx_tag_table">Table ${block.number}: </span>${inline(block.caption)}</figcaption>\n${tabular(block.rows)}\n</figure>`;
    case "algorithm":
      return `<figure class="ltx_float ltx_float_algorithm ltx_framed" id="alg${block.number}">\n<figcaption class="ltx_caption"><span class="ltx_tag ltx_tag_float"><span class="ltx_text ltx_font_bold">Algorithm ${block.number}</span> </span>${inline(block.caption)}</figcaption>\n<div class="ltx_listing ltx_listing" id="${id}.l">\n${block.lines
        .map(
          (line, index) =>
            `<div class="ltx_listingline" id="alg${block.number}.l${index + 1}">\n<span class="ltx_tag ltx_tag_listingline">${index + 1}:</span>${"\u00a0".repeat(/^ */.exec(line)?.[0].length ?? 0)}${inline(line.trimStart())}\n</div>`,
        )
        .join("\n")}\n</div>\n</figure>`;
  }
}

function tabular([head = [], ...rows]: string[][]): string {
  const cells = (row: string[], tag: "th" | "td") =>
    row
      .map(
        (cell) => `<${tag} class="ltx_${tag} ltx_align_left ltx_border_t">${inline(cell)}</${tag}>`,
      )
      .join("\n");
  return `<table class="ltx_tabular ltx_centering ltx_guessed_headers ltx_align_middle">\n<thead class="ltx_thead">\n<tr class="ltx_tr">\n${cells(head, "th")}\n</tr>\n</thead>\n<tbody class="ltx_tbody">\n${rows
    .map((row) => `<tr class="ltx_tr">\n${cells(row, "td")}\n</tr>`)
    .join("\n")}\n</tbody>\n</table>`;
}

function bibliography(references: readonly string[]): string {
  const items = references.map((reference, index) => {
    const blocks = reference.split(/(?<=\.) (?=[A-Z])/);
    return `<li class="ltx_bibitem" id="bib.bib${index + 1}">\n<span class="ltx_tag ltx_role_refnum ltx_tag_bibitem">[${index + 1}]</span>\n${blocks
      .map((block) => `<span class="ltx_bibblock">${inline(block)}\n</span>`)
      .join("\n")}\n</li>`;
  });
  return `<section class="ltx_bibliography" id="bib">\n<h2 class="ltx_title ltx_title_bibliography">References</h2>\n<ul class="ltx_biblist">\n${items.join("\n")}\n</ul>\n</section>`;
}

function authors(names: readonly string[]): string {
  const creators = names.map(
    (name) =>
      `<span class="ltx_creator ltx_role_author">\n<span class="ltx_personname">${escaped(name)}<span class="ltx_note ltx_role_thanks" id="id2"><sup class="ltx_note_mark">*</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">*</sup><span class="ltx_note_type">thanks: </span>Equal work.</span></span></span>\n</span></span>`,
  );
  return `<div class="ltx_authors">\n${creators.join('\n<span class="ltx_author_before">  </span>\n')}\n</div>`;
}

/** Words, formulas between dollars, and footnotes between doubled brackets. */
function inline(text: string): string {
  return text
    .split(/(\$[^$]+\$|\[\[[\s\S]+?\]\])/)
    .map((part) => {
      if (/^\$[^$]+\$$/.test(part)) return math(part.slice(1, -1), "inline");
      if (part.startsWith("[[") && part.endsWith("]]")) return footnote(part.slice(2, -2));
      return escaped(part);
    })
    .join("");
}

function footnote(text: string): string {
  return `<span class="ltx_note ltx_role_footnote" id="footnote1"><sup class="ltx_note_mark">1</sup><span class="ltx_note_outer"><span class="ltx_note_content"><sup class="ltx_note_mark">1</sup><span class="ltx_tag ltx_tag_note">1</span>${inline(text)}</span></span></span>`;
}

function math(tex: string, display: "inline" | "block"): string {
  const letters = [...tex.replace(/\\[a-z]+|[{}_^&\s]/gi, "")];
  return `<math alttext="${escaped(tex)}" class="ltx_Math" display="${display}" id="m1"><semantics><mrow>${letters
    .map((letter) => `<mi>${escaped(letter)}</mi>`)
    .join(
      "<mo>\u2062</mo>",
    )}</mrow><annotation encoding="application/x-tex">${escaped(tex)}</annotation></semantics></math>`;
}

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
