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
  let finally best better good great large larger small smaller high higher low lower full whole setup
  setups table figure section problematic inadequate inadequately exceed exceeds exceeding combine
  combining combined build built builds rare rarely independent general generally typical typically
  common commonly particular particularly current currently effective effectively efficiently simple
  simply important importantly notable notably overall significant substantial potential possible able
  allow allows enable enables enabling lead leads leading increase increased increases decrease reduce
  reduced reduces require requires required support supports consider considered considering focus
  focuses aim aims offer offers highlight highlights reveal reveals suggest suggests indicate indicates
  observe observed find found yield yields obtain obtained establish established apply applied given
  since because thereby hence despite unlike like similar same other another own new first second
  related relevant crucial critical challenge challenges challenging issue issues problem problems
  limitation limitations limited lack lacks gap gaps need needs insight insights understand understanding
  three four five six seven eight nine ten et al eg ie etc
`);

const terms = new Set([...functionWords, ...abstractWords].map(termOf));

/** True of terms that no list of subjects should hold: common words, figures, single letters. */
export function isBoilerplate(term: string): boolean {
  return term.length < 2 || !/\p{L}/u.test(term) || terms.has(term);
}
