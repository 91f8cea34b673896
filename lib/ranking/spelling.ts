import { table } from "../tex/table";

/**
 * A word in American spelling, so that "optimisation" and "optimization", "neighbour" and
 * "neighbor", "centre" and "center" are one term. Folded words only; others stay as they are.
 */
export function american(word: string): string {
  if (word.length < 4) return word;
  const known = words.get(word);
  if (known !== undefined) return known;
  return word
    .replace(our, "$1or")
    .replace(re, (_, before, ending) => `${before}er${ending === "d" ? "ed" : ending}`)
    .replace(/(anal|catal|paral|dial|electrol|hydrol)ys(e|es|ed|er|ers|ing)$/, "$1yz$2")
    .replace(/(dia|cata|ana|mono|pro|epi)logue(s?)$/, "$1log$2")
    .replace(greek, (part) => part.replace("ae", "e").replace("oe", "e"));
}

/** Words whose stem has -our in Britain; "four", "hour" and "contour" have it everywhere. */
const our =
  /(neighb|behavi|col|fav|flav|lab|hon|hum|rum|tum|vap|harb|arm|endeav|od|rig|sav|splend|vig|cand|glam|parl)our/;

const re = /^(.*(?:cent|met|lit|fib|theat|calib|spect|lust|sab))re(s|d|)$/;

const greek =
  /haem|paed|anaesth|leukaem|anaem|gynaec|aetiolog|oedema|oesoph|oestro|palaeo|foet|encyclopaed/;

const words = table(`
  artefact artifact artefacts artifacts grey gray ageing aging programme program
  programmes programs defence defense defences defenses offence offense licence license
  licences licenses distil distill fulfil fulfill enrol enroll instil instill skilful skillful
  sceptical skeptical scepticism skepticism sulphur sulfur mould mold plough plow focussed focused
  focussing focusing learnt learned centring centering judgement judgment judgements judgments
  acknowledgement acknowledgment manoeuvre maneuver manoeuvres maneuvers aluminium aluminum
`);
