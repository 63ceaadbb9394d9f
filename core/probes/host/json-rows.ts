/** Objects in an answer that is JSON, by the name of the list they stand in. */

export type JsonRow = { list: string; fields: Readonly<Record<string, unknown>> };

const deepest = 8;
const mostRows = 5_000;

/** Null where it is no JSON, so that it may be a table. `list`: what a list at the top is called. */
export function jsonRows(lines: readonly string[], list: string): JsonRow[] | null {
  const text = lines.join('\n').trim();
  if (!/^[[{]/.test(text)) return null;
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const rows: JsonRow[] = [];
  collect(value, list, 0, rows);
  return rows;
}

function collect(value: unknown, list: string, depth: number, rows: JsonRow[]): void {
  if (depth > deepest || rows.length >= mostRows) return;
  if (Array.isArray(value)) {
    for (const entry of value) collect(entry, list, depth + 1, rows);
    return;
  }
  if (!isObject(value)) return;
  rows.push({ list, fields: value });
  for (const [name, entry] of Object.entries(value)) if (Array.isArray(entry)) collect(entry, name, depth + 1, rows);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** Down the fields by their names; undefined where one is missing. */
export function fieldAt(value: unknown, ...names: string[]): unknown {
  return names.reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), value);
}
