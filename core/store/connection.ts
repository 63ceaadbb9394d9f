/** Connections to a record, with the settings that its promises rest on. */
import Database from 'better-sqlite3';

export type Connection = Database.Database;

/** "HIKE", as the first migration writes it into the file's header. */
const applicationId = 0x48494b45;

/** How long a write waits for another program that reads the file, such as a backup. */
const busyTimeoutMs = 5_000;

/** Opens for writing. `maxPages` bounds the file; null leaves the bound to the disk. */
export function openForWriting(path: string, maxPages: number | null): Connection {
  const db = new Database(path, { timeout: busyTimeoutMs });
  // Takes effect in a new file alone. An event touches a dozen pages a little each: half as large, half as much to sync.
  db.pragma('page_size = 2048');
  db.pragma('journal_mode = WAL');
  // In WAL mode the addon's own default is NORMAL, which may lose acknowledged events when the power goes.
  db.pragma('synchronous = FULL');
  // macOS needs these for a barrier that reaches the disk; elsewhere they do nothing.
  db.pragma('fullfsync = ON');
  db.pragma('checkpoint_fullfsync = ON');
  db.pragma('foreign_keys = ON');
  db.pragma('recursive_triggers = ON');
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  if (maxPages !== null) db.pragma(`max_page_count = ${maxPages}`);
  return db;
}

/** Opens for reading alone; the file is left as it is. */
export function openForReading(path: string): Connection {
  const db = new Database(path, { readonly: true, fileMustExist: true, timeout: busyTimeoutMs });
  db.pragma('trusted_schema = OFF');
  db.pragma('temp_store = MEMORY');
  return db;
}

/**
 * Stops where a setting is not in force. To be asked after a write: before the first one SQLite answers what was asked for,
 * not what it does.
 */
export function assertDurable(db: Connection): void {
  const expected = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1, recursive_triggers: 1 };
  for (const [name, value] of Object.entries(expected)) {
    const actual = db.pragma(name, { simple: true });
    if (actual !== value) throw new Error(`${name} is ${actual}, not ${value}`);
  }
  if (db.pragma('application_id', { simple: true }) !== applicationId) throw new Error('application_id is not set');
}

/** What kind of file it is: one without tables, ours with the version of its schema, or something else. */
export function identify(db: Connection): { kind: 'empty' } | { kind: 'ours'; version: number } | { kind: 'foreign' } {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (db.pragma('application_id', { simple: true }) === applicationId) return { kind: 'ours', version };
  const tables = Number(db.prepare('SELECT count(*) FROM sqlite_schema').pluck().get());
  return tables === 0 && version === 0 ? { kind: 'empty' } : { kind: 'foreign' };
}

/** Tells, each time it is asked, whether another connection wrote into the file since. */
export function changeWatch(db: Connection): () => boolean {
  const version = db.prepare<[], number>('PRAGMA data_version').pluck();
  let seen = version.get();
  return () => {
    const now = version.get();
    const changed = now !== seen;
    seen = now;
    return changed;
  };
}
