import { roles } from '../postgres/todo-database.ts';
import type { Ground } from './fault.ts';

/**
 * Ends the API's sessions in the database, and waits until they are gone. Needed also where the API is restarted: PostgreSQL
 * goes on with a query whose client has left.
 */
export async function endApiSessions({ cluster }: Ground): Promise<void> {
  await cluster.administer(
    `SELECT pg_terminate_backend(pid, 1000) FROM pg_stat_activity WHERE usename = '${roles.api}'`,
  );
}
