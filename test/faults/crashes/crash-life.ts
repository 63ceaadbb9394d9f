/**
 * The life of one record: it is written, opened, migrated, rebuilt, exported from and imported into by the real host, which is killed
 * each time at a moment that chance chose, and looked over after every kill.
 */
import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { pick, randomFrom } from '../../../bench/random.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { Build } from '../harness/build-copy.ts';
import { askProduct, examineRecord } from '../harness/examine-record.ts';
import { count, type Figures, noFigures } from '../harness/fault.ts';
import { openWindow, runCommandLine, startHost } from '../harness/served-host.ts';
import { type Colleague, type ColleagueFile, openColleague } from './colleague.ts';
import { createResponder, isGone, type Responder } from './responder.ts';

export const moments = ['recording', 'starting', 'rebuilding', 'exporting', 'importing', 'migrating'] as const;
type Moment = (typeof moments)[number];

/** Recording is what the host does all night; the rest takes moments. */
const chances: Moment[] = ['recording', 'recording', 'recording', 'recording', ...moments];
/** After the first answer. */
const longestWaitMs = 250;
/** Before a host that will be killed while it takes files in. */
const filesAhead = 4;
/** Every so many kills the record is computed anew and compared. */
const rebuildEvery = 8;

type Life = {
  random: () => number;
  figures: Figures;
  dataDir: string;
  /** The version in use, and those after it, each with one migration more. */
  builds: readonly Build[];
  version: number;
  responder: Responder;
  colleague: Colleague;
  /** Events that an import was answered for. */
  imported: Set<string>;
  /** How long the last start and the last rebuild took, to aim within them. */
  startMs: number;
  rebuildMs: number;
};

/** `builds` are the versions of the program, the oldest first. */
export async function liveThrough(seed: number, kills: number, builds: readonly Build[]): Promise<Figures> {
  const random = randomFrom(seed);
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-crash-'));
  const colleague = await openColleague();
  const life: Life = {
    random,
    figures: noFigures(),
    dataDir,
    builds,
    version: 0,
    responder: createResponder(random),
    colleague,
    imported: new Set(),
    startMs: 300,
    rebuildMs: 400,
  };
  try {
    for (let kill = 0; kill < kills; kill++) {
      const moment = kill === 0 ? 'recording' : pick(random, chances);
      await killWhile(life, moment);
      count(life.figures, 'kills');
      count(life.figures, `kills while ${moment}`);
      await lookOver(life, `seed ${seed}, kill ${kill + 1} while ${moment}`, (kill + 1) % rebuildEvery === 0);
    }
    await endWell(life, `seed ${seed}, at the end`);
  } finally {
    await colleague.close();
    rmSync(dataDir, { recursive: true, force: true });
  }
  count(life.figures, 'acknowledged', life.responder.acknowledged.size);
  count(life.figures, 'imported', life.imported.size);
  return life.figures;
}

async function killWhile(life: Life, moment: Moment): Promise<void> {
  const { random } = life;
  switch (moment) {
    case 'recording':
      return whileServing(life, async () => undefined);
    case 'exporting':
      return whileServing(life, exportAgainAndAgain);
    case 'importing': {
      const files = await preparedFiles(life.colleague);
      // Half of the kills come after an import was answered, which then has to be there.
      const startsClock = random() < 0.5 ? 'beside' : 'recording';
      const importing: Beside = (_, client, answered) => importAgainAndAgain(life, client, files, answered);
      return whileServing(life, importing, startsClock);
    }
    case 'starting': {
      const host = startHost({ program: programOf(life), dataDir: life.dataDir });
      await wait(random() * life.startMs * 1.1);
      return host.kill();
    }
    case 'rebuilding': {
      // The program is loaded first: half of the kills are meant for what comes after.
      const atMs = life.rebuildMs * (random() < 0.5 ? random() : 0.6 + 0.4 * random());
      const startedMs = performance.now();
      const { code } = await runCommandLine(programOf(life), ['rebuild', '--data', life.dataDir], atMs);
      life.rebuildMs = code === 0 ? performance.now() - startedMs : life.rebuildMs * 1.05;
      return;
    }
    case 'migrating':
      return whileMigrating(life);
  }
}

type Beside = (life: Life, client: ContractClient, answered: () => void) => Promise<void>;

/**
 * The host records all the while; `beside` goes on beside it until the host is gone. The time until the kill counts from the first
 * answer, of the recording or of what goes on beside it.
 */
async function whileServing(
  life: Life,
  beside: Beside,
  startsClock: 'recording' | 'beside' = 'recording',
): Promise<void> {
  const { random, responder, dataDir } = life;
  const startedMs = performance.now();
  const host = startHost({ program: programOf(life), dataDir });
  try {
    const { client } = await openWindow(await host.url);
    life.startMs = performance.now() - startedMs;
    await responder.sendAgain(client);
    await responder.incident(client);
    let first: () => void = () => undefined;
    const acknowledged = new Promise<void>((resolve) => {
      first = resolve;
    });
    const [recorded, answered] = startsClock === 'recording' ? [first, () => undefined] : [() => undefined, first];
    const working = Promise.all([
      responder.writeUntilGone(client, recorded),
      untilGone(beside(life, client, answered)),
    ]);
    await Promise.race([acknowledged, working]);
    await wait(random() * longestWaitMs);
    await host.kill();
    await working;
  } finally {
    await host.kill();
  }
}

async function untilGone(work: Promise<void>): Promise<void> {
  await work.catch((error: unknown) => {
    if (!isGone(error)) throw error;
  });
}

async function exportAgainAndAgain({ responder, random, figures }: Life, client: ContractClient): Promise<void> {
  for (;;) {
    const incidentId = await responder.incident(client);
    const place = { incidentId, commandId: randomUUID(), save: false };
    if (random() < 0.5) await client.handoff.export(place);
    else await client.postmortems.export({ ...place, format: pick(random, ['md', 'html', 'csv', 'json'] as const) });
    count(figures, 'exports answered');
  }
}

/** Made before the host starts: a kill comes within moments, and making a file takes about as long. */
async function preparedFiles(colleague: Colleague): Promise<ColleagueFile[]> {
  const files: ColleagueFile[] = [];
  while (files.length < filesAhead) files.push(await colleague.nextFile());
  return files;
}

async function importAgainAndAgain(
  { colleague, imported, figures }: Life,
  client: ContractClient,
  prepared: readonly ColleagueFile[],
  answered: () => void,
): Promise<void> {
  for (let index = 0; ; index++) {
    const { base64, eventIds } = prepared[index] ?? (await colleague.nextFile());
    const transferId = randomUUID();
    await client.handoff.send({ transferId, index: 0, base64 });
    await client.handoff.import({ transferId });
    for (const id of eventIds) imported.add(id);
    count(figures, 'imports answered');
    answered();
  }
}

/** Half of the kills come just when the copy that is made before a migration lies there, half at any moment of the start. */
async function whileMigrating(life: Life): Promise<void> {
  const { random, builds, dataDir } = life;
  const next = builds[life.version + 1];
  if (next === undefined) return killWhile(life, 'starting');
  const host = startHost({ program: next.program, dataDir });
  const aimed = random() < 0.7;
  const started = performance.now();
  const backups = () => (existsSync(join(dataDir, 'backups')) ? readdirSync(join(dataDir, 'backups')).join() : '');
  const before = backups();
  const isOver = () => performance.now() - started > life.startMs * 4 + 2_000;
  while (aimed && backups() === before && !isOver()) await wait(1);
  await wait(random() * (aimed ? 25 : life.startMs * 1.1));
  await host.kill();
  const db = new Database(join(dataDir, 'record.db'), { readonly: true });
  const reached = Number(db.pragma('user_version', { simple: true }));
  db.close();
  const [known, later] = [life.version, life.version + 1].map((index) => versionOf(builds[index]));
  if (reached === later) {
    life.version += 1;
    count(life.figures, 'migrations that were through');
  } else if (reached === known) count(life.figures, 'migrations that were not begun or undone');
  else life.figures.findings.push(`the record says version ${reached}`);
}

function versionOf(build: Build | undefined): number {
  return build === undefined ? -1 : readdirSync(build.migrations).filter((name) => name.endsWith('.sql')).length;
}

function programOf({ builds, version }: Life): string {
  return builds[version]?.program ?? '';
}

async function lookOver(life: Life, where: string, rebuild: boolean): Promise<void> {
  const { figures, responder, imported, dataDir, random } = life;
  const examined = examineRecord(dataDir);
  const { lost, doubled, torn } = responder.compare(examined);
  const missing = [...imported].filter((id) => !examined.ids.has(id));
  const words = Array.from({ length: 3 }, () => pick(random, [...responder.acknowledged]));
  const migrations = life.builds[life.version]?.migrations ?? '';
  const product = await askProduct(dataDir, { migrations, words, rebuild });
  const damagedCopies = copiesThatAreNotWhole(dataDir);
  count(figures, 'lost', lost.length + missing.length);
  count(figures, 'doubled', doubled.length);
  count(figures, 'torn', torn.length);
  count(figures, 'records looked over');
  if (rebuild) count(figures, 'records computed anew and compared');
  const tell = (what: string) => (text: string) => `${where}: ${what}${text}`;
  figures.findings.push(
    ...[...lost, ...missing].map(tell('lost ')),
    ...doubled.map(tell('doubled ')),
    ...torn.map(tell('torn ')),
    ...[...examined.findings, ...product, ...damagedCopies].map(tell('')),
  );
}

/** A copy has its name only once it is whole. */
function copiesThatAreNotWhole(dataDir: string): string[] {
  const folder = join(dataDir, 'backups');
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.db')) : [];
  return names.flatMap((name) => {
    const db = new Database(join(folder, name), { readonly: true });
    const health = db.pragma('quick_check', { simple: true });
    db.close();
    return health === 'ok' ? [] : [`the copy ${name} is not whole`];
  });
}

/** What was never answered is sent again a last time: then all of it is there, and once. */
async function endWell(life: Life, where: string): Promise<void> {
  const host = startHost({ program: programOf(life), dataDir: life.dataDir });
  try {
    const { client } = await openWindow(await host.url);
    await life.responder.sendAgain(client);
  } finally {
    await host.stop();
  }
  await lookOver(life, where, true);
}
