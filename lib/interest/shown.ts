/** A text of the reader as an error sentence shows it: on one line, and not too long. */
export function shown(text: string): string {
  const characters = [...text.replace(/[\p{Cc}\p{Cf}\s]+/gu, " ")];
  return characters.length <= 60 ? characters.join("") : `${characters.slice(0, 57).join("")}...`;
}
