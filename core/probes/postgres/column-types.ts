/** Types of columns by the names that the server gives them. */
import type { ResultTable } from '../../../shared/incident/result-table.ts';
import type { Rows, Session } from './read-only-session.ts';

/** Those of nearly every column; the same numbers in every server. */
const knownTypes: ReadonlyMap<number, string> = new Map([
  [16, 'boolean'],
  [17, 'bytea'],
  [18, '"char"'],
  [19, 'name'],
  [20, 'bigint'],
  [21, 'smallint'],
  [23, 'integer'],
  [25, 'text'],
  [26, 'oid'],
  [28, 'xid'],
  [114, 'json'],
  [700, 'real'],
  [701, 'double precision'],
  [869, 'inet'],
  [1009, 'text[]'],
  [1042, 'character'],
  [1043, 'character varying'],
  [1082, 'date'],
  [1083, 'time without time zone'],
  [1114, 'timestamp without time zone'],
  [1184, 'timestamp with time zone'],
  [1186, 'interval'],
  [1700, 'numeric'],
  [2950, 'uuid'],
  [3220, 'pg_lsn'],
  [3802, 'jsonb'],
]);

/** Null where it is not one of those. */
export function knownType(typeId: number): string | null {
  return knownTypes.get(typeId) ?? null;
}

/** The number of a type by its name, a length of its values left out; null where it is not one of those. */
export function knownTypeId(name: string): number | null {
  return typeIds.get(name.replace(/\([^)]*\)/, '')) ?? null;
}

const typeIds: ReadonlyMap<string, number> = new Map([...knownTypes].map(([typeId, name]) => [name, typeId]));

/** Columns with their types; the server is asked for those that are not known. */
export async function columnsOf(session: Session, { fields }: Rows): Promise<ResultTable['columns']> {
  const unknown = [...new Set(fields.map(({ typeId }) => typeId))].filter((id) => id > 0 && !knownTypes.has(id));
  const asked = new Map<number, string | null>();
  if (unknown.length > 0) {
    const ids = unknown.map(Math.trunc).join(', ');
    const { rows } = await session.direct(
      `SELECT oid, pg_catalog.format_type(oid, NULL) FROM pg_catalog.pg_type WHERE oid IN (${ids})`,
    );
    for (const [id, name] of rows) asked.set(Number(id), name ?? null);
  }
  return fields.map(({ name, typeId }) => ({ name, type: knownType(typeId) ?? asked.get(typeId) ?? null }));
}
