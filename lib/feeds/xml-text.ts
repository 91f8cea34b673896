/**
 * Text for the XML writer below `feed`, which turns `&amp;` into `&` before it escapes: a text
 * that really says "&amp;" would lose it.
 */
export function forXmlText(text: string): string {
  return text.replaceAll("&amp;", "&amp;amp;");
}

export function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
