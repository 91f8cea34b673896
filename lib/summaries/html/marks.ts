/**
 * Private-use characters that stand for something between the steps from Markdown to HTML. A model's
 * text has none of them: they are dropped before the first step, and a numeric reference to one is
 * spoilt, so that whatever the text says, each was put there by these modules.
 */
export const openMark = "\uE000"; // then a formula's number, then
export const closeMark = "\uE001";
export const lessMark = "\uE002"; // a `<` that begins no tag
export const jointMark = "\uE003"; // nothing, between `*` and a punctuation mark

const privateUse = /\p{Co}/gu;
const reference = /&#(?:x([0-9a-f]+)|([0-9]+))/gi;

export function withoutMarks(text: string): string {
  return text.replace(privateUse, "").replace(reference, (written, hex, decimal) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return isPrivate(code) ? written.replace("&", "&amp;") : written;
  });
}

function isPrivate(code: number): boolean {
  return (code >= 0xe000 && code <= 0xf8ff) || code >= 0xf0000;
}

export function formulaMark(index: number): string {
  return `${openMark}${index}${closeMark}`;
}

export const formulaMarks = new RegExp(`${openMark}(\\d+)${closeMark}`, "g");
