/** A drill as its own program, started as a host would, and the world that it makes as others see it. */
import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import pg from 'pg';

export const drillProgram = fileURLToPath(new URL('../../drill/main.ts', import.meta.url));

export type Facts = {
  ready: boolean;
  error?: string;
  pid: number;
  apiUrl: string;
  portTaken: number | null;
  tokenFile: string;
  health: string;
  endpoints: string[];
  database: { host: string; port: number; name: string; user: string; passwordFile: string };
  logs: { application: string; access: string; database: string };
  deployments: string;
  processName: string;
  faults: string[];
  fault: string | null;
};

export type Answer = {
  done: boolean;
  error?: string;
  fault: string | null;
  version: string;
  api: { running: boolean; pid: number | null };
  database: { running: boolean; pid: number | null };
};

/** `status` is null when no answer came, and `code` says why. */
export type HttpAnswer = { status: number | null; code: string | null; body: unknown };

export type DrillBed = {
  directory: string;
  facts: Facts;
  program: ChildProcessByStdio<Writable, Readable, null>;
  order(order: object): Promise<Answer>;
  get(path: string): Promise<HttpAnswer>;
  send(method: string, path: string, body: object | null): Promise<HttpAnswer>;
  /** As the responder's role. The client is closed after `use`. */
  withDatabase<T>(use: (client: pg.Client) => Promise<T>): Promise<T>;
  applicationLog(): string;
  databaseLog(): string;
  /** The end of its input, as when a host is closed. */
  stop(): Promise<void>;
};

/** In `folder/drill`. The facts are what its first line says, whether it could start or not. */
export async function startDrill(folder: string, ...args: string[]): Promise<DrillBed> {
  const directory = join(folder, 'drill');
  const program = spawn(process.execPath, [drillProgram, '--dir', directory, '--with-parent', ...args], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  const nextLine = async () => JSON.parse((await lines.next()).value ?? 'null');
  const facts: Facts = await nextLine();
  const ask = (method: string, path: string, body: object | null): Promise<HttpAnswer> => {
    const token = readFileSync(facts.tokenFile, 'utf8').trim();
    return askHttp(`${facts.apiUrl}${path}`, { method, body, authorization: `Bearer ${token}` });
  };
  return {
    directory,
    facts,
    program,
    async order(order) {
      program.stdin.write(`${JSON.stringify(order)}\n`);
      return nextLine();
    },
    get: (path) => ask('GET', path, null),
    send: ask,
    async withDatabase(use) {
      const client = databaseClient(facts);
      await client.connect();
      try {
        return await use(client);
      } finally {
        await client.end();
      }
    },
    applicationLog: () => readFileSync(facts.logs.application, 'utf8'),
    databaseLog: () => readFileSync(facts.logs.database, 'utf8'),
    async stop() {
      if (program.exitCode !== null || program.signalCode !== null) return;
      const exited = once(program, 'exit');
      program.stdin.end();
      await exited;
    },
  };
}

export function databaseClient({ database: { host, port, name, user, passwordFile } }: Facts): pg.Client {
  const client = new pg.Client({
    host,
    port,
    user,
    database: name,
    password: readFileSync(passwordFile, 'utf8').trim(),
  });
  client.on('error', () => {});
  return client;
}

/** The code of the error with which the responder is refused, null when the database lets them in. */
export async function databaseRefusal(facts: Facts): Promise<string | null> {
  const client = databaseClient(facts);
  try {
    await client.connect();
    return null;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  } finally {
    await client.end();
  }
}

/** One request without any client library; given up after `patienceMs`, which is told as the code `timeout`. */
export function askHttp(
  url: string,
  { method = 'GET', body = null as object | null, authorization = '', patienceMs = 5_000 } = {},
): Promise<HttpAnswer> {
  return new Promise((resolve) => {
    const failed = (code: string) => resolve({ status: null, code, body: null });
    const text = body === null ? '' : JSON.stringify(body);
    const headers = { ...(authorization === '' ? {} : { authorization }), 'content-length': Buffer.byteLength(text) };
    const outgoing = request(url, { method, headers, agent: false }, async (incoming) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk as Buffer);
      const answer = Buffer.concat(chunks).toString();
      resolve({ status: incoming.statusCode ?? null, code: null, body: answer === '' ? null : JSON.parse(answer) });
    });
    outgoing.setTimeout(patienceMs, () => {
      failed('timeout');
      outgoing.destroy();
    });
    outgoing.on('error', (error) => failed(String((error as { code?: unknown }).code)));
    outgoing.end(text);
  });
}

/** Every process that this user may see, with the words it was started with. */
export function listProcesses(): { pid: number; command: string }[] {
  const [program, ...words] =
    process.platform === 'win32'
      ? [
          'powershell.exe',
          '-NoProfile',
          '-Command',
          'Get-CimInstance Win32_Process | ForEach-Object { "$($_.ProcessId) $($_.CommandLine)" }',
        ]
      : ['ps', '-eo', 'pid=,args='];
  const lines = execFileSync(program ?? '', words, { encoding: 'utf8' }).split('\n');
  return lines.flatMap((line) => {
    const [, pid, command = ''] = /^\s*(\d+)\s+(.*)$/.exec(line) ?? [];
    return pid === undefined ? [] : [{ pid: Number(pid), command }];
  });
}

/** Process ids whose command line holds the text, apart from this process's own. */
export function processesWith(text: string): number[] {
  return listProcesses().flatMap(({ pid, command }) => (pid !== process.pid && command.includes(text) ? [pid] : []));
}

export function isThere(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Waits for what others do in their own time. */
export async function eventually(check: () => boolean): Promise<boolean> {
  for (let attempt = 0; attempt < 400; attempt += 1) {
    if (check()) return true;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return check();
}
