import { names, table } from "@/lib/tex/table";

/** Commands of text mode, by what becomes of them. */

/** Formatting with one argument: the argument stays. */
export const FORMATTING = names(`
  textbf textit emph texttt textsc textrm textsf textsl textup textmd textnormal text mbox hbox
  fbox underline uline uwave centerline title section subsection paragraph
  subsubsection lowercase hl so ul sout textls makebox
`);

/** Declarations: they vanish with the space that ends them. */
export const DECLARATIONS = names(`
  bf it em rm sf tt sc sl bfseries mdseries itshape slshape scshape upshape ttfamily sffamily
  rmfamily normalfont tiny scriptsize footnotesize small normalsize large Large LARGE huge Huge
  centering raggedright noindent indent protect relax xspace leavevmode smallskip medskip bigskip
  newblock sloppy unskip ignorespaces maketitle selectfont
`);

/** They vanish together with their argument. */
export const DROPPED_WITH_ARGUMENT = names("label vspace vskip color pagestyle thispagestyle");

/** Spaces and line breaks. */
export const SPACES = names(`
  quad qquad enspace thinspace space hfill hspace newline linebreak break nobreakspace
`);

/** Two arguments, of which the second is the text. */
export const SECOND_ARGUMENT = names("textcolor colorbox foreignlanguage");

/** The argument is an address and is not TeX. */
export const ADDRESSES = names("url nolinkurl");

export const NOTES = names("footnote thanks footnotetext");

/** References print as their keys: a feed has no bibliography, but nothing is lost. */
export const REFERENCES = names(`
  cite citep citet citealp citealt citeauthor citeyear citeyearpar parencite textcite autocite
  Citep Citet ref eqref autoref cref Cref
`);

/** Environments whose \begin and \end say nothing a reader of plain text would miss. */
export const ENVIRONMENTS = names(`
  abstract center quote quotation itemize enumerate description flushleft flushright small
`);

/** Environments that hold a formula, without rows and with them. */
export const MATH_ENVIRONMENTS = names("math displaymath equation equation*");
export const ALIGNED_ENVIRONMENTS = names(
  "align align* gather gather* multline multline* eqnarray",
);

/** Commands of math mode that also make sense alone in a sentence, with their arguments. */
export const MATH_ARGUMENTS = new Map<string, number>([
  ["mathbb", 1],
  ["mathds", 1],
  ["mathcal", 1],
  ["mathscr", 1],
  ["mathfrak", 1],
  ["mathrm", 1],
  ["mathbf", 1],
  ["mathsf", 1],
  ["mathit", 1],
  ["mathtt", 1],
  ["boldsymbol", 1],
  ["bm", 1],
  ["operatorname", 1],
  ["sqrt", 1],
  ["hat", 1],
  ["tilde", 1],
  ["bar", 1],
  ["vec", 1],
  ["mathring", 1],
  ["unicode", 1],
  ["ensuremath", 1],
  ["frac", 2],
]);

/** Words and signs with a command of their own, beside the letters and the math symbols. */
export const WORDS = table(`
  TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX deg ° textdegree ° degree ° texttrademark ™
  textregistered ® textcopyright © textbackslash \\ textbar | textless < textgreater >
  textasciitilde ~ textasciicircum ^ textunderscore _ textendash – textemdash — textquotesingle '
  textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” textellipsis …
  textbullet • textperiodcentered · texttimes × textpm ± textmu µ textdollar $ textsterling £
  texteuro € EUR € textpercent % textsection § textparagraph ¶ textdagger † textdaggerdbl ‡
  textonehalf ½ textonequarter ¼ textthreequarters ¾ textordfeminine ª textordmasculine º
  guillemotleft « guillemotright » guillemetleft « guillemetright » lq ‘ rq ’ slash / item •
  textrightarrow → textleftarrow ← textalpha α textbeta β textgamma γ ldots … dots … textinfty ∞
`);
