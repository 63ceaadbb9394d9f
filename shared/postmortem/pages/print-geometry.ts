/**
 * The printed page, in points: what the style of the HTML file is written from and what the length of the body is reckoned with, so that
 * the one cannot change without the other.
 */

const pointsPerMm = 72 / 25.4;

export const page = {
  widthMm: 210,
  heightMm: 297,
  marginTopMm: 12,
  marginSideMm: 12,
  marginBottomMm: 14,
} as const;

export const textWidth = (page.widthMm - 2 * page.marginSideMm) * pointsPerMm;
export const textHeight = (page.heightMm - page.marginTopMm - page.marginBottomMm) * pointsPerMm;

/** The annexes begin behind these. */
export const mostBodyPages = 3;

/** Sizes of type and the distances around blocks. */
export const print = {
  font: 9,
  lineHeight: 1.4,
  h1: { font: 14, before: 0, after: 4 },
  h2: { font: 11, before: 8, after: 3, padding: 1, rule: 1 },
  h3: { font: 9, before: 4, after: 1 },
  blockGap: 2,
  listIndent: 14,
  nestedIndent: 10,
  table: { font: 7.5, lineHeight: 1.3, gap: 3, paddingBlock: 1, paddingInline: 3, rule: 0.75 },
  /** The table at the head of the document stands in two columns. */
  head: { columns: 2, label: 9 },
  code: { font: 7.5, lineHeight: 1.3, paddingBlock: 2, paddingInline: 4, rule: 0.75 },
} as const;
