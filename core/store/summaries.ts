/** The projection behind lists: one line an incident, written in the transaction of the events that change it. */
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Connection } from './connection.ts';

export type Summaries = {
  write(summary: IncidentSummary): void;
  /** By number, the newest incident first. */
  list(): IncidentSummary[];
  get(incidentId: string): IncidentSummary | null;
  /** Incidents whose line an earlier version wrote, which lacks what this one computes. */
  incomplete(): string[];
  /** The number by which this installation shows an incident, given at its first event. */
  numberOf(incidentId: string): number;
};

/** As it lies in the table, where columns hold texts and numbers alone. */
type Row = Omit<IncidentSummary, 'drill' | 'exported' | 'patternNumbers' | 'patternTitles' | 'causes' | 'owners'> & {
  drill: number;
  exported: number;
  patternNumbers: string;
  patternTitles: string;
  /** Null where an earlier version wrote the row. */
  causes: string | null;
  owners: string | null;
};

const columns = [
  'incident_id',
  'title',
  'status',
  'drill',
  'severity',
  'environment_name',
  'environment_kind',
  'service',
  'zone',
  'declared_at_ms',
  'detected_at_ms',
  'recovered_at_ms',
  'pattern_numbers',
  'pattern_titles',
  'event_count',
  'last_happened_at_ms',
  'exported',
  'document_status',
  'causes',
  'owners',
];

export function summaryTable(db: Connection): Summaries {
  const changes = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  const write = db.prepare(`
    INSERT INTO incident_summary (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})
    ON CONFLICT (incident_id) DO UPDATE SET ${changes.join(', ')}`);
  // In the order in which `summarise` names them: two lines that say the same are the same text.
  const [first, ...others] = columns.map((column) => `${column} AS ${camelCase(column)}`);
  const aliased = [first, 'number', ...others].join(', ');
  const select = `SELECT ${aliased} FROM incident_summary JOIN incident_number USING (incident_id)`;
  const list = db.prepare<[], Row>(`${select} ORDER BY number DESC`);
  const get = db.prepare<[string], Row>(`${select} WHERE incident_id = ?`);
  const incomplete = db
    .prepare<[], string>('SELECT incident_id FROM incident_summary WHERE causes IS NULL OR owners IS NULL')
    .pluck();
  const findNumber = db.prepare<[string], number>('SELECT number FROM incident_number WHERE incident_id = ?').pluck();
  const giveNumber = db.prepare('INSERT INTO incident_number (incident_id) VALUES (?)');
  return {
    write(summary) {
      write.run(
        summary.incidentId,
        summary.title,
        summary.status,
        summary.drill ? 1 : 0,
        summary.severity,
        summary.environmentName,
        summary.environmentKind,
        summary.service,
        summary.zone,
        summary.declaredAtMs,
        summary.detectedAtMs,
        summary.recoveredAtMs,
        JSON.stringify(summary.patternNumbers),
        JSON.stringify(summary.patternTitles),
        summary.eventCount,
        summary.lastHappenedAtMs,
        summary.exported ? 1 : 0,
        summary.documentStatus,
        JSON.stringify(summary.causes),
        JSON.stringify(summary.owners),
      );
    },
    incomplete: () => incomplete.all(),
    list: () => list.all().map(toSummary),
    get(incidentId) {
      const row = get.get(incidentId);
      return row ? toSummary(row) : null;
    },
    numberOf: (incidentId) => findNumber.get(incidentId) ?? Number(giveNumber.run(incidentId).lastInsertRowid),
  };
}

/** The store alone writes these lines, and `verify` holds them against the events: ten thousand are read at once, and not judged one by one. */
function toSummary(row: Row): IncidentSummary {
  return {
    ...row,
    drill: row.drill === 1,
    exported: row.exported === 1,
    patternNumbers: JSON.parse(row.patternNumbers),
    patternTitles: JSON.parse(row.patternTitles),
    causes: JSON.parse(row.causes ?? '[]'),
    owners: JSON.parse(row.owners ?? '[]'),
  };
}

function camelCase(column: string): string {
  return column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
