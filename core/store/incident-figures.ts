/** The projection behind the numbers: what they need of each incident, written with its line and only where it changes. */
import type { IncidentState } from '../../shared/incident/state.ts';
import { incidentFiguresOf } from '../../shared/numbers/incident-figures.ts';
import type { NumberedIncident } from '../../shared/numbers/numbers.ts';
import type { Connection } from './connection.ts';

export type FiguresRows = {
  /** By id, those behind `after`; drills, or all that is none. */
  page(drills: boolean, after: string, limit: number): FiguresRow[];
};

export type OwnFiguresRows = FiguresRows & {
  write(state: IncidentState): void;
  /** Whether what is kept is not what the state says. */
  differs(state: IncidentState): boolean;
  remove(incidentId: string): void;
  clear(): void;
};

/** The figures are read only once they are asked for: what lies outside of a period needs none. */
export type FiguresRow = Pick<NumberedIncident, 'incidentId' | 'declaredAtMs' | 'zone'> & {
  incident(): NumberedIncident;
};

type Row = {
  incidentId: string;
  number: number;
  title: string;
  service: string | null;
  zone: string;
  declaredAtMs: number;
  patternTitles: string;
  body: string;
};

export const figuresStatements = {
  page: `SELECT incident_id AS incidentId, number, title, service, zone, declared_at_ms AS declaredAtMs,
      pattern_titles AS patternTitles, body
    FROM incident_figures JOIN incident_summary USING (incident_id) JOIN incident_number USING (incident_id)
    WHERE incident_id > ? AND drill = ? ORDER BY incident_id LIMIT ?`,
};

export function figuresTable(db: Connection): OwnFiguresRows {
  const write = db.prepare(`
    INSERT INTO incident_figures (incident_id, body) VALUES (?, ?)
    ON CONFLICT (incident_id) DO UPDATE SET body = excluded.body WHERE body <> excluded.body`);
  const get = db.prepare<[string], string>('SELECT body FROM incident_figures WHERE incident_id = ?').pluck();
  const remove = db.prepare('DELETE FROM incident_figures WHERE incident_id = ?');
  const page = db.prepare<[string, number, number], Row>(figuresStatements.page);
  return {
    write: (state) => void write.run(state.incidentId, JSON.stringify(incidentFiguresOf(state))),
    differs: (state) => get.get(state.incidentId) !== JSON.stringify(incidentFiguresOf(state)),
    page: (drills, after, limit) => page.all(after, drills ? 1 : 0, limit).map((row) => toRow(row, drills)),
    remove: (incidentId) => void remove.run(incidentId),
    clear: () => void db.exec('DELETE FROM incident_figures'),
  };
}

/** The store alone writes them, and `verify` holds them against the events: ten thousand are read at once, and not judged one by one. */
function toRow({ patternTitles, body, ...row }: Row, drill: boolean): FiguresRow {
  return {
    incidentId: row.incidentId,
    declaredAtMs: row.declaredAtMs,
    zone: row.zone,
    incident: () => ({ ...row, drill, patternTitles: JSON.parse(patternTitles), figures: JSON.parse(body) }),
  };
}
