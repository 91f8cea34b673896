/** So short a secret is a common word, which would be torn out of every other line. */
const shortest = 6; // characters

/**
 * Takes secrets out of a text, as they are written and as JSON and addresses write them. It is the
 * last defence: nothing should hand a secret to where this is needed.
 */
export function redactionOf(secrets: readonly string[]): (text: string) => string {
  const told = secrets.filter(({ length }) => length >= shortest);
  // The longest first: an address with its password in it goes as a whole.
  const forms = [...new Set(told.flatMap(formsOf))].sort((a, b) => b.length - a.length);
  if (forms.length === 0) return (text) => text;
  const any = new RegExp(forms.map(escaped).join("|"), "g");
  return (text) => text.replace(any, "…");
}

function formsOf(secret: string): string[] {
  const inQuery = new URLSearchParams({ "": secret }).toString().slice(1);
  return [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURI(secret),
    encodeURIComponent(secret),
    inQuery,
  ];
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, "\\$&");
}
