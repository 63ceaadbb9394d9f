/** The projection behind lists: one line an incident, written in the transaction of the events that change it. */
import type { IncidentSummary } from '../../shared/incident/summary.ts';
import type { Connection } from './connection.ts';
import { type SummaryPages, summaryPages } from './summary-pages.ts';
import { type SummaryWords, summaryWords } from './summary-words.ts';

export type Summaries = {
  write(summary: IncidentSummary): void;
  /** By number, the newest incident first. */
  list(): IncidentSummary[];
  get(incidentId: string): IncidentSummary | null;
  byNumber(number: number): IncidentSummary | null;
  pages: SummaryPages;
  words: Pick<SummaryWords, 'get' | 'missing'>;
  /** Incidents whose line an earlier version wrote, which lacks what this one computes. */
  incomplete(): string[];
  /** The number by which this installation shows an incident, given at its first event. */
  numberOf(incidentId: string): number;
  remove(incidentId: string): void;
  clear(): void;
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

/** What the indexes of pages hold. */
const indexed = ['declared_at_ms', 'status', 'drill', 'severity', 'zone', 'recovered_at_ms', 'exported'];

export function summaryTable(db: Connection): Summaries {
  const values = `VALUES (${columns.map((column) => `@${camelCase(column)}`).join(', ')})`;
  const changes = columns.slice(1).map((column) => `${column} = excluded.${column}`);
  const write = db.prepare(`
    INSERT INTO incident_summary (${columns.join(', ')}) ${values}
    ON CONFLICT (incident_id) DO UPDATE SET ${changes.join(', ')}`);
  // Most events change nothing that an index holds; naming its columns would write its pages anew, and each is one more to sync.
  const assigned = (column: string) => `${column} = @${camelCase(column)}`;
  const others = columns.slice(1).filter((column) => !indexed.includes(column));
  const stands = indexed.map((column) => `${column} IS @${camelCase(column)}`);
  const writeOthers = db.prepare(`
    UPDATE incident_summary SET ${others.map(assigned).join(', ')}
    WHERE incident_id = @incidentId AND ${stands.join(' AND ')}`);
  const removeLine = db.prepare('DELETE FROM incident_summary WHERE incident_id = ?');
  const words = summaryWords(db);
  // In the order in which `summarise` names them: two lines that say the same are the same text.
  const [first, ...rest] = columns.map((column) => `${column} AS ${camelCase(column)}`);
  const aliased = [first, 'number', ...rest].join(', ');
  const select = `SELECT ${aliased} FROM incident_summary JOIN incident_number USING (incident_id)`;
  const list = db.prepare<[], Row>(`${select} ORDER BY number DESC`);
  const get = db.prepare<[string], Row>(`${select} WHERE incident_id = ?`);
  const byNumber = db.prepare<[number], Row>(`${select} WHERE number = ?`);
  const incomplete = db
    .prepare<[], string>('SELECT incident_id FROM incident_summary WHERE causes IS NULL OR owners IS NULL')
    .pluck();
  const findNumber = db.prepare<[string], number>('SELECT number FROM incident_number WHERE incident_id = ?').pluck();
  const giveNumber = db.prepare('INSERT INTO incident_number (incident_id) VALUES (?)');
  const lineOf = (incidentId: string): IncidentSummary | null => {
    const row = get.get(incidentId);
    return row ? toSummary(row) : null;
  };
  return {
    write(summary) {
      const row = toRow(summary);
      if (writeOthers.run(row).changes === 0) write.run(row);
      words.write(summary);
    },
    words,
    pages: summaryPages(db, lineOf),
    incomplete: () => incomplete.all(),
    list: () => list.all().map(toSummary),
    get: lineOf,
    byNumber(number) {
      const row = byNumber.get(number);
      return row ? toSummary(row) : null;
    },
    numberOf: (incidentId) => findNumber.get(incidentId) ?? Number(giveNumber.run(incidentId).lastInsertRowid),
    remove(incidentId) {
      removeLine.run(incidentId);
      words.remove(incidentId);
    },
    clear() {
      db.exec('DELETE FROM incident_summary; DELETE FROM incident_words');
    },
  };
}

function toRow(summary: IncidentSummary): Row {
  return {
    ...summary,
    drill: summary.drill ? 1 : 0,
    exported: summary.exported ? 1 : 0,
    patternNumbers: JSON.stringify(summary.patternNumbers),
    patternTitles: JSON.stringify(summary.patternTitles),
    causes: JSON.stringify(summary.causes),
    owners: JSON.stringify(summary.owners),
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
