/** From an environment's database to what the driver needs: the address by the path, TLS by the mode, the password by reference. */
import type { Environment } from '../../../shared/environment/environment.ts';
import type { ProbeContext } from '../probe.ts';
import { passwordFromPgpass } from './pgpass.ts';
import type { ConnectionSettings } from './read-only-session.ts';
import { tlsOptions } from './tls-options.ts';

/** Throws DatabaseRefusal where TLS cannot be had as asked. A password that cannot be had is null: the server then decides. */
export async function connectionSettings(
  database: NonNullable<Environment['database']>,
  context: ProbeContext,
): Promise<ConnectionSettings> {
  const { path } = database;
  const host = path.kind === 'tunnel' ? '127.0.0.1' : database.host;
  const port = path.kind === 'tunnel' ? path.localPort : database.port;
  return {
    host,
    port,
    database: database.database,
    user: database.user,
    password: await passwordFor(database, context),
    tls: await tlsOptions(database, host),
    tunnelled: path.kind === 'tunnel',
  };
}

async function passwordFor(
  database: NonNullable<Environment['database']>,
  context: ProbeContext,
): Promise<string | null> {
  if (database.password === null) return null;
  const password = await context.resolveSecret(database.password);
  if (password !== null || database.password.kind !== 'pgpass') return password;
  return passwordFromPgpass(database, process.env);
}
