/** Papers whose text tries everything that trips a parser or a page. */

import type { Announced } from "@/tests/support/invented";

const padding =
  "The construction is elementary, it needs no assumption beyond those stated, and it extends " +
  "the bounds that were known for the simpler cases treated in the earlier literature.";

/**
 * The same dozen every day, whatever the seed. `idOf(n)` names the nth new paper of that day.
 *
 * All are in cs.LG or cs.CL, most as their primary category.
 */
export function hostilePapers(idOf: (index: number) => string): Announced[] {
  const licence = "http://creativecommons.org/licenses/by/4.0/";
  const base = { version: 1, action: "new", licence } as const;
  return [
    {
      ...base,
      id: idOf(0),
      title: "Jo\\~ao's Paradox and the H\\\"older Bound of Erd\\H{o}s--Krzy\\.zewski",
      abstract: `We revisit an argument of Kov\\'a\\v{c} and \\O{}stberg. ${padding}`,
      creator: "Jo\\~ao Gon\\c{c}alinho, Zden\\v{e}k K\\r{u}rka, Ma\\l{}gorzata \\'Swit",
      categories: ["cs.LG", "stat.ML"],
    },
    {
      ...base,
      id: idOf(1),
      title: "Sharp Thresholds when $a<b$ & $c>d$: a<b Is Not Enough",
      abstract:
        "For $0<p<1$ and $x \\in \\{y : y<z \\& z>1\\}$ we show $\\|f\\|_{p} \\le C_p<\\infty$. " +
        `If n<m and m<k then n<k holds trivially &amp; is written so on purpose. ${padding}`,
      creator: "Runa O'Tegner, Thabiso D'Abreu-Ng",
      categories: ["cs.LG", "cs.DS"],
    },
    {
      ...base,
      id: idOf(2),
      title: 'Escaping ]]> and <![CDATA[ in "Plain" Text',
      abstract: `A section that ends with ]]> must not end the document; nor must <!-- or -->. ${padding}`,
      creator: "Ottilie Brandmauer",
      categories: ["cs.CL", "cs.SE"],
    },
    {
      ...base,
      id: idOf(3),
      title: "<script>alert(document.title)</script> Considered Harmful",
      abstract:
        "<img src=x onerror=alert(1)> and <b>markup</b> may stand in an abstract, as may " +
        `<a href="javascript:alert(2)">links</a> and {{templates}} or \${placeholders}. ${padding}`,
      creator: "Robert') DROP TABLE papers;-- Tabling, <i>Ida</i> Markup",
      categories: ["cs.CL", "cs.CR"],
    },
    {
      ...base,
      id: idOf(4),
      title: "\"Quotes\", 'Apostrophes' and ``TeX Quotes'': Who Said What?",
      abstract: `"To quote" is 'to trust'. We measure ''both'' on 50% of $10^6$ pairs. ${padding}`,
      creator: 'Siobhan O\'Quoyle, Dmitri "Mitya" Vorontsevich',
      categories: ["cs.CL"],
    },
    {
      ...base,
      id: idOf(5),
      title: "One Abstract, Two Paragraphs",
      abstract:
        `The first paragraph states the problem of speculative decoding. ${padding}\n` +
        `  The second one, which keyword matching must also read, is about quantization. ${padding}`,
      creator: "Paragraphine Dupont-Ligne",
      categories: ["cs.LG", "cs.CL"],
    },
    {
      ...base,
      id: idOf(6),
      title: "读取 Unicode 🚀: Café Naïveté in ﬁne Ligatures",
      abstract: `语言模型 tokenizers split 👩‍🔬 and e\u0301 in ways that readers see. 𝔘nicode math ≤ ∞. ${padding}`,
      creator: "山森 架空, Zoë Ångströmsdóttir, Мила Вымышленная",
      categories: ["cs.CL"],
    },
    {
      ...base,
      id: "math/0211159",
      version: 3,
      action: "replace",
      title: "Counting Crooked Walks by Hand",
      abstract: `An identifier of the old style has a slash in it. ${padding}`,
      creator: "Tamsin Walczak-Reyes",
      categories: ["math.CO", "cs.LG"],
    },
    {
      ...base,
      id: "0807.1234",
      version: 2,
      action: "replace",
      title: "An Identifier with Four Digits, a DOI and a Journal",
      abstract: `Published elsewhere long ago and replaced only now. ${padding}`,
      creator: "Aurelio Vecchioni, Hedwig Altmann",
      categories: ["cs.LG"],
      doi: "10.99999/invented.2008.017 10.99999/invented.erratum.018",
      journalReference: "J. Invented Res. 12 (2008) 101--117 & erratum",
    },
    {
      ...base,
      id: "0704.0042",
      version: 1,
      action: "cross",
      crossTo: ["cs.LG"],
      title: "A Paper Older than the Licences",
      abstract: `Nobody recorded under which licence this paper came. ${padding}`,
      creator: "Cosmo Vergangen",
      categories: ["math.PR", "cs.LG"],
      licence: undefined,
    },
    {
      ...base,
      id: idOf(7),
      title: "Names That Begin with a Blank",
      abstract: `A collaboration has one name only, and arXiv's feeds put a blank before it. ${padding}`,
      creator: " Heliograph, Ada Nachtigall (Institute for Commas, Parentheses, and Towns),  Plato",
      categories: ["cs.LG", "cs.CL"],
    },
    {
      ...base,
      id: "2001.00077",
      version: 6,
      action: "replace",
      title: "Replaced Too Often to Be Listed",
      abstract: `arXiv's feeds leave out the sixth version and all that follow. ${padding}`,
      creator: "Sisyphea Rollins",
      categories: ["cs.LG"],
    },
  ];
}
