/**
 * How a reader wants formulas in the content of an item: `auto` is Unicode where a line of text says
 * the formula well and MathML elsewhere, `tex` is the source.
 */
export const mathStyles = ["auto", "mathml", "unicode", "tex"] as const;
export type MathStyle = (typeof mathStyles)[number];
