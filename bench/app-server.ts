/** The built app as a person starts it: a process of its own, or a rival of the same kind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { root } from '../scripts/root.ts';

const commandLine = join(root, 'dist', 'cli', 'hikeshi.js');

export type Served = { url: string; stop: () => Promise<void> };

/** The arguments for Node that serve this data folder. */
export function servingArgs(dataDir: string): string[] {
  return [commandLine, 'serve', '--json', '--no-open', '--data', dataDir];
}

/** A Node process that prints `{"url": …}` once it can be reached. */
export async function serve(args: readonly string[]): Promise<Served & { pid: number }> {
  const server = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const stop = () => end(server);
  try {
    return { url: String((await firstLine(server)).url), pid: server.pid ?? 0, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** One command of the app's command line, with `--json`; answers what it printed. */
export async function runCommandLine(dataDir: string, args: readonly string[]): Promise<Record<string, unknown>> {
  const all = [commandLine, ...args, '--json', '--data', dataDir];
  const answer = await firstLine(spawn(process.execPath, all, { stdio: ['ignore', 'pipe', 'inherit'] }));
  return answer;
}

async function firstLine(program: ChildProcess): Promise<Record<string, unknown>> {
  if (program.stdout === null) throw new Error('the program says nothing');
  for await (const line of createInterface({ input: program.stdout })) return JSON.parse(line);
  throw new Error('the program ended before it said anything');
}

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const gone = once(server, 'exit');
  server.kill('SIGTERM');
  await gone;
}
