/** Erasing a whole incident: the only way by which events leave the record. A tombstone says that there was one. */
import type { Clock } from '../clock.ts';
import { StoreProblem } from '../store-problem.ts';
import type { Connection } from './connection.ts';
import { rebuildProjections, removeProjections } from './rebuild.ts';
import { takeOutOfSearch } from './search-changes.ts';
import type { Tables } from './tables.ts';

export type ErasureRequest = { incidentId: string; actor: string; reason: string };

export type Tombstone = ErasureRequest & { erasedAtMs: number; eventCount: number };

/**
 * Erases in one transaction, all of them or none, under permits that the triggers ask for. The file still holds the bytes until it
 * was purged.
 *
 * @throws StoreProblem `noSuchIncident`.
 */
export function eraseIncidents(tables: Tables, requests: readonly ErasureRequest[], clock: Clock): void {
  const { db } = tables;
  db.transaction(() => {
    const areTakenOut = requests.map(({ incidentId }) => takeOutOfSearch(tables, tables.events.ofIncident(incidentId)));
    for (const request of requests) eraseOne(tables, request, clock.nowMs());
    db.exec('DELETE FROM blob WHERE hash NOT IN (SELECT blob_hash FROM evidence WHERE blob_hash IS NOT NULL)');
    if (areTakenOut.every(Boolean)) for (const { incidentId } of requests) removeProjections(tables, incidentId);
    else rebuildProjections(tables);
  }).immediate();
}

function eraseOne({ db }: Tables, { incidentId, actor, reason }: ErasureRequest, nowMs: number): void {
  const run = (sql: string, ...values: unknown[]) => db.prepare(sql).run(...values).changes;
  run('INSERT INTO erasure_permit (incident_id) VALUES (?)', incidentId);
  run('DELETE FROM payload WHERE event_seq IN (SELECT seq FROM event WHERE incident_id = ?)', incidentId);
  run('DELETE FROM evidence WHERE incident_id = ?', incidentId);
  const eventCount = run('DELETE FROM event WHERE incident_id = ?', incidentId);
  if (eventCount === 0) throw new StoreProblem('NOT_FOUND', 'noSuchIncident', { id: incidentId });
  run('DELETE FROM command WHERE incident_id = ?', incidentId);
  run('DELETE FROM draft WHERE instr(key, ?) > 0', incidentId);
  run(
    'INSERT INTO tombstone (incident_id, erased_at_ms, actor, reason, event_count) VALUES (?, ?, ?, ?, ?)',
    incidentId,
    nowMs,
    actor,
    reason,
    eventCount,
  );
  run('DELETE FROM erasure_permit WHERE incident_id = ?', incidentId);
}

/** The incidents that were erased, by time. */
export function tombstones(db: Connection): Tombstone[] {
  return db
    .prepare<[], Tombstone>(
      `SELECT incident_id AS incidentId, erased_at_ms AS erasedAtMs, actor, reason, event_count AS eventCount
       FROM tombstone ORDER BY erased_at_ms, incident_id`,
    )
    .all();
}
