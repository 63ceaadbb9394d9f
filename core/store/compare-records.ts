/** What would go and what would come back if one record took the place of another. */
import type { Connection } from './connection.ts';

export type RecordComparison = {
  /** Events, and the incidents they are of, that only the current record holds. */
  lost: { events: number; incidents: number };
  /** What was taken out of the current record on purpose and is still in the other: erased incidents, blacked-out contents. */
  returning: { erasedIncidents: number; blackedOut: number };
  /** Whether nothing can have been written past the other under the name of the device it carries. */
  sameDevice: boolean;
};

/** `otherPath` is a record of this version without a log beside it. */
export function compareRecords(current: Connection, otherPath: string): RecordComparison {
  current.prepare('ATTACH ? AS other').run(otherPath);
  try {
    const number = (sql: string) => Number(current.prepare(sql).pluck().get());
    const onlyHere = 'FROM main.event AS here WHERE NOT EXISTS (SELECT 1 FROM other.event WHERE id = here.id)';
    const lost = {
      events: number(`SELECT count(*) ${onlyHere}`),
      incidents: number(`SELECT count(DISTINCT incident_id) ${onlyHere}`),
    };
    const device = (schema: string) => current.prepare(`SELECT device_id FROM ${schema}.installation`).pluck().get();
    return {
      lost,
      returning: {
        erasedIncidents: number(
          `SELECT count(*) FROM main.tombstone AS gone
           WHERE EXISTS (SELECT 1 FROM other.event WHERE incident_id = gone.incident_id)`,
        ),
        blackedOut:
          number(
            `SELECT count(*) FROM main.payload AS gone JOIN main.event AS here ON here.seq = gone.event_seq
             JOIN other.event AS there ON there.id = here.id
             JOIN other.payload AS kept ON kept.event_seq = there.seq
             WHERE gone.bytes IS NULL AND kept.bytes IS NOT NULL`,
          ) +
          number(
            `SELECT count(*) FROM main.blob AS gone JOIN other.blob AS kept USING (hash)
             WHERE gone.bytes IS NULL AND kept.bytes IS NOT NULL`,
          ),
      },
      sameDevice: lost.events === 0 && device('main') === device('other'),
    };
  } finally {
    current.exec('DETACH other');
  }
}
