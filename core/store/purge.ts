/** Leaves nothing of what was taken away in the file: neither in free pages nor in the write-ahead log. */
import type { Connection } from './connection.ts';

/** Writes the whole file anew. Slow on a large record, and rarely needed. */
export function purge(db: Connection): void {
  db.exec('VACUUM');
  db.pragma('wal_checkpoint(TRUNCATE)');
}
