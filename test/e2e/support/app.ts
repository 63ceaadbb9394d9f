/** The built app on loopback over a data folder of its own, as a person in Tokyo would start it. */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** The zone that an incident takes from the system, and the language of the terminal. */
const systemEnv = { ...process.env, TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8' };

/** What the host finds in its environment besides. */
export type HostEnv = Readonly<Record<string, string>>;

const cli = fileURLToPath(new URL('../../../dist/cli/hikeshi.js', import.meta.url));
const quickWatchHost = fileURLToPath(new URL('quick-watch-host.ts', import.meta.url));

/** `quickWatch`: the same app with seconds of its watch made fractions of one. */
export type HostKind = 'built' | 'quickWatch';

export type App = {
  dataDir: string;
  /** Address with a one-time token, good for one browser. */
  url: string;
  /**
   * Ends the host as a person would (interrupt) and starts it again on the same data; `url` is a new one. `between` is done while
   * nothing runs.
   */
  restart(between?: () => void): Promise<void>;
  /** The same, with nothing put away: the host is gone from one moment to the next. */
  killAndRestart(between?: () => Promise<void>): Promise<void>;
  /** Runs the command line on the same data folder. */
  run(...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  runWithInput(input: string, ...args: string[]): Promise<{ code: number; stdout: string; stderr: string }>;
  stop(): Promise<void>;
};

export async function startApp(dataDir: string, kind: HostKind = 'built', env: HostEnv = {}): Promise<App> {
  let host = await serve(dataDir, kind, env);
  const app: App = {
    dataDir,
    url: host.url,
    async restart(between) {
      await host.end('SIGINT');
      between?.();
      host = await serve(dataDir, kind, env);
      app.url = host.url;
    },
    async killAndRestart(between) {
      await host.end('SIGKILL');
      await between?.();
      host = await serve(dataDir, kind, env);
      app.url = host.url;
    },
    run: (...args) => runCli(dataDir, args, ''),
    runWithInput: (input, ...args) => runCli(dataDir, args, input),
    stop: () => host.end('SIGINT'),
  };
  return app;
}

type Host = { url: string; end(signal: NodeJS.Signals): Promise<void> };

async function serve(dataDir: string, kind: HostKind, env: HostEnv): Promise<Host> {
  const program = kind === 'built' ? [cli, 'serve', '--no-open', '--json'] : [quickWatchHost];
  const args = [...program, '--data', dataDir];
  const child = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...systemEnv, ...env },
  });
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', (code) => reject(new Error(`serve ended with ${code}: ${errors.join('')}`)));
    createInterface({ input: child.stdout }).once('line', (line) => resolve((JSON.parse(line) as { url: string }).url));
  });
  return { url, end: (signal) => endWith(signal, child) };
}

function endWith(signal: NodeJS.Signals, child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill(signal);
  });
}

function runCli(dataDir: string, args: string[], input: string): ReturnType<App['run']> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...args, '--data', dataDir], { env: systemEnv });
    const out: string[] = [];
    const err: string[] = [];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString()));
    child.once('close', (code) => resolve({ code: code ?? -1, stdout: out.join(''), stderr: err.join('') }));
    child.stdin.end(input);
  });
}

/** A data folder of its own, with the app on it; gone afterwards. */
export async function withApp(
  use: (app: App) => Promise<void>,
  kind: HostKind = 'built',
  env: HostEnv = {},
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-e2e-'));
  const app = await startApp(dataDir, kind, env);
  try {
    await use(app);
  } finally {
    await app.stop();
    for (const folder of [dataDir, `${dataDir}-backups`]) rmSync(folder, { recursive: true, force: true });
  }
}
