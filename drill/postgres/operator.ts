/** The role with which sessions are ended, apart from the one that looks. */
import { randomBytes } from 'node:crypto';
import { escapeLiteral } from 'pg';
import type { Cluster } from './cluster.ts';

export const operatorRole = 'oncall_ops';

/**
 * Answers its password. It is a superuser, since before PostgreSQL 16 nobody else gets in once all other connections are taken;
 * from then on a role with `pg_use_reserved_connections` and `pg_signal_backend` would do.
 */
export async function createOperator(cluster: Cluster): Promise<string> {
  const password = randomBytes(18).toString('base64url');
  const rights = `LOGIN SUPERUSER PASSWORD ${escapeLiteral(password)}`;
  await cluster.administer(`CREATE ROLE ${operatorRole} ${rights}`, 'postgres');
  return password;
}
