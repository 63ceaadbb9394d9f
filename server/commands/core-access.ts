/**
 * How a command reaches the record: through the host that runs on the data folder, else by opening the core for as long as the
 * command takes.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '../../core/core.ts';
import type { ContractClient } from '../control/control-client.ts';
import type { Invocation } from './command.ts';

type ClientWork<T> = (client: ContractClient) => Promise<T>;

/** A command beside this one is done in a moment; a host would be found. */
const patienceMs = 10_000;
const pauseMs = 50;

/**
 * Gives `use` a client of the contract, and closes whatever was opened for it. Where another command has the folder in hand
 * (several pipes end at once), its turn is waited for.
 */
export async function withClient<const T>({ dataDir }: Pick<Invocation, 'dataDir'>, use: ClientWork<T>): Promise<T> {
  const { findRunningHost } = await import('../control/control-client.ts');
  const untilMs = performance.now() + patienceMs;
  for (;;) {
    const host = await findRunningHost(dataDir);
    if (host !== null) return use(host.client);
    try {
      return await withCore(dataDir, 'own', throughRouter(use));
    } catch (error) {
      if ((await reasonOf(error)) !== 'dataFolderInUse' || performance.now() > untilMs) throw error;
    }
    await wait(pauseMs);
  }
}

/** The same for what only reads: whoever has the folder in hand is left alone. Null where there is no record yet. */
export async function withReader<const T>(
  { dataDir }: Pick<Invocation, 'dataDir'>,
  use: ClientWork<T>,
): Promise<T | null> {
  const { findRunningHost } = await import('../control/control-client.ts');
  const host = await findRunningHost(dataDir);
  if (host !== null) return use(host.client);
  try {
    return await withCore(dataDir, 'read', throughRouter(use));
  } catch (error) {
    if ((await reasonOf(error)) === 'noRecord') return null;
    throw error;
  }
}

function throughRouter<T>(use: ClientWork<T>): (core: Core) => Promise<T> {
  return async ({ router }) => {
    const { createRouterClient } = await import('@orpc/server');
    return use(createRouterClient(router, { context: { window: 'command-line', actor: null } }));
  };
}

async function reasonOf(error: unknown): Promise<string | null> {
  const { problemOf } = await import('../../core/core.ts');
  return problemOf(error)?.data.reason ?? null;
}

/** Opens the core itself, as its owner or beside one. */
export async function withCore<const T>(
  dataDir: string,
  mode: 'own' | 'read',
  use: (core: Core) => Promise<T> | T,
): Promise<T> {
  const { openCore } = await import('../../core/core.ts');
  const { systemClock, uuidV7 } = await import('../host/system.ts');
  const { serverPorts } = await import('../ports/server-ports.ts');
  const { programVersion } = await import('../paths.ts');
  const core = await openCore({
    dataDir,
    clock: systemClock,
    newId: uuidV7,
    ports: serverPorts('command-line'),
    mode,
    version: programVersion(),
  });
  try {
    return await use(core);
  } finally {
    await core.close();
  }
}
