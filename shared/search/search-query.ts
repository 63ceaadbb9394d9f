/**
 * What a person types into the archive's box: words to look for, `"words in quotes"` to keep together, and filters as words
 * (`severity:1 cause:枯渇 after:2026-01 status:open`), in English or Japanese, with a half-width or full-width colon.
 */

export const filterKeys = [
  'severity',
  'cause',
  'pattern',
  'service',
  'env',
  'owner',
  'after',
  'before',
  'drill',
  'status',
  'number',
] as const;
export type FilterKey = (typeof filterKeys)[number];

/** What an incident must be. Of two with one key, for texts both must fit. */
export type SearchFilter =
  | { key: 'severity'; severity: number }
  | { key: 'cause' | 'pattern' | 'service' | 'env' | 'owner'; text: string }
  /** Declared on or after, or before, the first moment of that year, month or day in the incident's zone. */
  | { key: 'after' | 'before'; day: CalendarDay }
  | { key: 'drill'; drill: boolean }
  | { key: 'status'; status: 'open' | 'closed' }
  | { key: 'number'; number: number };

export type CalendarDay = { year: number; month: number; day: number };

/** One part of what was typed, and where it stands, so that a chip can take it out again. */
export type QueryPart = { from: number; to: number; typed: string } & (
  | { kind: 'word'; word: string }
  | { kind: 'filter'; filter: SearchFilter }
  /** The key is known, and no such value is: it filters nothing. */
  | { kind: 'misread'; key: FilterKey }
);

const keyNames: ReadonlyMap<string, FilterKey> = new Map([
  ...filterKeys.filter((key) => key !== 'number').map((key) => [key, key] as const),
  ['sev', 'severity'],
  ['environment', 'env'],
  ['重大度', 'severity'],
  ['原因', 'cause'],
  ['パターン', 'pattern'],
  ['サービス', 'service'],
  ['環境', 'env'],
  ['担当', 'owner'],
  ['以降', 'after'],
  ['以前', 'before'],
  ['より前', 'before'],
  ['訓練', 'drill'],
  ['状態', 'status'],
]);

const drillWords: ReadonlyMap<string, boolean> = new Map([
  ...['yes', 'true', '1', 'はい', 'のみ'].map((word) => [word, true] as const),
  ...['no', 'false', '0', 'いいえ', '除く'].map((word) => [word, false] as const),
]);
const statusWords: ReadonlyMap<string, 'open' | 'closed'> = new Map([
  ['open', 'open'],
  ['対応中', 'open'],
  ['closed', 'closed'],
  ['終了', 'closed'],
]);

/** A quote that is not closed yet reaches to the end: it is being typed. */
const part = /(?:([^\s:："”“]+)[:：])?(?:["”“]([^"”“]*)(?:["”“]|$)|(\S+))/gu;

/** Never throws; what is no filter is a word, so `http://web-01` is looked for as it stands. */
export function parseSearchQuery(typed: string): QueryPart[] {
  return [...typed.matchAll(part)].flatMap((match): QueryPart[] => {
    const { 0: whole, 1: name, 2: quoted, 3: bare, index: from } = match;
    const place = { from, to: from + whole.length, typed: whole };
    const key = name === undefined ? undefined : keyOf(name);
    const value = (quoted ?? bare ?? '').trim();
    // A filter whose value is still to come.
    if (name === undefined && /[:：]$/u.test(whole) && keyOf(whole.slice(0, -1)) !== undefined) return [];
    if (key !== undefined) {
      const filter = toFilter(key, value);
      return [filter === null ? { ...place, kind: 'misread', key } : { ...place, kind: 'filter', filter }];
    }
    const number = /^[#＃](\d{1,9})$/u.exec(whole.normalize('NFKC'))?.[1];
    if (number !== undefined) return [{ ...place, kind: 'filter', filter: { key: 'number', number: Number(number) } }];
    const word = name === undefined && quoted !== undefined ? quoted : whole;
    return word.trim() === '' ? [] : [{ ...place, kind: 'word', word }];
  });
}

/** What was typed without one part of it. */
export function withoutPart(typed: string, { from, to }: Pick<QueryPart, 'from' | 'to'>): string {
  return `${typed.slice(0, from).trimEnd()} ${typed.slice(to).trimStart()}`.trim();
}

/** The words to look for, as they were typed. */
export function wordsOf(parts: readonly QueryPart[]): string[] {
  return parts.flatMap((found) => (found.kind === 'word' ? [found.word] : []));
}

export function filtersOf(parts: readonly QueryPart[]): SearchFilter[] {
  return parts.flatMap((found) => (found.kind === 'filter' ? [found.filter] : []));
}

function keyOf(name: string): FilterKey | undefined {
  return keyNames.get(name.normalize('NFKC').toLowerCase());
}

function toFilter(key: FilterKey, value: string): SearchFilter | null {
  const plain = value.normalize('NFKC').toLowerCase();
  switch (key) {
    case 'severity': {
      const severity = /^(?:sev)?([1-4])$/u.exec(plain)?.[1];
      return severity === undefined ? null : { key, severity: Number(severity) };
    }
    case 'after':
    case 'before': {
      const day = toDay(plain);
      return day === null ? null : { key, day };
    }
    case 'drill': {
      const drill = drillWords.get(plain);
      return drill === undefined ? null : { key, drill };
    }
    case 'status': {
      const status = statusWords.get(plain);
      return status === undefined ? null : { key, status };
    }
    case 'number':
      return null;
    default:
      return plain === '' ? null : { key, text: value };
  }
}

/** `2026`, `2026-01`, `2026-01-31`, or with slashes. */
export function toDay(text: string): CalendarDay | null {
  const [, year, month = '1', day = '1'] = /^(\d{4})(?:[-/](\d{1,2})(?:[-/](\d{1,2}))?)?$/u.exec(text) ?? [];
  if (year === undefined) return null;
  const found = { year: Number(year), month: Number(month), day: Number(day) };
  const date = new Date(Date.UTC(found.year, found.month - 1, found.day));
  return date.getUTCMonth() === found.month - 1 && date.getUTCDate() === found.day ? found : null;
}
