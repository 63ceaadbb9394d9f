/**
 * Looks a record over before anything is written into it, so that a damaged one stays byte for byte as it was found. A small file is
 * walked whole; of a large one what every start needs is read. Damage that shows only later leaves a note for the next start.
 */
import { existsSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { storedEnvironmentSchema } from '../../shared/environment/stored-environment.ts';
import { StoreProblem } from '../store-problem.ts';
import { type Connection, openForReading, openForWriting } from './connection.ts';
import type { DataFolder } from './data-folder.ts';
import { type Migration, migrate } from './migrations.ts';
import { onDisk } from './sqlite-problem.ts';
import { tablesOf } from './tables.ts';
import { verifyRecord } from './verify.ts';

/** Walking so much takes some tens of milliseconds, which a start can spare. */
const smallBytes = 3_000_000;

/**
 * @throws StoreProblem `recordGone` where there was a record and is none, `damagedRecord` where one cannot be trusted.
 */
export function expectWhole(folder: DataFolder, version: number, migrations: readonly Migration[]): void {
  const size = statSync(folder.record, { throwIfNoEntry: false })?.size ?? 0;
  if (size === 0) {
    if (!existsSync(folder.known)) return;
    throw new StoreProblem('NOT_POSSIBLE', 'recordGone', { path: folder.record });
  }
  onDisk(folder.path, () => {
    const db = openForReading(folder.record);
    try {
      const isCurrent = version === migrations.length;
      const damage =
        changedSchema(db, migrations.slice(0, version)) ??
        (isCurrent ? damageOf(db, size, existsSync(folder.suspect)) : firstLine(db));
      if (damage !== null) throw new StoreProblem('NOT_POSSIBLE', 'damagedRecord', { detail: damage });
    } finally {
      db.close();
    }
  });
  rmSync(folder.suspect, { force: true });
}

/** Leaves a note that damage showed. Where it cannot be left, the next start finds the damage or the next use does. */
export function suspectRecord(folder: DataFolder): void {
  try {
    writeFileSync(folder.suspect, '', { mode: 0o600 });
  } catch {
    // A disk that takes nothing any more says so to whatever is written next.
  }
}

/** Leaves a note that there is a record here. Where none can be left, a later start tries again. */
export function knowRecord(folder: DataFolder): void {
  try {
    if (!existsSync(folder.known)) writeFileSync(folder.known, '', { mode: 0o600 });
  } catch {
    // A record that is open is worth more than the note about it.
  }
}

/** Tables and triggers are texts in the file: a changed letter may rename a column, or let a row be replaced. */
function changedSchema(db: Connection, migrations: readonly Migration[]): string | null {
  const meant = openForWriting(':memory:', null);
  try {
    migrate(meant, migrations);
    const found = new Set(schemaOf(db));
    return (
      schemaOf(meant)
        .find((line) => !found.has(line))
        ?.slice(0, 80) ?? null
    );
  } finally {
    meant.close();
  }
}

/** Line by line, without the comments in it. */
function schemaOf(db: Connection): string[] {
  const select = "SELECT ifnull(sql, type || ' ' || name) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%'";
  const lines = db.prepare<[], string>(select).pluck().all();
  return lines.map((line) => line.replace(/--.*$/gm, '').replace(/\s+/g, ' '));
}

function damageOf(db: Connection, size: number, suspected: boolean): string | null {
  if (suspected) {
    const [finding] = verifyRecord(tablesOf(db)).findings.filter(({ code }) => code !== 'summary');
    if (finding) return `${finding.code}: ${finding.detail}`;
  }
  if (size <= smallBytes) {
    const line = firstLine(db) ?? brokenLine(db);
    if (line !== null) return line;
  }
  return unreadableRow(db);
}

function firstLine(db: Connection): string | null {
  const line = String(db.pragma('integrity_check(1)', { simple: true }));
  return line === 'ok' ? null : line;
}

/** The rows that every start reads: one that cannot be read would end each start alike. */
function unreadableRow(db: Connection): string | null {
  const rows = (sql: string) => db.prepare<[], { name: string; text: string }>(sql).all();
  for (const { name, text } of rows('SELECT key AS name, value AS text FROM setting')) {
    if (parsed(text) === undefined) return `setting ${name}`;
  }
  for (const { name, text } of rows('SELECT id AS name, body AS text FROM environment')) {
    if (!storedEnvironmentSchema.safeParse(parsed(text)).success) return `environment ${name}`;
  }
  return db.prepare('SELECT device_id FROM installation').get() === undefined ? 'installation' : null;
}

/** Texts of computed lists that are read back as JSON. */
const computed = [
  ['incident_summary', ['pattern_numbers', 'pattern_titles', 'causes', 'owners']],
  ['action_item', ['body']],
  ['incident_likeness', ['body']],
] as const;

function brokenLine(db: Connection): string | null {
  const broken = computed.find(([table, columns]) => {
    const wrong = columns.map((column) => `(${column} IS NOT NULL AND NOT json_valid(${column}))`).join(' OR ');
    return db.prepare(`SELECT 1 FROM ${table} WHERE ${wrong} LIMIT 1`).get() !== undefined;
  });
  return broken === undefined ? null : `list ${broken[0]}`;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
