/** Runs one of the app's own programs as a child of this process: lines in, lines out. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import type { HostProcess } from '../../core/core.ts';

/** How long a program may take to put its things away before it is ended. */
const stopLimitMs = 20_000;

/** Starts a JavaScript or TypeScript file under the Node of this process. It is told to stop by the end of its input. */
export function startChildProgram(file: string, args: readonly string[]): HostProcess {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(process.execPath, [file, ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: child.stdout });
  // A child that is gone takes no more lines; its exit tells the rest.
  child.stdin.on('error', () => undefined);
  return {
    pid: child.pid ?? null,
    onLine: (listener) => lines.on('line', listener),
    onExit: (listener) => {
      child.once('error', () => listener(null));
      child.once('exit', (code) => listener(code));
    },
    send: (line) => child.stdin.write(`${line}\n`),
    stop: async () => {
      if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
      const exited = once(child, 'exit');
      child.stdin.end();
      const impatience = setTimeout(() => child.kill('SIGKILL'), stopLimitMs);
      await exited;
      clearTimeout(impatience);
    },
    kill: () => void child.kill('SIGKILL'),
  };
}
