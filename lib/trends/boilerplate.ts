import { termOf } from "../ranking/terms";
import { functionWords } from "../ranking/words";
import { names } from "../tex/table";

/** What stands in abstracts of any subject, and says nothing of what a paper is about. */
const abstractWords = names(`
  paper papers work works study studies article approach approaches method methods methodology result
  results finding findings propose proposed proposes present presents presented introduce introduced
  introduces show shows shown demonstrate demonstrates demonstrated achieve achieves achieved provide
  provides provided develop developed develops evaluate evaluated evaluates evaluation investigate
  investigated explore explored examine examined analyze analysis address addresses addressed existing
  recent recently novel new previous prior first second third several various many different well
  however therefore moreover furthermore additionally also while although across between among through
  during after before based using used use uses including include includes specifically further
  experiment experiments experimental extensive significantly substantially consistently respectively
  compared improve improves improved improvement outperform outperforms performance state art code
  github http https www com org io html url available publicly release released project page website
  appendix supplementary accepted submitted conference workshop journal version arxiv preprint withdrawn
  author authors here there only even often still remain remains highly make makes made key main due
  three four five six seven eight nine ten et al eg ie etc
`);

const terms = new Set([...functionWords, ...abstractWords].map(termOf));

/** True of terms that no list of subjects should hold: common words, figures, single letters. */
export function isBoilerplate(term: string): boolean {
  return term.length < 2 || !/\p{L}/u.test(term) || terms.has(term);
}
