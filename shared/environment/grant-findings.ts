/** What a database's role may do, as findings: enough to look, and no more than that. */
import { finding, type TestFinding } from './test-finding.ts';

export type DatabaseGrants = {
  superuser: boolean;
  /** Sees what others' sessions do. */
  pgMonitor: boolean;
  /** May change rows of a table of somebody's, or make one. */
  mayWrite: boolean;
  /** Connections kept back that this role may use when no other is left. */
  reservedSlots: number;
  /** The smaller limit of the role and of the database; null for none. */
  connectionLimit: number | null;
  /** Relations that the runbook's statements read. */
  relations: { schema: string | null; name: string; found: boolean; readable: boolean }[];
};

/** Connections that looking may hold at once. */
const neededConnections = 2;

/** The gravest first. */
export function grantFindings(grants: DatabaseGrants): TestFinding[] {
  const { superuser, pgMonitor, mayWrite, reservedSlots, connectionLimit, relations } = grants;
  const nameOf = ({ schema, name }: DatabaseGrants['relations'][number]) =>
    schema === null ? name : `${schema}.${name}`;
  const hidden = relations.filter(({ found, readable }) => found && !readable);
  const missing = relations.filter(({ found }) => !found);
  const isTight = connectionLimit !== null && connectionLimit < neededConnections;
  return [
    ...hidden.map((relation) => finding('error', 'tableNotReadable', { table: nameOf(relation) })),
    ...(pgMonitor ? [] : [finding('warning', 'pgMonitorMissing')]),
    ...(superuser ? [finding('warning', 'superuser')] : mayWrite ? [finding('warning', 'mayWrite')] : []),
    ...(isTight ? [finding('warning', 'connectionLimitTight', { limit: connectionLimit })] : []),
    ...missing.map((relation) => finding('warning', 'tableMissing', { table: nameOf(relation) })),
    reservedSlots > 0
      ? finding('info', 'reservedSlotUsable', { slots: reservedSlots })
      : finding('info', 'reservedSlotNotUsable'),
  ];
}
