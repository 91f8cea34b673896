/**
 * Text for the XML writer below `feed`, which turns `&amp;` into `&` before it escapes: a text
 * that really says "&amp;" would lose it.
 */
export function forXmlText(text: string): string {
  return text.replaceAll("&amp;", "&amp;amp;");
}

/**
 * What the writer gets wrong in both XML formats. Titles become escaped text: as CDATA, only the
 * first `]]>` of each would be split, and Atom's would be declared as HTML, of which several readers
 * show `a < b` without its end. Indentation goes; with 200 authors it is more than their names.
 * Content is HTML that is escaped, so none of these patterns can occur inside it.
 */
export function mended(xml: string): string {
  return xml
    .replace(
      /<title(?: type="html")?><!\[CDATA\[([\s\S]*?)\]\]><\/title>/g,
      (_, title: string) =>
        `<title>${escapeXml(title.replaceAll("]]]]><![CDATA[>", "]]>"))}</title>`,
    )
    .replace(/\n {4,}(?=<)/g, "\n");
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
