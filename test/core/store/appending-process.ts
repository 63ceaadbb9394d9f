/** Starts `appending-program.ts` as a real process and follows what it acknowledges. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';

export type AppendingProcess = {
  child: ChildProcess;
  /** Ids acknowledged so far. */
  ids: string[];
  /** Resolves when so many ids were acknowledged. */
  acknowledged(count: number): Promise<void>;
  /** Kills it the hard way and waits until it is gone and all it printed was read. */
  kill(): Promise<void>;
};

/** Resolves when the process owns the folder. */
export async function startAppending(dataDir: string, mode: 'append' | 'steady' | 'hold'): Promise<AppendingProcess> {
  const program = join(import.meta.dirname, 'appending-program.ts');
  const child = spawn(process.execPath, [program, dataDir, mode], { stdio: ['ignore', 'pipe', 'inherit'] });
  // A test that fails half-way leaves no process behind.
  onTestFinished(() => void child.kill('SIGKILL'));
  const lines = createInterface({ input: child.stdout });
  const ids: string[] = [];
  const ready = once(lines, 'line');
  const closed = Promise.all([once(child, 'exit'), once(lines, 'close')]);
  lines.on('line', (line) => {
    if (line !== 'ready') ids.push(line);
  });
  await Promise.race([ready, closed.then(() => Promise.reject(new Error('ended before it was ready')))]);
  return {
    child,
    ids,
    async acknowledged(count) {
      while (ids.length < count) await once(lines, 'line');
    },
    async kill() {
      child.kill('SIGKILL');
      await closed;
    },
  };
}
