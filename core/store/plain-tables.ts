/** What is no event: settings, environments, runbooks and drafts, each a plain table of its own. */
import type { Environment } from '../../shared/environment/environment.ts';
import { storedEnvironmentSchema } from '../../shared/environment/stored-environment.ts';
import type { Connection } from './connection.ts';

export type Settings = {
  /** Undefined where it was never set. */
  get(key: string): unknown;
  /** Any value that JSON can hold. */
  set(key: string, value: unknown): void;
};

export type Environments = {
  /** In the order they were first saved. */
  list(): Environment[];
  get(id: string): Environment | null;
  save(environment: Environment): void;
  remove(id: string): void;
};

/** A runbook file as it was given; `hash` is the SHA-256 of its bytes in hex. */
export type RunbookRow = {
  hash: string;
  name: string;
  title: string;
  bundled: boolean;
  importedAtMs: number;
  bytes: Uint8Array;
};

export type Runbooks = {
  /** In the order they came, without their bytes. */
  list(): Omit<RunbookRow, 'bytes'>[];
  get(hash: string): RunbookRow | null;
  put(row: RunbookRow): void;
};

export type Drafts = {
  list(): { key: string; text: string }[];
  set(key: string, text: string): void;
  remove(key: string): void;
};

export function settingTable(db: Connection): Settings {
  const get = db.prepare<[string], string>('SELECT value FROM setting WHERE key = ?').pluck();
  const set = db.prepare(
    'INSERT INTO setting (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  return {
    get(key) {
      const value = get.get(key);
      return value === undefined ? undefined : JSON.parse(value);
    },
    set: (key, value) => void set.run(key, JSON.stringify(value)),
  };
}

export function environmentTable(db: Connection): Environments {
  const list = db.prepare<[], string>('SELECT body FROM environment ORDER BY position').pluck();
  const get = db.prepare<[string], string>('SELECT body FROM environment WHERE id = ?').pluck();
  const save = db.prepare(
    'INSERT INTO environment (id, body) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET body = excluded.body',
  );
  const remove = db.prepare('DELETE FROM environment WHERE id = ?');
  const read = (body: string) => storedEnvironmentSchema.parse(JSON.parse(body));
  return {
    list: () => list.all().map(read),
    get(id) {
      const body = get.get(id);
      return body === undefined ? null : read(body);
    },
    save: (environment) => void save.run(environment.id, JSON.stringify(environment)),
    remove: (id) => void remove.run(id),
  };
}

export function runbookTable(db: Connection): Runbooks {
  type Stored<Row> = Omit<Row, 'bundled'> & { bundled: number };
  const columns = 'hash, name, title, bundled, imported_at_ms AS importedAtMs';
  const list = db.prepare<[], Stored<Omit<RunbookRow, 'bytes'>>>(`SELECT ${columns} FROM runbook ORDER BY position`);
  const get = db.prepare<[string], Stored<RunbookRow>>(`SELECT ${columns}, bytes FROM runbook WHERE hash = ?`);
  const put = db.prepare(
    'INSERT INTO runbook (hash, name, title, bundled, imported_at_ms, bytes) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  return {
    list: () => list.all().map((row) => ({ ...row, bundled: row.bundled === 1 })),
    get(hash) {
      const row = get.get(hash);
      return row ? { ...row, bundled: row.bundled === 1 } : null;
    },
    put: ({ hash, name, title, bundled, importedAtMs, bytes }) =>
      void put.run(hash, name, title, bundled ? 1 : 0, importedAtMs, bytes),
  };
}

export function draftTable(db: Connection): Drafts {
  const list = db.prepare<[], { key: string; text: string }>('SELECT key, text FROM draft ORDER BY key');
  const set = db.prepare(
    'INSERT INTO draft (key, text) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET text = excluded.text',
  );
  const remove = db.prepare('DELETE FROM draft WHERE key = ?');
  return {
    list: () => list.all(),
    set: (key, text) => void set.run(key, text),
    remove: (key) => void remove.run(key),
  };
}
