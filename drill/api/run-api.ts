/** The API's process from start to end. Whatever keeps it from starting is the last line of its log. */
import { once } from 'node:events';
import { parentPort } from 'node:worker_threads';
import { ConfigError, loadConfig } from './config.ts';
import { openDatabase } from './database.ts';
import { type Logs, openLogs } from './log.ts';
import { releaseOf } from './releases.ts';
import { createApiServer } from './server.ts';

/** What the API says to the drill, and what it is told. */
export type ApiMessage = 'listening';
export type ApiOrder = 'stop';

/** Serves until it is told to stop or the drill is gone; ends the process (or thread) with 1 where it cannot start. */
export async function runApi(configFile: string, logDirectory: string): Promise<void> {
  const logs = openLogs(logDirectory);
  // Ctrl-C in a terminal reaches every process of the group; the drill stops the API in its own order.
  process.on('SIGINT', () => {});
  try {
    await serve(configFile, logs);
  } catch (error) {
    logs.application('FATAL', `todo-api does not start: ${reasonOf(error)}`, stackOf(error));
    process.exit(1);
  }
}

async function serve(configFile: string, logs: Logs): Promise<void> {
  const config = loadConfig(configFile);
  const { version } = config;
  logs.application('INFO', `todo-api ${version} is starting`);
  const release = releaseOf(version);
  if (release.needsSessionStore) throw new Error(`config error: release ${version} needs "sessionStore" to be set`);
  const database = openDatabase(config.database, logs);
  const server = createApiServer({ version, release, database, logs });
  server.listen(config.port, '127.0.0.1');
  await once(server, 'listening');
  logs.application('INFO', `todo-api ${version} listens on 127.0.0.1:${config.port}`);
  onStop(() => {
    logs.application('INFO', `todo-api ${version} stops`);
    process.exit(0);
  });
  tell('listening');
}

function tell(message: ApiMessage): void {
  if (parentPort === null) process.send?.(message);
  else parentPort.postMessage(message);
}

function onStop(stop: () => void): void {
  const obey = (order: ApiOrder) => order === 'stop' && stop();
  if (parentPort === null) process.on('message', obey).on('disconnect', stop).on('SIGTERM', stop);
  else parentPort.on('message', obey);
}

function reasonOf(error: unknown): string {
  if ((error as { code?: unknown }).code === 'EADDRINUSE') {
    return `address already in use (${error instanceof Error ? error.message : error})`;
  }
  return error instanceof Error ? error.message : String(error);
}

/** A stack trace for what no configuration file can mend. */
function stackOf(error: unknown): string | undefined {
  return error instanceof ConfigError ||
    (error as { code?: unknown }).code === 'EADDRINUSE' ||
    !(error instanceof Error)
    ? undefined
    : error.stack;
}
