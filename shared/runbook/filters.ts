/** The filters of a pipeline on the lines before them, as the GNU programs print them. */
import { grepMatcher } from './commands/grep-matcher.ts';
import { sortLines } from './commands/sort-order.ts';
import type { Filter } from './model.ts';

/** Lines come without their line ends, and so do the results. A pattern that cannot be followed selects no line. */
export function applyFilters(lines: readonly string[], filters: readonly Filter[]): string[] {
  return filters.reduce<string[]>((current, filter) => applyFilter(current, filter), [...lines]);
}

function applyFilter(lines: string[], filter: Filter): string[] {
  switch (filter.kind) {
    case 'grep':
      return grep(lines, filter);
    case 'count':
      return [String(countOf(lines, filter.unit))];
    case 'head':
      return lines.slice(0, filter.lines);
    case 'tail':
      return filter.lines === 0 ? [] : lines.slice(-filter.lines);
    case 'sort':
      return sort(lines, filter);
    case 'uniq':
      return uniq(lines, filter.count);
    case 'cut':
      return lines.map((line) => cut(line, filter));
  }
}

function grep(lines: string[], filter: Extract<Filter, { kind: 'grep' }>): string[] {
  const matches = grepMatcher(filter.pattern, filter.syntax, filter.ignoreCase);
  const selected = matches === null ? [] : lines.filter((line) => matches(line) !== filter.invert);
  return filter.count ? [String(selected.length)] : selected;
}

function countOf(lines: readonly string[], unit: 'lines' | 'words' | 'bytes'): number {
  if (unit === 'lines') return lines.length;
  const count = unit === 'words' ? wordsIn : bytesIn;
  return lines.reduce((sum, line) => sum + count(line), 0);
}

function wordsIn(line: string): number {
  return line.split(/\s+/).filter((word) => word !== '').length;
}

/** In UTF-8, with the line end. */
function bytesIn(line: string): number {
  let bytes = 1;
  for (const character of line) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function sort(lines: string[], { numeric, human, reverse }: Extract<Filter, { kind: 'sort' }>): string[] {
  return sortLines(lines, human ? 'humanSize' : numeric ? 'number' : 'bytes', reverse);
}

function uniq(lines: readonly string[], withCount: boolean): string[] {
  const groups: { line: string; count: number }[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (last !== undefined && last.line === line) last.count += 1;
    else groups.push({ line, count: 1 });
  }
  return groups.map(({ line, count }) => (withCount ? `${String(count).padStart(7)} ${line}` : line));
}

/** A line without the delimiter is printed whole. */
function cut(line: string, { delimiter, fields }: Extract<Filter, { kind: 'cut' }>): string {
  const parts = line.split(delimiter);
  if (parts.length === 1) return line;
  return fields.flatMap((field) => parts[field - 1] ?? []).join(delimiter);
}
