/**
 * How a command reaches the record: through the host that runs on the data folder, else by opening the core for as long as the
 * command takes.
 */
import type { Core } from '../../core/core.ts';
import type { ContractClient } from '../control/control-client.ts';
import type { Invocation } from './command.ts';

/** Gives `use` a client of the contract, and closes whatever was opened for it. */
export async function withClient<const T>(
  { dataDir }: Pick<Invocation, 'dataDir'>,
  use: (client: ContractClient) => Promise<T>,
): Promise<T> {
  const { findRunningHost } = await import('../control/control-client.ts');
  const host = await findRunningHost(dataDir);
  if (host !== null) return use(host.client);
  return withCore(dataDir, 'own', async (core) => {
    const { createRouterClient } = await import('@orpc/server');
    return use(createRouterClient(core.router, { context: { window: 'command-line', actor: null } }));
  });
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
