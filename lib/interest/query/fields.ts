import { nearest } from "../../nearest";
import { shownPiece } from "./error";
import { type Field, fields } from "./query";

/** What may stand before a colon: a field, or the day of announcement. */
export type FieldName = Field | "announced";

/** Fields of arXiv's API that its announcements say nothing of, and so cannot be asked for here. */
const notCarried: Readonly<Record<string, string>> = {
  co: "comments",
  rn: "report numbers",
  submitteddate: "times of submission",
  lastupdateddate: "times of submission",
};

/** Long names that people try, and what they mean. */
const meanings: Readonly<Record<string, FieldName>> = {
  title: "ti",
  abstract: "abs",
  author: "au",
  authors: "au",
  category: "cat",
  categories: "cat",
  journal: "jr",
  any: "all",
  date: "announced",
};

const names: readonly FieldName[] = [...fields, "announced"];

/** The field of that name in any letter case, or what is wrong with it, as the end of a sentence. */
export function fieldNamed(name: string): { field: FieldName } | { wrong: string } {
  const lower = name.toLowerCase();
  const field = names.find((each) => each === lower);
  if (field !== undefined) return { field };
  const missing = Object.hasOwn(notCarried, lower) ? notCarried[lower] : undefined;
  if (missing !== undefined) {
    const instead = missing === "times of submission" ? '; ask for "announced:" instead' : "";
    return {
      wrong: `"${name}:" cannot be asked for: arXiv's feeds carry no ${missing}${instead}.`,
    };
  }
  const meant = meantBy(lower);
  const hint =
    meant === null ? "put a text with a colon in quotation marks" : `did you mean "${meant}:"?`;
  return { wrong: `${shownPiece(`${name}:`)} is no field; ${hint}${meant === null ? "." : ""}` };
}

function meantBy(name: string): FieldName | null {
  if (name.length > 20) return null;
  const close = nearest(name, [...names, ...Object.keys(meanings)]);
  return close === null ? null : (names.find((each) => each === close) ?? meanings[close] ?? null);
}
