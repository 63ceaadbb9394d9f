/** What the page shows only while its cursor stands between two moments. Where no script runs it shows the whole record. */
import type { Element } from 'hast';

export type Span = { from: number; until: number | null };

/** The same element, marked with when it is shown. */
export function shownBetween(element: Element, { from, until }: Span): Element {
  const limits =
    until === null ? { dataFrom: String(from) } : { dataFrom: String(from), dataUntil: String(until), hidden: true };
  return { ...element, properties: { ...element.properties, ...limits } };
}
