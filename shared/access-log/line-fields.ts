/** The named fields of a line: JSON, LTSV, or `name=value` words. Null where the line is none of that kind. */
import type { Fields } from './named-fields.ts';

const deepest = 4;

export function jsonFields(line: string): Fields | null {
  if (!line.startsWith('{')) return null;
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    return null;
  }
  const fields = new Map<string, string | number>();
  flatten(value, '', deepest, fields);
  return fields;
}

/** Of a list the first entry speaks, as of Caddy's headers. */
function flatten(value: unknown, name: string, depth: number, into: Map<string, string | number>): void {
  if (typeof value === 'string' || typeof value === 'number') into.set(name, value);
  else if (Array.isArray(value)) flatten(value[0], name, depth, into);
  else if (value !== null && typeof value === 'object' && depth > 0) {
    for (const [key, inner] of Object.entries(value))
      flatten(inner, name === '' ? key : `${name}.${key}`, depth - 1, into);
  }
}

export function labelFields(line: string): Fields | null {
  const parts = line.split('\t');
  if (parts.length < 2) return null;
  const fields = new Map<string, string | number>();
  for (const part of parts) {
    const colon = part.indexOf(':');
    if (colon < 1) return null;
    fields.set(part.slice(0, colon), part.slice(colon + 1));
  }
  return fields;
}

const pair = /(?:^|\s)([A-Za-z_][\w.-]{0,60})=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g;
const leadingTime = /^(?:\S+ )??(\d{4}-\d{2}-\d{2}T\S+)/;

/** A time in front, as a collector of logs writes it, counts as the field `time`. */
export function wordFields(line: string): Fields | null {
  const fields = new Map<string, string | number>();
  for (const [, name = '', quoted, bare = ''] of line.matchAll(pair)) {
    fields.set(name, quoted === undefined ? bare : quoted.replace(/\\(.)/g, '$1'));
  }
  if (fields.size < 2) return null;
  const [, time] = leadingTime.exec(line) ?? [];
  if (time !== undefined && !fields.has('time')) fields.set('time', time);
  return fields;
}
