/** One element of an HTML tree. Its texts are nodes, so nothing in them can become markup. */
import type { Element, ElementContent, Properties } from 'hast';

/** Numbers are written in decimal; `true` is an attribute without a value, `false` none. */
type Attributes = Readonly<Record<string, string | number | boolean | readonly string[]>>;

export function htmlElement(
  tagName: string,
  attributes: Attributes,
  children: readonly (ElementContent | string)[] = [],
): Element {
  return {
    type: 'element',
    tagName,
    properties: { ...attributes } as Properties,
    children: children.map((child) => (typeof child === 'string' ? { type: 'text', value: child } : child)),
  };
}
