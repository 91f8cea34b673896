/** What language a summary is in, as far as its script tells. */

/** English and Chinese have prompts, headings and marks of their own. */
export type KnownLanguage = "en" | "zh";

export function knownLanguage(language: string): KnownLanguage | null {
  const name = language.trim().toLowerCase();
  if (/^(en([-_]\w+)?|english)$/.test(name)) return "en";
  if (
    /^(zh([-_][a-z\d]+)*|(simplified |traditional )?chinese|中文|汉语|漢語|简体中文|繁體中文|繁体中文)$/.test(
      name,
    )
  )
    return "zh";
  return null;
}

/**
 * Whether a text is plainly in another script than the language asked for. Names, terms and models
 * are Latin in every language, so a fifth of the words in the language's own script is enough;
 * a text of few words, and a language whose script is not known, are not judged.
 *
 * @param prose without formulas, code and tables
 */
export function isInWrongScript(prose: string, language: string): boolean {
  const script = scriptOf(language);
  if (script === null) return false;
  const counts = countScripts(prose);
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  if (total < fewestWords) return false;
  const of = (...names: Script[]) => names.reduce((sum, name) => sum + (counts.get(name) ?? 0), 0);
  switch (script) {
    case "Latin":
      return of("Latin") < total / 2;
    case "Chinese":
      return of("Han") < total / 5 || of("Kana") > of("Han") / 5;
    case "Japanese":
      return of("Han", "Kana") < total / 5 || of("Kana") < of("Han") / 20;
    default:
      return of(script) < total / 5;
  }
}

type Script = keyof typeof scripts;
type Expected = Exclude<Script, "Han" | "Kana"> | "Chinese" | "Japanese";

const fewestWords = 20;

/** What counts as one: a word, or a character where the script does not part words. */
const scripts = {
  Latin: /\p{Script=Latin}[\p{Script=Latin}\p{M}]*/gu,
  Han: /\p{Script=Han}/gu,
  Kana: /[\p{Script=Hiragana}\p{Script=Katakana}]/gu,
  Hangul: /\p{Script=Hangul}+/gu,
  Cyrillic: /\p{Script=Cyrillic}[\p{Script=Cyrillic}\p{M}]*/gu,
  Greek: /\p{Script=Greek}{2,}/gu, // one letter alone is a symbol
  Arabic: /\p{Script=Arabic}[\p{Script=Arabic}\p{M}]*/gu,
  Hebrew: /\p{Script=Hebrew}[\p{Script=Hebrew}\p{M}]*/gu,
  Devanagari: /[\p{Script=Devanagari}]+/gu,
  Bengali: /[\p{Script=Bengali}]+/gu,
  Tamil: /[\p{Script=Tamil}]+/gu,
  Thai: /\p{Script=Thai}{1,5}/gu,
} as const;

function countScripts(text: string): Map<Script, number> {
  return new Map(
    Object.entries(scripts).map(([name, words]) => [
      name as Script,
      text.match(words)?.length ?? 0,
    ]),
  );
}

/** By code, by the English name and by the language's own. */
const languages: readonly (readonly [Expected, RegExp])[] = [
  [
    "Latin",
    /^(de|fr|es|it|pt|nl|pl|sv|da|fi|cs|tr|vi|id|german|deutsch|french|français|spanish|español|italian|italiano|portuguese|português|dutch|nederlands|polish|polski|swedish|svenska|danish|dansk|finnish|suomi|czech|čeština|turkish|türkçe|vietnamese|tiếng việt|indonesian|bahasa indonesia)$/,
  ],
  ["Japanese", /^(ja|japanese|日本語)$/],
  ["Hangul", /^(ko|korean|한국어|조선말)$/],
  [
    "Cyrillic",
    /^(ru|uk|bg|russian|русский|ukrainian|українська|bulgarian|български)( язык| мова| език)?$/,
  ],
  ["Greek", /^(el|greek|ελληνικά|ελληνικα)$/],
  ["Arabic", /^(ar|fa|ur|arabic|العربية|عربي|persian|farsi|فارسی|urdu|اردو)$/],
  ["Hebrew", /^(he|hebrew|עברית)$/],
  ["Devanagari", /^(hi|mr|ne|hindi|हिन्दी|हिंदी|marathi|मराठी|nepali|नेपाली)$/],
  ["Bengali", /^(bn|bengali|bangla|বাংলা)$/],
  ["Tamil", /^(ta|tamil|தமிழ்)$/],
  ["Thai", /^(th|thai|ไทย|ภาษาไทย)$/],
];

function scriptOf(language: string): Expected | null {
  const known = knownLanguage(language);
  if (known !== null) return known === "en" ? "Latin" : "Chinese";
  const name = language.trim().toLowerCase();
  return languages.find(([, names]) => names.test(name))?.[0] ?? null;
}
