/** Runs one of the app's own programs in a utility process: the packed app's Electron refuses to be a plain Node. */
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { utilityProcess } from 'electron';
import type { HostProcess, OwnProgram } from '../core/core.ts';
import { ownProgram } from '../server/paths.ts';

/** How long a program may take to put its things away before it is ended. */
const stopLimitMs = 20_000;

/** Lines come from its standard output; lines to it go as messages, since a utility process has no standard input. */
export function startOwnProgram(
  program: OwnProgram,
  args: readonly string[],
  additions: Readonly<Record<string, string>>,
): HostProcess {
  const child = utilityProcess.fork(ownProgram[program], [...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    serviceName: `Hikeshi ${program}`,
    env: { ...process.env, ...additions },
  });
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  const lines = child.stdout === null ? null : createInterface({ input: child.stdout });
  return {
    /** Known from the moment the process is there, which is after this function returned. */
    get pid() {
      return child.pid ?? null;
    },
    onLine: (listener) => {
      lines?.on('line', listener);
    },
    onExit: (listener) => {
      child.once('exit', listener);
    },
    send: (line) => child.postMessage(line),
    stop: async () => {
      if (ended) return;
      const exited = once(child, 'exit');
      child.postMessage(null);
      const impatience = setTimeout(() => child.kill(), stopLimitMs);
      await exited;
      clearTimeout(impatience);
    },
    kill: () => void child.kill(),
  };
}
