/** Sessions of other clients in the database, held open for a fault. */
import pg from 'pg';
import { type Cluster, databaseName } from './postgres/cluster.ts';

export type Session = {
  query(sql: string): Promise<unknown>;
  /** Ends the session; fine when the server has ended it already. */
  end(): Promise<void>;
};

/** Throws pg's error when the server refuses. A session that the server ends later stays ended, without an error. */
export async function openSession(
  cluster: Cluster,
  login: { user: string; password: string; applicationName: string },
): Promise<Session> {
  const client = new pg.Client({
    host: cluster.host,
    port: cluster.port,
    database: databaseName,
    user: login.user,
    password: login.password,
    application_name: login.applicationName,
  });
  client.on('error', () => {});
  await client.connect();
  return {
    query: (sql) => client.query(sql),
    end: () => client.end().catch(() => {}),
  };
}
