/** What a person asks of the list → conditions over the lines and their words. */
import type { IncidentKind } from '../../shared/contract/incident-list-contract.ts';
import { dayStartBounds, dayStartMs } from '../../shared/search/calendar-day.ts';
import type { CalendarDay, SearchFilter } from '../../shared/search/search-query.ts';
import { variantsOf, type WordVariants } from '../../shared/search/word-variants.ts';

/** Which incidents; all of it must fit. */
export type IncidentQuery = {
  kind: IncidentKind;
  filters: readonly SearchFilter[];
  /** Each stands in the incident's line; an incident of `found` needs none of them. */
  words: readonly WordVariants[];
  /** Incidents whose record holds the words. */
  found: readonly string[];
  /** Left out. */
  except: readonly string[];
};

export const allIncidents: IncidentQuery = { kind: 'all', filters: [], words: [], found: [], except: [] };
export const openIncidents: IncidentQuery = { ...allIncidents, kind: 'open' };

/** A condition over `incident_summary`, with the values for its question marks. */
export type Condition = { sql: string; values: (string | number)[] };

/** `zonesBetween` answers the zones of incidents declared in a span of time: near a day's border the day is the incident's own. */
export function conditionOf(
  { kind, filters, words, found, except }: IncidentQuery,
  zonesBetween: (fromMs: number, beforeMs: number) => string[],
): Condition {
  return all([
    ofKind(kind),
    ...filters.map((filter) => ofFilter(filter, zonesBetween)),
    ofWords(words, found),
    except.length === 0
      ? nothing
      : { sql: `incident_id NOT IN (${except.map(() => '?').join(', ')})`, values: [...except] },
  ]);
}

function ofKind(kind: IncidentKind): Condition {
  switch (kind) {
    case 'all':
      return nothing;
    case 'drill':
      return { sql: 'drill = 1', values: [] };
    // Written out, since an index of its own holds the open ones.
    case 'open':
      return { sql: "status = 'open'", values: [] };
    case 'closed':
      return { sql: "status = 'closed'", values: [] };
  }
}

function ofFilter(filter: SearchFilter, zonesBetween: (fromMs: number, beforeMs: number) => string[]): Condition {
  switch (filter.key) {
    case 'severity':
      return { sql: 'severity = ?', values: [filter.severity] };
    case 'number':
      return {
        sql: 'incident_id = (SELECT incident_id FROM incident_number WHERE number = ?)',
        values: [filter.number],
      };
    case 'drill':
      return { sql: 'drill = ?', values: [filter.drill ? 1 : 0] };
    case 'status':
      return ofKind(filter.status);
    case 'after':
    case 'before':
      return ofDay(filter.key, filter.day, zonesBetween);
    default:
      return inWords(filter.key, [variantsOf(filter.text)]);
  }
}

function ofDay(
  key: 'after' | 'before',
  day: CalendarDay,
  zonesBetween: (fromMs: number, beforeMs: number) => string[],
): Condition {
  const { earliestMs, latestMs } = dayStartBounds(day);
  const zones = zonesBetween(earliestMs, latestMs);
  const starts = zones.flatMap((zone) => [zone, dayStartMs(day, zone)]);
  const start = zones.length === 0 ? null : `CASE zone ${zones.map(() => 'WHEN ? THEN ?').join(' ')} END`;
  if (key === 'after') {
    const near = start === null ? 'declared_at_ms >= ?' : `(declared_at_ms >= ? OR declared_at_ms >= ${start})`;
    return { sql: `declared_at_ms >= ? AND ${near}`, values: [earliestMs, latestMs, ...starts] };
  }
  const near = start === null ? 'declared_at_ms < ?' : `(declared_at_ms < ? OR declared_at_ms < ${start})`;
  return { sql: `declared_at_ms < ? AND ${near}`, values: [latestMs, earliestMs, ...starts] };
}

function ofWords(words: readonly WordVariants[], found: readonly string[]): Condition {
  if (words.length === 0) return nothing;
  const inLine = inWords('line', words);
  if (found.length === 0) return inLine;
  const marks = found.map(() => '?').join(', ');
  return { sql: `(${inLine.sql} OR incident_id IN (${marks}))`, values: [...inLine.values, ...found] };
}

/** Their texts are short: all of them are read through within a few milliseconds, for ten thousand incidents. */
function inWords(
  column: 'line' | 'cause' | 'pattern' | 'service' | 'env' | 'owner',
  words: readonly WordVariants[],
): Condition {
  const each = words.map((variants) => `(${variants.map(() => `instr(${column}, ?) > 0`).join(' OR ')})`);
  return {
    sql: `incident_id IN (SELECT incident_id FROM incident_words WHERE ${each.join(' AND ')})`,
    values: words.flat(),
  };
}

const nothing: Condition = { sql: '', values: [] };

function all(conditions: readonly Condition[]): Condition {
  const given = conditions.filter(({ sql }) => sql !== '');
  return { sql: given.map(({ sql }) => sql).join(' AND '), values: given.flatMap(({ values }) => values) };
}
