/** The real server as a process of its own on a data folder, and a window that speaks with it as a browser's does. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import { guardHeader, rpcPath, windowHeader } from '../../../shared/contract/http.ts';

export type HostProcess = {
  child: ChildProcess;
  /** The address of its first window; rejects where it ended before it served. */
  url: Promise<string>;
  /** What it wrote to standard error. */
  complaints: string[];
  /** Ends it as a crash would, and waits until it is gone. */
  kill(): Promise<void>;
  /** Ends it as a person would. */
  stop(): Promise<void>;
};

export type HostOptions = {
  program: string;
  dataDir: string;
  /** What comes before the program: a tracer, or switches of Node. */
  before?: readonly string[];
  nodeSwitches?: readonly string[];
};

export function startHost({ program, dataDir, before = [], nodeSwitches = [] }: HostOptions): HostProcess {
  const words = [...before, process.execPath, ...nodeSwitches, program];
  const [file = '', ...rest] = [...words, 'serve', '--no-open', '--json', '--data', dataDir];
  const child = spawn(file, rest, { stdio: ['ignore', 'pipe', 'pipe', 'ipc'], detached: before.length > 0 });
  const complaints: string[] = [];
  child.stderr?.setEncoding('utf8').on('data', (text: string) => complaints.push(text));
  const lines = createInterface({ input: child.stdout as NonNullable<ChildProcess['stdout']> });
  const ended = once(child, 'exit');
  const url = Promise.race([
    once(lines, 'line').then(([line]) => (JSON.parse(String(line)) as { url: string }).url),
    ended.then(() => Promise.reject(new Error(`the host ended: ${complaints.join('')}`))),
  ]);
  // Whoever kills it before it serves waits for no address.
  url.catch(() => undefined);
  async function end(signal: NodeJS.Signals): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    // A tracer leads a group of its own: the signal is meant for what it traces too.
    if (before.length > 0 && child.pid !== undefined) process.kill(-child.pid, signal);
    else child.kill(signal);
    await ended;
  }
  return { child, url, complaints, kill: () => end('SIGKILL'), stop: () => end('SIGTERM') };
}

export type ClientWindow = {
  client: ContractClient;
  /** Another window of the same browser. */
  another(name: string): ContractClient;
};

/** Comes in by the address and keeps the session, as a browser does. */
export async function openWindow(url: string, name = 'one'): Promise<ClientWindow> {
  const entered = await fetch(url, { redirect: 'manual' });
  const cookie = (entered.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const { origin } = new URL(url);
  const session = { 'content-type': 'application/json', cookie, origin, [guardHeader.name]: guardHeader.value };
  const another = (window: string): ContractClient =>
    createORPCClient(new RPCLink({ url: `${origin}${rpcPath}`, headers: { ...session, [windowHeader]: window } }));
  return { client: another(name), another };
}

/** Runs one command line to its end, or kills it after so many milliseconds; answers its exit code, null where it was killed. */
export async function runCommandLine(
  program: string,
  args: readonly string[],
  killAfterMs: number | null = null,
): Promise<{ code: number | null; out: string; err: string }> {
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => out.push(text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => err.push(text));
  const timer = killAfterMs === null ? null : setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code] = await once(child, 'close');
  if (timer !== null) clearTimeout(timer);
  return { code: typeof code === 'number' ? code : null, out: out.join(''), err: err.join('') };
}
