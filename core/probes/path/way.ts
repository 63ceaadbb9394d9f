/** The way to a target, opened before the target is asked anything, and asked again where the target was silent. */
import type { Path } from '../../../shared/environment/environment.ts';
import type { ProbeContext } from '../probe.ts';
import { PathFailure, TargetFailure } from './path-failure.ts';
import { SshStream, type Target } from './ssh-stream.ts';

export type Way =
  | { kind: 'direct' }
  | { kind: 'tunnel'; localPort: number }
  | {
      kind: 'ssh';
      alias: string;
      open: (target: Target) => SshStream;
      /** Throws PathFailure unless the far end still answers: silence behind a way that has gone is no silence of the target. */
      expectAlive: () => Promise<void>;
    };

type Reaching = Pick<ProbeContext, 'ssh' | 'cancel'>;

/** A port of the far end itself that hardly anybody serves: it is refused, or forbidden, at once, and either is an answer. */
const unservedPort = 1;
const answerLimitMs = 2_500;

/** Logs in where nobody has. Throws PathFailure. */
export async function wayTo(path: Path, { ssh, cancel }: Reaching): Promise<Way> {
  switch (path.kind) {
    case 'direct':
      return { kind: 'direct' };
    case 'tunnel':
      return { kind: 'tunnel', localPort: path.localPort };
    case 'ssh': {
      const { alias } = path;
      const link = await ssh.linkTo(alias, cancel);
      return {
        kind: 'ssh',
        alias,
        open: (target) => new SshStream(link, target, ssh.ownLinkTo(alias)),
        async expectAlive() {
          if (await isAnswered(new SshStream(link, { host: '127.0.0.1', port: unservedPort }, null))) return;
          ssh.drop(alias);
          throw new PathFailure('closed', `ssh ${alias}`, 'the far end does not answer any more');
        },
      };
    }
  }
}

/** ` via ssh ALIAS`, for what a look is called; nothing where no way is named. */
export function viaText(path: { kind: string; alias?: string; localPort?: number }): string {
  const through = throughText(path);
  return through === null ? '' : ` via ${through}`;
}

/** As readings name a way; null for none. */
export function throughText(path: { kind: string; alias?: string; localPort?: number }): string | null {
  if (path.alias !== undefined) return `ssh ${path.alias}`;
  return path.localPort === undefined ? null : `localhost:${path.localPort}`;
}

/** Anything that the far end says of the target, or the target itself, shows that it is there. */
async function isAnswered(stream: SshStream): Promise<boolean> {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const timer = setTimeout(() => resolve(false), answerLimitMs);
  stream.once('data', () => resolve(true));
  stream.once('end', () => resolve(true));
  stream.once('error', (error) => {
    const isForbidden = error instanceof PathFailure && /^forward/.test(error.fault);
    resolve(error instanceof TargetFailure || isForbidden);
  });
  try {
    return await promise;
  } finally {
    clearTimeout(timer);
    stream.destroy();
  }
}
