/** Where each device's chain of an incident stands. The hash of its last event covers all events before it: a fingerprint. */
import type { Connection } from './connection.ts';

export type ChainHead = { deviceId: string; events: number; hash: string };

/** In the order in which the devices first wrote; empty where there is no such incident. */
export function chainHeads(db: Connection, incidentId: string): ChainHead[] {
  return db
    .prepare(`
      SELECT last.device_id AS deviceId, chain.events AS events, last.hash AS hash
      FROM (
        SELECT device_id, MAX(chain_seq) AS last_seq, COUNT(*) AS events, MIN(lamport) AS first_lamport
        FROM event WHERE incident_id = @incidentId GROUP BY device_id
      ) AS chain
      JOIN event AS last
        ON last.incident_id = @incidentId AND last.device_id = chain.device_id AND last.chain_seq = chain.last_seq
      ORDER BY chain.first_lamport, last.device_id`)
    .all({ incidentId }) as ChainHead[];
}

/** The hash of one event by its place in its device's chain; null where there is none there. */
export function chainHash(
  db: Connection,
  { incidentId, deviceId, chainSeq }: { incidentId: string; deviceId: string; chainSeq: number },
): string | null {
  const row = db
    .prepare('SELECT hash FROM event WHERE incident_id = ? AND device_id = ? AND chain_seq = ?')
    .get(incidentId, deviceId, chainSeq) as { hash: string } | undefined;
  return row?.hash ?? null;
}
