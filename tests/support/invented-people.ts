/** Authors that do not exist, joined as arXiv's `dc:creator` joins them. */

import type { Chance } from "@/tests/support/seeded";

const givenNames =
  "Aroha Benedikt Chiamaka Dalibor Eilidh Farida Goran Hanneke Itziar Jarkko Kavitha Leocadia " +
  "Mbali Naoto Oyelaran Petronela Quim Rasmus Sunniva Takumi Ulrike Vasundhara Wenqing Xiulan " +
  "Yusra Zdenka Ansel Bilal Cosima Dongwook Emeka Fiorella Guneet Hyunjae Ilse Jiarong";
const familyNames =
  "Abernathy-Okoro Baumgarten Cheong Dragomirov Echeverria Fujinaga Gudmundsen Haverkamp " +
  "Ibragimova Jankauskas Krishnaswamy Lindqvist Mbeki-Toure Nakayoshi Oyarzabal Prendergast " +
  "Quartermain Rautavuori Szczepanek Thiruvengadam Urrutikoetxea Vandermolen Wojtkowiak Xiang " +
  "Yamaoka Zubizarreta O'Rafferty Tran Hsieh Liu Moncrieff Papadakis Salonen Brandvold";
const places = [
  "University of Lower Brennholt",
  "Quillmere Institute, Harrowgate Bay",
  "Norvale Labs",
  "Technical College of Estwick, Department of Computing",
  "Zavora Research, Oslend, Northmark",
  "INS Calder, LRIX",
];
const initials = "ABCDEFGHJKLMNPRSTVWZ".split("");

/** "First Last, First M. Last (Affiliation, Town), …": one to nine people. */
export function inventCreator(chance: Chance): string {
  const count = Math.min(chance.between(1, 6), chance.between(1, 9)) + chance.between(0, 2);
  return people(chance, count, chance.happens(0.12)).join(", ");
}

/** A collaboration among people. arXiv leaves a blank before a name that has one part. */
export function inventCollaboration(chance: Chance): string {
  return [...people(chance, 2, false), " The Lanternfish Collaboration"].join(", ");
}

export function inventCrowd(chance: Chance, count: number): string {
  return people(chance, count, false).join(", ");
}

function people(chance: Chance, count: number, affiliated: boolean): string[] {
  return Array.from({ length: count }, () => {
    const middle = chance.happens(0.2) ? ` ${chance.pick(initials)}.` : "";
    const suffix = chance.happens(0.01) ? " Jr" : "";
    const given = chance.pick(givenNames.split(" "));
    const name = `${given}${middle} ${chance.pick(familyNames.split(" "))}${suffix}`;
    if (!affiliated) return name;
    return `${name} (${chance.sample(places, chance.between(1, 2)).join(", ")})`;
  });
}

/** The people of one `creator`, apart from their affiliations. */
export function splitCreator(creator: string): { name: string; affiliations: string[] }[] {
  return splitAtCommas(creator).map((part) => {
    const [, name = part, inBrackets] = /^(.*?\S) \((.*)\)$/.exec(part) ?? [];
    return { name, affiliations: inBrackets === undefined ? [] : splitAtCommas(inBrackets) };
  });
}

/** At commas that are in no bracket. */
function splitAtCommas(text: string): string[] {
  const parts = [""];
  let depth = 0;
  for (const character of text) {
    if (character === "(") depth += 1;
    if (character === ")") depth = Math.max(0, depth - 1);
    if (character === "," && depth === 0) parts.push("");
    else parts.push((parts.pop() ?? "") + character);
  }
  return parts.map((part) => part.trim()).filter((part) => part !== "");
}
