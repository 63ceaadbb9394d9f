/** From an environment's database to what the driver needs: the address by the path, TLS by the mode, the password by reference. */
import { isLoopbackHost } from '../../../shared/environment/address.ts';
import type { Environment, Path } from '../../../shared/environment/environment.ts';
import { viaText, type Way, wayTo } from '../path/way.ts';
import type { ProbeContext } from '../probe.ts';
import { DatabaseRefusal, toRefusal } from './database-refusal.ts';
import { passwordFromPgpass } from './pgpass.ts';
import { psqlVariables } from './psql-session.ts';
import type { ConnectionSettings } from './read-only-session.ts';
import { tlsOptions } from './tls-options.ts';

/** Throws DatabaseRefusal where TLS cannot be had as asked, or the way is broken. A password that cannot be had is null: the server then decides. */
export async function connectionSettings(
  database: NonNullable<Environment['database']>,
  context: ProbeContext,
): Promise<ConnectionSettings> {
  const { path } = database;
  if (path.kind === 'psqlOverSsh') return psqlSettings(database, path.alias, context);
  const host = path.kind === 'tunnel' ? '127.0.0.1' : database.host;
  const port = path.kind === 'tunnel' ? path.localPort : database.port;
  const settings = {
    host,
    port,
    database: database.database,
    user: database.user,
    password: await passwordFor(database, context),
    // What an ssh forward carries is encrypted as far as the far end, and from there on it is the far end's own network.
    tls: await tlsOptions(database, path.kind === 'ssh' ? '127.0.0.1' : host),
    tunnelled: path.kind === 'tunnel',
  };
  if (path.kind !== 'ssh') return settings;
  const way = await openWay(path, context);
  return way.kind === 'ssh'
    ? { ...settings, ssh: { open: () => way.open({ host, port }), expectAlive: way.expectAlive } }
    : settings;
}

/** The host's own psql asks the host's own password file, if any; no secret of ours goes there. */
async function psqlSettings(
  database: NonNullable<Environment['database']>,
  alias: string,
  { ssh, cancel }: ProbeContext,
): Promise<ConnectionSettings> {
  const { host, port, database: name, user } = database;
  try {
    const link = await ssh.linkTo(alias, cancel);
    const settings = { host, port, database: name, user, password: null, tls: false, tunnelled: false } as const;
    return { ...settings, psql: { link, variables: psqlVariables(database) } };
  } catch (error) {
    throw toRefusal(error, false);
  }
}

/** Throws DatabaseRefusal. */
async function openWay(path: Path, context: ProbeContext): Promise<Way> {
  try {
    return await wayTo(path, context);
  } catch (error) {
    throw toRefusal(error, false);
  }
}

/** The database itself, however it is reached: behind which host only where its own name says nothing outside of that. */
export function gateTarget({ host, port, path }: NonNullable<Environment['database']>): string {
  return `${isLoopbackHost(host) ? viaText(path) : ''} ${host}:${port}`.trim();
}

async function passwordFor(
  database: NonNullable<Environment['database']>,
  context: ProbeContext,
): Promise<string | null> {
  if (database.password === null) return null;
  const password = await context.resolveSecret(database.password);
  if (password !== null) return password;
  if (database.password.kind === 'ask') throw new DatabaseRefusal('secretMissing', 'the password has not been entered');
  return database.password.kind === 'pgpass' ? passwordFromPgpass(database, process.env) : null;
}
