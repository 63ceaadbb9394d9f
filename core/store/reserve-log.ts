/**
 * Room for the write-ahead log before it is needed. While the log's file still grows, each commit waits for the file system to
 * take note of that as well, noticeably longer than one into room that is there: just in an incident's first minutes.
 */
import type { Connection } from './connection.ts';

/** As far as the log grows before SQLite begins it anew: a thousand pages. */
const logBytes = 2_200_000;
/** So few pages in memory that the rest of a large write goes to the log before it is committed. */
const fewPages = 20;

/** Writes the log full within a transaction that is rolled back: its file keeps its size, the record nothing. */
export function reserveLog(db: Connection): void {
  const cacheSize = Number(db.pragma('cache_size', { simple: true }));
  db.pragma(`cache_size = ${fewPages}`);
  try {
    db.exec('BEGIN IMMEDIATE; CREATE TABLE reserved (bytes BLOB)');
    db.prepare('INSERT INTO reserved VALUES (zeroblob(?))').run(logBytes);
  } catch (error) {
    // A disk that has no such room may still have enough for what is to be written.
    if (!(error instanceof Error && 'code' in error && error.code === 'SQLITE_FULL')) throw error;
  } finally {
    if (db.inTransaction) db.exec('ROLLBACK');
    db.pragma(`cache_size = ${cacheSize}`);
  }
}
