/** What a story happens in: the drill's own API and PostgreSQL, in a folder that goes with them, under the story's clock. */
import { type ChildProcessByStdio, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { drillEnvironment, drillFactsSchema } from '../../shared/environment/drill-environment.ts';
import type { Environment } from '../../shared/environment/environment.ts';
import { root } from '../root.ts';
import { openDatabaseFront } from './database-front.ts';
import { databaseLogInStoryTime } from './database-log.ts';
import { hostPrograms } from './host-programs.ts';
import { type NewName, newNames } from './new-names.ts';
import { type StoryClock, storyClock } from './story-clock.ts';

export type World = {
  time: StoryClock;
  /** For what the story's installations keep. */
  folder: string;
  environment(name: string, runbookHash: string): Environment;
  /** Breaks the service, or takes the fault out (null). */
  breakWith(fault: string | null): Promise<void>;
  /** Does what the runbook's recovery would: restart, roll back, give connections back. */
  repair(): Promise<void>;
  /** Brings what the story sees of the database up to now. */
  follow(): Promise<void>;
  /** What this machine calls things, and what the examples call them. */
  names: NewName[];
  close(): Promise<void>;
};

export async function openWorld(startMs: number): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-examples-'));
  const offsetFile = join(folder, 'clock');
  const time = storyClock(startMs, offsetFile);
  const drillFolder = join(folder, 'drill');
  const drill = startDrill(drillFolder, offsetFile);
  const answer = JSON.parse(await drill.nextLine());
  if (answer.ready !== true) throw new Error(`the drill did not start: ${answer.error}`);
  const facts = drillFactsSchema.parse(answer);
  const front = await openDatabaseFront(facts.database.port, time.offsetMs);
  const databaseLog = join(drillFolder, 'log', 'postgresql', 'postgresql-main.log');
  const log = databaseLogInStoryTime(facts.logs.database, databaseLog, time.offsetMs);

  async function follow(): Promise<void> {
    await front.follow();
    log.follow();
  }

  async function order(given: object): Promise<void> {
    drill.send(JSON.stringify(given));
    const done = JSON.parse(await drill.nextLine());
    if (done.done !== true) throw new Error(`the drill refused: ${done.error}`);
    await follow();
  }

  await follow();
  const searchPath = process.env.PATH;
  process.env.PATH = hostPrograms(join(folder, 'bin'));
  return {
    time,
    folder,
    environment(name, runbookHash) {
      const own = drillEnvironment(facts, { name, hostname: hostname(), runbookHash });
      const { database } = own;
      return {
        ...own,
        id: 'production',
        kind: 'production',
        database: database && { ...database, port: front.port },
        hosts: own.hosts.map((host) => ({ ...host, name: 'todo-api-01' })),
        logs: own.logs.map((each) => (each.role === 'database' ? { ...each, path: databaseLog } : each)),
      };
    },
    breakWith: (fault) => order({ fault }),
    repair: () => order({ repair: true }),
    follow,
    names: newNames({
      apiPort: Number(new URL(facts.apiUrl).port),
      databasePorts: [front.port, facts.database.port],
      processName: facts.processName,
      logFolder: join(drillFolder, 'log'),
      drillFolder,
      hostname: hostname(),
    }),
    async close() {
      process.env.PATH = searchPath;
      await drill.stop();
      await front.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The drill's clock is loaded before its program, and its API inherits that. */
function startDrill(directory: string, offsetFile: string) {
  const clock = new URL('./shifted-clock.mjs', import.meta.url).href;
  const program: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [join(root, 'drill', 'main.ts'), '--dir', directory, '--with-parent', '--port', '0'],
    {
      stdio: ['pipe', 'pipe', 'inherit'],
      env: { ...process.env, NODE_OPTIONS: `--import=${clock}`, HIKESHI_STORY_CLOCK: offsetFile, TZ: 'Asia/Tokyo' },
    },
  );
  const lines = createInterface({ input: program.stdout })[Symbol.asyncIterator]();
  return {
    async nextLine(): Promise<string> {
      const { value } = await lines.next();
      if (typeof value !== 'string') throw new Error('the drill has ended');
      return value;
    },
    send: (line: string) => void program.stdin.write(`${line}\n`),
    async stop() {
      if (program.exitCode !== null || program.signalCode !== null) return;
      const exited = once(program, 'exit');
      program.stdin.end();
      await exited;
    },
  };
}
