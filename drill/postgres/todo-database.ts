/** The TODO service's database: its roles, tables and rows, and the two functions that some faults make slow. */
import { escapeLiteral } from 'pg';
import { type Cluster, databaseName } from './cluster.ts';

/** The API's role; the responder's role, which may read all and end other sessions; and a batch job's role. */
export const roles = { api: 'todo_api', responder: 'oncall', batch: 'report_batch' } as const;

export async function createTodoDatabase(
  cluster: Cluster,
  secrets: { apiPassword: string; responderPassword: string; batchPassword: string; token: string },
): Promise<void> {
  await cluster.administer(
    `CREATE ROLE ${roles.api} LOGIN PASSWORD ${escapeLiteral(secrets.apiPassword)};
     CREATE ROLE ${roles.responder} LOGIN PASSWORD ${escapeLiteral(secrets.responderPassword)} CONNECTION LIMIT 5;
     CREATE ROLE ${roles.batch} LOGIN PASSWORD ${escapeLiteral(secrets.batchPassword)};
     GRANT pg_monitor, pg_signal_backend TO ${roles.responder};`,
    'postgres',
  );
  await cluster.administer(`CREATE DATABASE ${databaseName}`, 'postgres');
  await cluster.administer(`
    CREATE TABLE users (
      id integer PRIMARY KEY,
      name text NOT NULL,
      token_hash bytea NOT NULL UNIQUE,
      default_list_id integer NOT NULL
    );
    CREATE TABLE lists (
      id integer PRIMARY KEY,
      user_id integer NOT NULL REFERENCES users,
      name text NOT NULL
    );
    CREATE TABLE todos (
      id integer GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
      list_id integer NOT NULL REFERENCES lists,
      name text NOT NULL,
      done boolean NOT NULL DEFAULT false,
      created_at timestamptz NOT NULL DEFAULT now()
    );
    INSERT INTO users VALUES (1, 'Hanako', sha256(convert_to(${escapeLiteral(secrets.token)}, 'UTF8')), 1);
    INSERT INTO lists VALUES (1, 1, 'Work'), (2, 1, 'Home'), (3, 1, 'Shopping');
    INSERT INTO todos (list_id, name, done, created_at)
      SELECT 1 + n % 3, 'Task ' || n, n % 4 = 0, now() - n * interval '3 hours' FROM generate_series(1, ${todoCount}) AS n;
    ${authenticateFunction()}
    ${maySeeFunction()}
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${roles.api};
    GRANT SELECT ON ALL TABLES IN SCHEMA public TO ${roles.responder}, ${roles.batch};
    ANALYZE;`);
}

/** Rows in `todos` at the start; the steady traffic adds one and deletes it again. */
export const todoCount = 40;

/** Asked by every request: who holds this token. `delaySeconds` makes it really that slow. */
export function authenticateFunction(delaySeconds = 0): string {
  return `
    CREATE OR REPLACE FUNCTION authenticate(token text) RETURNS SETOF users LANGUAGE plpgsql AS $$
    BEGIN
      ${delaySeconds > 0 ? `PERFORM pg_sleep(${delaySeconds});` : ''}
      RETURN QUERY SELECT * FROM users WHERE token_hash = sha256(convert_to(token, 'UTF8'));
    END $$;`;
}

/** Asked for each todo that is listed or counted: may the user see what is in this list. */
export function maySeeFunction(delaySecondsPerRow = 0): string {
  return `
    CREATE OR REPLACE FUNCTION may_see(reader integer, list integer) RETURNS boolean LANGUAGE plpgsql AS $$
    BEGIN
      ${delaySecondsPerRow > 0 ? `PERFORM pg_sleep(${delaySecondsPerRow});` : ''}
      RETURN EXISTS (SELECT FROM lists WHERE id = list AND user_id = reader);
    END $$;`;
}
