/** What a list shows, a page at a time: ids in the list's order come from indexes, and the lines themselves are read by id. */
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Connection } from './connection.ts';
import { type Condition, conditionOf, type IncidentQuery } from './summary-conditions.ts';

export type SummaryPages = {
  /** Newest declared first. */
  page(query: IncidentQuery, place: { offset: number; limit: number }): IncidentSummary[];
  count(query: IncidentQuery): number;
  /** The ids of all that fit; for a search within them. */
  matching(query: IncidentQuery): Set<string>;
  /** Recovered since then and not exported, the newest recovered first; `limit` null for all. */
  owed(sinceMs: number, limit: number | null): IncidentSummary[];
  /** Declared from then on and before, on an environment of that name, the newest first. */
  declaredBetween(fromMs: number, beforeMs: number, environmentName: string): IncidentSummary[];
};

const newestFirst = 'ORDER BY declared_at_ms DESC, incident_id DESC';

export const summaryStatements = {
  page: ({ sql }: Condition) => `SELECT incident_id FROM ${linesFor(sql)} ${newestFirst} LIMIT ? OFFSET ?`,
  count: ({ sql }: Condition) => `SELECT count(*) FROM ${linesFor(sql)}`,
  matching: ({ sql }: Condition) => `SELECT incident_id FROM ${linesFor(sql)}`,
  owed: `SELECT incident_id FROM incident_summary WHERE exported = 0 AND recovered_at_ms IS NOT NULL
    AND recovered_at_ms >= ? ORDER BY recovered_at_ms DESC, incident_id DESC LIMIT ?`,
  declaredBetween: `SELECT incident_id FROM incident_summary
    WHERE declared_at_ms >= ? AND declared_at_ms < ? AND environment_name = ? ${newestFirst}`,
  zonesBetween: 'SELECT DISTINCT zone FROM incident_summary WHERE declared_at_ms >= ? AND declared_at_ms < ?',
};

/** SQLite's word for no limit. */
const noLimit = -1;

/** `lineOf` reads one incident's line. */
export function summaryPages(db: Connection, lineOf: (incidentId: string) => IncidentSummary | null): SummaryPages {
  const owed = db.prepare<[number, number], string>(summaryStatements.owed).pluck();
  const declaredBetween = db.prepare<[number, number, string], string>(summaryStatements.declaredBetween).pluck();
  const zonesBetween = db.prepare<[number, number], string>(summaryStatements.zonesBetween).pluck();
  const toCondition = (query: IncidentQuery) =>
    conditionOf(query, (fromMs, beforeMs) => zonesBetween.all(fromMs, beforeMs));
  const linesOf = (ids: readonly string[]) => ids.flatMap((incidentId) => lineOf(incidentId) ?? []);
  return {
    page(query, { offset, limit }) {
      const condition = toCondition(query);
      const ids = db.prepare<(string | number)[], string>(summaryStatements.page(condition)).pluck();
      return linesOf(ids.all(...condition.values, limit, offset));
    },
    count(query) {
      const condition = toCondition(query);
      const count = db.prepare<(string | number)[], number>(summaryStatements.count(condition)).pluck();
      return count.get(...condition.values) ?? 0;
    },
    matching(query) {
      const condition = toCondition(query);
      const ids = db.prepare<(string | number)[], string>(summaryStatements.matching(condition)).pluck();
      return new Set(ids.iterate(...condition.values));
    },
    owed: (sinceMs, limit) => linesOf(owed.all(sinceMs, limit ?? noLimit)),
    declaredBetween: (fromMs, beforeMs, environmentName) =>
      linesOf(declaredBetween.all(fromMs, beforeMs, environmentName)),
  };
}

function linesFor(sql: string): string {
  return sql === '' ? 'incident_summary' : `incident_summary WHERE ${sql}`;
}
