/** Starting and ending the API: a process of its own, or a thread where no Node program can be started beside us. */
import { spawn } from 'node:child_process';
import { Worker } from 'node:worker_threads';
import type { ApiMessage, ApiOrder } from './api/run-api.ts';

/** The API's process as `ps` shows it, told apart by its port from the API of another drill on the same machine. */
export function apiProcessName(port: number): string {
  return `todo-api-${port}-drill`;
}

/** Whether the drill's program, started with this first word, is to be the API. */
export function isApiProcessName(word: string | undefined): boolean {
  return word !== undefined && /^todo-api-\d+-drill$/.test(word);
}

export type ApiProcess = {
  /** Process id; null while it does not run, and where it is a thread. */
  readonly pid: number | null;
  readonly running: boolean;
  /** Resolves when the API listens ('listening') or has ended because it could not ('exited'). */
  start(): Promise<'listening' | 'exited'>;
  /** Ends it in order; resolves when it is gone. */
  stop(): Promise<void>;
  /** Ends it as `kill -9` does; resolves when it is gone. */
  kill(): Promise<void>;
};

/** One running API, the same for a process and a thread. */
type Running = {
  pid: number | null;
  order(order: ApiOrder): void;
  kill(): void;
  listening: Promise<'listening'>;
  exited: Promise<'exited'>;
};

const patienceMs = 3_000;

export function createApiProcess(options: {
  /** The drill's own main file. */
  entry: string;
  port: number;
  configFile: string;
  logDirectory: string;
  inProcess: boolean;
}): ApiProcess {
  const api = [apiProcessName(options.port), options.configFile, options.logDirectory];
  const launch = options.inProcess ? () => launchThread(options.entry, api) : () => launchProcess(options.entry, api);
  let current: Running | null = null;

  async function end(how: (running: Running) => void): Promise<void> {
    const running = current;
    if (running === null) return;
    how(running);
    const impatience = setTimeout(running.kill, patienceMs);
    await running.exited;
    clearTimeout(impatience);
  }

  return {
    get pid() {
      return current?.pid ?? null;
    },
    get running() {
      return current !== null;
    },
    async start() {
      const running = launch();
      current = running;
      const exited = running.exited.then((outcome) => {
        if (current === running) current = null;
        return outcome;
      });
      return Promise.race([running.listening, exited]);
    },
    stop: () => end((running) => running.order('stop')),
    kill: () => end((running) => running.kill()),
  };
}

function launchProcess(entry: string, args: string[]): Running {
  const child = spawn(process.execPath, [entry, ...args], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return {
    pid: child.pid ?? null,
    order: (order) => child.connected && child.send(order),
    kill: () => child.kill('SIGKILL'),
    listening: new Promise((resolve) => {
      child.on('message', (message: ApiMessage) => message === 'listening' && resolve(message));
    }),
    exited: new Promise((resolve, reject) => {
      child.once('exit', () => resolve('exited')).once('error', reject);
    }),
  };
}

function launchThread(entry: string, args: string[]): Running {
  const worker = new Worker(entry, { argv: args });
  return {
    pid: null,
    order: (order) => worker.postMessage(order),
    kill: () => void worker.terminate(),
    listening: new Promise((resolve) => {
      worker.on('message', (message: ApiMessage) => message === 'listening' && resolve(message));
    }),
    exited: new Promise((resolve, reject) => {
      worker.once('exit', () => resolve('exited')).once('error', reject);
    }),
  };
}
