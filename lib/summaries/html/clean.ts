import sanitize from "sanitize-html";

const allowedTags = [
  ..."p br hr strong em sup sub code pre ul ol li blockquote h4 h5 h6".split(" "),
  ..."table thead tbody tr th td".split(" "),
];

/** Blocks that readers need no name for: what they hold is a paragraph, or several. */
const likeParagraphs =
  "address article aside body caption center dd details div dl dt fieldset figcaption figure footer form header main nav section summary";

/** Dropped with what they hold; of all others the text stays. */
const nonTextTags =
  "script style textarea option xmp noscript noembed noframes iframe svg template annotation annotation-xml";

/**
 * HTML with nothing in it but elements of the list, and no attribute but the number that a list
 * starts with. Headings below `topHeading` are one level deeper each, down to the sixth.
 */
export function cleanHtml(html: string, topHeading: 4 | 5 | 6): string {
  return sanitize(html, {
    allowedTags,
    allowedAttributes: { ol: ["start"] },
    allowedClasses: {},
    allowedStyles: {},
    allowedSchemes: [],
    disallowedTagsMode: "discard",
    nonTextTags: nonTextTags.split(" "),
    transformTags: transforms[topHeading],
  });
}

const transforms = { 4: renamed(4), 5: renamed(5), 6: renamed(6) };

function renamed(topHeading: number): Record<string, string> {
  const names: Record<string, string> = {
    b: "strong",
    i: "em",
    cite: "em",
    tt: "code",
    kbd: "code",
  };
  for (const name of likeParagraphs.split(" ")) names[name] = "p";
  names.samp = "code";
  names.tfoot = "tbody";
  for (let level = 1; level <= 6; level++) {
    names[`h${level}`] = `h${Math.min(6, topHeading + Math.max(0, level - 2))}`;
  }
  return names;
}
