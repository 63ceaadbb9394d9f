/** Reading a table of a damaged file through SQLite, past what it cannot read. */
import Database from 'better-sqlite3';
import type { Connection } from '../connection.ts';

const rowsAtOnce = 256;
/** Where no rows lie, longer and longer stretches are asked for. */
const mostAtOnce = 1_000_000;
/** No record has given more ids; a damaged page may claim any, and its rows are found by looking through the pages. */
const mostIds = 100_000_000;

/** Whether a damaged file can be behind an error: what SQLite says, and numbers that are too large to be any. The rest is thrown on. */
export function isDamage(error: unknown): boolean {
  return error instanceof Database.SqliteError || error instanceof RangeError;
}

export type Reading = {
  /** Whether something could not be read. */
  hadTrouble: boolean;
};

/**
 * The rows of a table by their row ids, chunk by chunk; around a row that cannot be read the chunk is halved until the others are had.
 * `select` takes two parameters, the first and the last id. Nothing where even the largest id cannot be found.
 */
export function* rowsById<Row>(
  db: Connection,
  { table, id, select }: { table: string; id: string; select: string },
  reading: Reading,
): Generator<Row[]> {
  try {
    const [first, last] = idsOf(db, table, id);
    if (first === null || last === null) return;
    const statement = db.prepare<[number, number], Row>(select);
    if (last > mostIds) reading.hadTrouble = true;
    const end = Math.min(last, mostIds);
    let stretch = rowsAtOnce;
    for (let from = first; from <= end; ) {
      const rows = halving(statement.all.bind(statement), from, Math.min(end, from + stretch - 1), reading);
      yield rows;
      from += stretch;
      stretch = rows.length === 0 ? Math.min(mostAtOnce, 2 * stretch) : rowsAtOnce;
    }
  } catch (error) {
    if (!isDamage(error)) throw error;
    reading.hadTrouble = true;
  }
}

function idsOf(db: Connection, table: string, id: string): [number | null, number | null] {
  const first = db.prepare<[], number | null>(`SELECT min(${id}) FROM ${table}`).pluck().get() ?? null;
  const last = db.prepare<[], number | null>(`SELECT max(${id}) FROM ${table}`).pluck().get() ?? null;
  // A damaged page may claim any id; the counter of the table knows how many were given.
  const given = db.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table);
  const most = given ?? last;
  return [first === null ? null : Math.max(0, first), last === null || most === null ? last : Math.min(last, most)];
}

function halving<Row>(
  read: (first: number, last: number) => Row[],
  first: number,
  last: number,
  reading: Reading,
): Row[] {
  try {
    return read(first, last);
  } catch (error) {
    if (!isDamage(error)) throw error;
    reading.hadTrouble = true;
    if (first === last) return [];
    const middle = Math.floor((first + last) / 2);
    return [...halving(read, first, middle, reading), ...halving(read, middle + 1, last, reading)];
  }
}

/**
 * The rows of a table as far as they can be read from its beginning and, past a damaged place, from its end. `select` has no order of
 * its own; `key` is what the rows are sorted by and known by.
 */
export function rowsFromBothEnds<Row extends object>(
  db: Connection,
  { select, key }: { select: string; key: string & keyof Row },
  reading: Reading,
): Row[] {
  const found = new Map<unknown, Row>();
  for (const direction of ['ASC', 'DESC']) {
    try {
      for (const row of db.prepare<[], Row>(`${select} ORDER BY ${key} ${direction}`).iterate()) {
        found.set(row[key], row);
      }
      break;
    } catch (error) {
      if (!isDamage(error)) throw error;
      reading.hadTrouble = true;
    }
  }
  return [...found.values()];
}
