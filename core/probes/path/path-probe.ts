/** Looking at a way by itself, before anything at its end is asked. */
import { connect } from 'node:net';
import type { PathFault, Reading } from '../../../shared/diagnosis/reading.ts';
import type { DatabasePath } from '../../../shared/environment/environment.ts';
import type { ProbeContext } from '../probe.ts';
import { PathFailure } from './path-failure.ts';
import { throughText } from './way.ts';

const tunnelLimitMs = 2_000;

/** Null where there is nothing between, or nobody waits for it any more. An ssh login that is made for it stays for the looks that follow. */
export async function probePath(
  path: DatabasePath,
  { ssh, cancel }: Pick<ProbeContext, 'ssh' | 'cancel'>,
): Promise<Extract<Reading, { kind: 'path' }> | null> {
  const through = throughText(path);
  if (path.kind === 'direct' || through === null) return null;
  const startedMs = performance.now();
  const fault =
    path.kind === 'tunnel' ? await tunnelFault(path.localPort) : await sshFault(path.alias, { ssh, cancel });
  if (fault === 'cancelled') return null;
  return { kind: 'path', through, fault, durationMs: Math.round(performance.now() - startedMs) };
}

async function sshFault(
  alias: string,
  { ssh, cancel }: Pick<ProbeContext, 'ssh' | 'cancel'>,
): Promise<PathFailure['fault'] | null> {
  try {
    await ssh.linkTo(alias, cancel);
    return null;
  } catch (error) {
    if (error instanceof PathFailure) return error.fault;
    throw error;
  }
}

/** Whether its near end takes connections; where it leads shows only with what is asked through it. */
async function tunnelFault(localPort: number): Promise<PathFault | null> {
  const socket = connect({ host: '127.0.0.1', port: localPort, timeout: tunnelLimitMs });
  try {
    return await new Promise((resolve) => {
      socket.once('connect', () => resolve(null));
      socket.once('timeout', () => resolve('tunnelClosed'));
      socket.once('error', () => resolve('tunnelClosed'));
    });
  } finally {
    socket.destroy();
  }
}
