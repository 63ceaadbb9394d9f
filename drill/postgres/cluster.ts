/** A real PostgreSQL of our own: made fresh, started and stopped as often as a fault needs, and removed at the end. */
import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { appendFileSync, chownSync, closeSync, mkdirSync, openSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort } from '../free-port.ts';
import { until } from '../waiting.ts';
import { findPostgresBinaries, programName } from './find-binaries.ts';
import { type Keeper, startKeeper } from './keeper.ts';
import { makeTemporaryFolder, reachableBinaries } from './temporary-folder.ts';
import { type SystemUser, unprivilegedUser } from './unprivileged-user.ts';

const run = promisify(execFile);

export const databaseName = 'todo_db';
export const maxConnections = 30;

export type Cluster = {
  readonly host: '127.0.0.1';
  readonly port: number;
  readonly temporaryDirectory: string;
  /** Process id of the postmaster, null while stopped. */
  readonly pid: number | null;
  /** Starts the server and resolves when it accepts connections; throws when it ends instead. */
  start(): Promise<void>;
  /** Stops it as `pg_ctl stop -m fast` does: sessions are ended, and the process is gone when this resolves. */
  stop(): Promise<void>;
  /** Runs statements as the superuser, on a connection of their own. */
  administer(sql: string, database?: string): Promise<pg.QueryResult>;
  /** Stops the server and removes everything of it. */
  remove(): Promise<void>;
};

/** Makes the data folder; the server is not running yet. `databaseLog` gets what the server writes to stderr. */
export async function createCluster(options: {
  postgresBin: string | null;
  databaseLog: string;
  signal: AbortSignal;
}): Promise<Cluster> {
  const user = unprivilegedUser();
  const found = findPostgresBinaries(options.postgresBin);
  const temporaryDirectory = makeTemporaryFolder(user);
  const keeper = startKeeper(temporaryDirectory);
  try {
    const binaries = reachableBinaries(found, user, temporaryDirectory);
    const superuserPassword = randomBytes(18).toString('base64url');
    const place = { binaries, user, temporaryDirectory, signal: options.signal };
    await initialise(place, superuserPassword);
    const port = await freePort();
    appendFileSync(join(temporaryDirectory, 'data', 'postgresql.conf'), configuration(port));
    return clusterAt({ ...place, port, superuserPassword, databaseLog: options.databaseLog, keeper });
  } catch (error) {
    keeper.dismiss();
    rmSync(temporaryDirectory, { recursive: true, force: true });
    throw error;
  }
}

type Place = { binaries: string; user: SystemUser | null; temporaryDirectory: string; signal: AbortSignal };

async function initialise(place: Place, superuserPassword: string): Promise<void> {
  const dataDirectory = join(place.temporaryDirectory, 'data');
  const passwordFile = join(place.temporaryDirectory, 'superuser-password');
  mkdirSync(dataDirectory, { mode: 0o700 });
  writeFileSync(passwordFile, superuserPassword, { mode: 0o600 });
  if (place.user !== null) {
    for (const path of [dataDirectory, passwordFile]) chownSync(path, place.user.uid, place.user.gid);
  }
  const choices = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C', '--no-sync', '--username=postgres'];
  await run(
    join(place.binaries, programName('initdb')),
    [...choices, `--pwfile=${passwordFile}`, `--pgdata=${dataDirectory}`],
    { cwd: place.temporaryDirectory, signal: place.signal, ...place.user },
  );
  rmSync(passwordFile);
}

/** Durability is off, since the data is thrown away; the log is as Debian sets it up, with slow queries from one second. */
function configuration(port: number): string {
  return `
listen_addresses = '127.0.0.1'
port = ${port}
unix_socket_directories = ''
max_connections = ${maxConnections}
superuser_reserved_connections = 3
password_encryption = 'scram-sha-256'
shared_buffers = '16MB'
fsync = off
full_page_writes = off
synchronous_commit = off
log_destination = 'stderr'
logging_collector = off
log_line_prefix = '%m [%p] %q%u@%d '
log_min_duration_statement = '1s'
log_lock_waits = on
deadlock_timeout = '1s'
lc_messages = 'C'
`;
}

function clusterAt(
  place: Place & { port: number; superuserPassword: string; databaseLog: string; keeper: Keeper },
): Cluster {
  const host = '127.0.0.1';
  const { port, temporaryDirectory } = place;
  const dataDirectory = join(temporaryDirectory, 'data');
  let server: ChildProcess | null = null;

  async function administer(sql: string, database = databaseName): Promise<pg.QueryResult> {
    const client = new pg.Client({
      host,
      port,
      database,
      user: 'postgres',
      password: place.superuserPassword,
      application_name: 'drill',
      // On a busy machine a statement of the drill's own can take a second, which is no trouble of the service.
      options: '-c log_min_duration_statement=-1',
    });
    // A server that stops under an idle connection reports it here as well as by the failed query.
    client.on('error', () => {});
    try {
      await client.connect();
      return await client.query(sql);
    } finally {
      await client.end();
    }
  }

  async function start(): Promise<void> {
    mkdirSync(dirname(place.databaseLog), { recursive: true });
    const log = openSync(place.databaseLog, 'a', 0o600);
    const started = spawn(join(place.binaries, programName('postgres')), ['-D', dataDirectory], {
      cwd: temporaryDirectory,
      // A process group of its own: Ctrl-C in a terminal reaches the drill alone, which then stops the server in order.
      detached: process.platform !== 'win32',
      stdio: ['ignore', log, log],
      ...place.user,
    });
    closeSync(log);
    server = started;
    started.once('exit', () => {
      if (server === started) server = null;
    });
    await once(started, 'spawn');
    await until(
      'PostgreSQL accepts connections',
      async () => {
        if (server === null) throw new Error(`PostgreSQL did not start; its log is ${place.databaseLog}`);
        return administer('SELECT 1', 'postgres').then(
          () => true,
          () => false,
        );
      },
      { signal: place.signal },
    );
  }

  async function stop(): Promise<void> {
    const stopping = server;
    if (stopping === null) return;
    const gone = once(stopping, 'exit');
    if (process.platform === 'win32') {
      await run(join(place.binaries, programName('pg_ctl')), ['stop', '--mode=fast', `--pgdata=${dataDirectory}`]);
    } else {
      stopping.kill('SIGINT');
    }
    const immediate = setTimeout(() => stopping.kill('SIGQUIT'), 5_000);
    await gone;
    clearTimeout(immediate);
  }

  return {
    host,
    port,
    temporaryDirectory,
    get pid() {
      return server?.pid ?? null;
    },
    start,
    stop,
    administer,
    async remove() {
      await stop();
      place.keeper.dismiss();
      rmSync(temporaryDirectory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
