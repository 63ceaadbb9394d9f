/** The projection behind the filters of lists: the words of each incident's line, written with the line and only where they change. */
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import { type LineWords, lineWordsOf } from '../../shared/search/line-words.ts';
import type { Connection } from './connection.ts';

export type SummaryWords = {
  write(summary: IncidentSummary): void;
  get(incidentId: string): LineWords | null;
  /** Incidents whose line an earlier version wrote, without its words. */
  missing(): string[];
  remove(incidentId: string): void;
};

const columns = ['line', 'cause', 'pattern', 'service', 'env', 'owner'] as const;

export function summaryWords(db: Connection): SummaryWords {
  const changes = columns.map((column) => `${column} = excluded.${column}`).join(', ');
  const isOther = columns.map((column) => `${column} <> excluded.${column}`).join(' OR ');
  const write = db.prepare(`
    INSERT INTO incident_words (incident_id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})
    ON CONFLICT (incident_id) DO UPDATE SET ${changes} WHERE ${isOther}`);
  const get = db.prepare<[string], LineWords>(`SELECT ${columns.join(', ')} FROM incident_words WHERE incident_id = ?`);
  const remove = db.prepare('DELETE FROM incident_words WHERE incident_id = ?');
  const missing = db
    .prepare<[], string>(
      'SELECT incident_id FROM incident_summary WHERE incident_id NOT IN (SELECT incident_id FROM incident_words)',
    )
    .pluck();
  return {
    write(summary) {
      const words = lineWordsOf(summary);
      write.run(summary.incidentId, ...columns.map((column) => words[column]));
    },
    get: (incidentId) => get.get(incidentId) ?? null,
    missing: () => missing.all(),
    remove: (incidentId) => void remove.run(incidentId),
  };
}
