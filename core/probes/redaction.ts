/** Takes secrets out of texts before anything is written: those that are known, then whatever looks like one. */

import { besideWords, byForm, parting } from '../../shared/redaction/secret-patterns.ts';
import { patternsOf } from './redact/known-value.ts';

/** What stands in the place of a secret; neutral in every language of the app. */
const marker = '[redacted]';

type Span = { start: number; end: number };

/**
 * A redactor of the values known at each call. Its result, redacted again, stays as it is.
 *
 * @param known values to take out in all their encodings; the empty one is passed over.
 */
export function createRedactor(known: () => readonly string[]): (text: string) => string {
  const searches = new Map<string, Search>();
  const searchFor = (value: string) => {
    const kept = searches.get(value) ?? searchOf(value);
    searches.set(value, kept);
    return kept;
  };
  return (text) => {
    const found = known().filter((value) => value !== '' && searchFor(value).any.test(text));
    const spans = found.flatMap((value) => searchFor(value).each).flatMap((pattern) => spansOf(pattern, text));
    const rest = withoutSpans(text, spans);
    const patterns = parting.test(rest) ? [...besideWords, ...byForm] : byForm;
    return patterns.reduce(withoutPattern, rest);
  };
}

/** One pattern tells whether a text holds a value in any form, which nearly none does; each form then tells where. */
type Search = { any: RegExp; each: RegExp[] };

function searchOf(value: string): Search {
  const each = patternsOf(value);
  return { any: new RegExp(each.map(({ source }) => source).join('|'), 'u'), each };
}

/** Where a pattern matches, matches that overlap included: of `abab` in `ababab` nothing may be left. */
function spansOf(pattern: RegExp, text: string): Span[] {
  const spans: Span[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    spans.push({ start: match.index, end: match.index + match[0].length });
    // From the middle of a character made of two units the search would go back to its beginning.
    pattern.lastIndex = match.index + ((match[0].codePointAt(0) ?? 0) > 0xffff ? 2 : 1);
  }
  return spans;
}

/** Secrets may hold one another or overlap: every stretch that belongs to any of them becomes one marker. */
function withoutSpans(text: string, spans: readonly Span[]): string {
  if (spans.length === 0) return text;
  const markers = spansOf(markerPattern, text);
  const merged: Span[] = [];
  let passed = 0;
  for (const span of spans.toSorted((one, other) => one.start - other.start)) {
    while ((markers[passed + 1]?.start ?? Infinity) <= span.start) passed += 1;
    const { start, end } = markers[passed] ?? { start: Infinity, end: 0 };
    if (start <= span.start && span.end <= end) continue;
    const last = merged.at(-1);
    if (last !== undefined && span.start <= last.end) last.end = Math.max(last.end, span.end);
    else merged.push({ ...span });
  }
  return replaceSpans(text, merged);
}

const markerPattern = /\[redacted\]/g;

function withoutPattern(text: string, pattern: RegExp): string {
  // Nearly every text holds none, and to know that is far cheaper than to collect nothing.
  if (text.search(pattern) < 0) return text;
  const spans = [...text.matchAll(pattern)].flatMap(({ indices }): Span[] => {
    const place = indices?.groups?.secret;
    return place === undefined ? [] : [{ start: place[0], end: place[1] }];
  });
  return replaceSpans(text, spans);
}

/** Spans in order, none touching another. */
function replaceSpans(text: string, spans: readonly Span[]): string {
  let rest = 0;
  const parts = spans.map(({ start, end }) => {
    const part = text.slice(rest, start) + marker;
    rest = end;
    return part;
  });
  return parts.join('') + text.slice(rest);
}
