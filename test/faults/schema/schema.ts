/** Every earlier schema to the newest, with a failure or a kill behind each statement of what is pending. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pick, randomFrom } from '../../../bench/random.ts';
import { bundledMigrations, type Migration } from '../../../core/store/migrations.ts';
import { openStore } from '../../../core/store/store.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import { soundRecord } from '../damage/sound-record.ts';
import { examineRecord } from '../harness/examine-record.ts';
import { count, type Fault, type Figures, noFigures } from '../harness/fault.ts';
import { contentOf, makeEarlierRecord } from './earlier-record.ts';

const program = fileURLToPath(new URL('./migrating-program.ts', import.meta.url));
/** Never ends; the file is locked for writing meanwhile. */
const endless = 'WITH RECURSIVE n(x) AS (VALUES (1) UNION ALL SELECT x + 1 FROM n) SELECT count(*) FROM n;';
const failing = 'INSERT INTO nowhere VALUES (1);';

type Bed = { source: string; events: ReadonlyMap<string, string>; figures: Figures; where: string };

/** How many places, chosen by chance, are tried with a failure (null for every one) and with signal 9. */
export type SchemaSizes = { failures: number | null; kills: number };

export async function trySchemas(seed: number, { failures, kills }: SchemaSizes): Promise<Figures> {
  const figures = noFigures();
  const random = randomFrom(seed);
  const migrations = bundledMigrations();
  const sound = await soundRecord(random, false);
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-schema-'));
  try {
    const source = join(folder, 'source.db');
    writeFileSync(source, sound.record);
    const places = migrations.slice(0, -1).flatMap(({ version }) => placesAfter(migrations, version));
    const failed = failures === null ? places : Array.from({ length: failures }, () => pick(random, places));
    for (const place of failed) {
      const bed = { source, events: sound.events, figures, where: `seed ${seed}, ${nameOf(place)}` };
      await tryPlace(bed, migrations, place, 'fails');
    }
    for (let index = 0; index < kills; index += 1) {
      const place = pick(random, places);
      const bed = { source, events: sound.events, figures, where: `seed ${seed}, killed ${nameOf(place)}` };
      await tryPlace(bed, migrations, place, 'is killed');
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return figures;
}

/** Behind so many statements of one pending migration, in a record of an earlier version. */
type Place = { from: number; migration: number; statements: number };

function placesAfter(migrations: readonly Migration[], from: number): Place[] {
  return migrations
    .filter(({ version }) => version > from)
    .flatMap(({ version, sql }) =>
      Array.from({ length: statementsOf(sql).length + 1 }, (_, statements) => ({
        from,
        migration: version,
        statements,
      })),
    );
}

function nameOf({ from, migration, statements }: Place): string {
  return `from ${from}, behind statement ${statements} of migration ${migration}`;
}

/** Later migrations have no triggers, whose bodies would hold semicolons of their own. */
function statementsOf(sql: string): string[] {
  return sql
    .replace(/--.*$/gm, '')
    .split(/;\s*(?:\n|$)/)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '')
    .map((statement) => `${statement};`);
}

function interrupted(migrations: readonly Migration[], { migration, statements }: Place, by: string): Migration[] {
  return migrations.map((each) => {
    if (each.version !== migration) return each;
    const all = statementsOf(each.sql);
    return { ...each, sql: [...all.slice(0, statements), by, ...all.slice(statements)].join('\n') };
  });
}

async function tryPlace(
  { source, events, figures, where }: Bed,
  migrations: readonly Migration[],
  place: Place,
  how: 'fails' | 'is killed',
): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-earlier-'));
  const record = join(dataDir, 'record.db');
  try {
    makeEarlierRecord(dataDir, source, migrations, place.from);
    const before = contentOf(record);
    count(figures, `migrations that ${how === 'fails' ? 'failed' : 'were killed'}`);
    if (how === 'fails') await failAt(dataDir, interrupted(migrations, place, failing));
    else await killAt(dataDir, interrupted(migrations, place, endless));
    if (contentOf(record) !== before)
      figures.findings.push(`${where}: the file is neither the old one nor the new one`);
    const [backup, ...others] = readdirSync(join(dataDir, 'backups')).filter((name) => name.endsWith('.db'));
    if (backup === undefined || others.length > 0) figures.findings.push(`${where}: there is not one backup`);
    else if (contentOf(join(dataDir, 'backups', backup)) !== before)
      figures.findings.push(`${where}: the backup differs`);
    const store = await open(dataDir, migrations);
    const findings = store.verify().findings.map(({ code }) => code);
    const listed = store.listIncidents().length;
    store.close();
    const examined = examineRecord(dataDir);
    for (const finding of [...findings, ...examined.findings]) figures.findings.push(`${where}: ${finding}`);
    const lost = [...events.keys()].filter((id) => !examined.ids.has(id)).length;
    if (lost > 0 || listed === 0) figures.findings.push(`${where}: ${lost} events lost, ${listed} incidents listed`);
    count(figures, 'records brought to the newest schema afterwards');
  } catch (error) {
    figures.findings.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function open(dataDir: string, migrations: readonly Migration[]) {
  return openStore({ dataDir, clock: systemClock, newId: uuidV7, mode: 'own', host: 'server', migrations });
}

async function failAt(dataDir: string, migrations: readonly Migration[]): Promise<void> {
  const failure = await open(dataDir, migrations).then(
    () => null,
    (error: unknown) => error,
  );
  if (!(failure instanceof Error && failure.message.includes('nowhere'))) throw new Error(`it failed with ${failure}`);
}

/** Killed once it is within the statement that never ends: its backup lies there, and its log has begun to grow no more. */
async function killAt(dataDir: string, migrations: readonly Migration[]): Promise<void> {
  const folder = join(dataDir, 'migrations');
  mkdirSync(folder);
  for (const { name, sql } of migrations) writeFileSync(join(folder, name), sql);
  const child = spawn(process.execPath, [program, dataDir, folder], { stdio: 'ignore' });
  const ended = once(child, 'exit');
  const backups = join(dataDir, 'backups');
  while (!hasBackup(backups)) {
    if (child.exitCode !== null) throw new Error('the program ended by itself');
    await wait(20);
  }
  await wait(150);
  child.kill('SIGKILL');
  await ended;
  rmSync(folder, { recursive: true });
}

function hasBackup(folder: string): boolean {
  return (
    statSync(folder, { throwIfNoEntry: false }) !== undefined &&
    readdirSync(folder).some((name) => name.endsWith('.db'))
  );
}

const killsPerSeed = 10;

export const schema: Fault = {
  name: 'schema',
  corpus: `a record a seed in each of the ${bundledMigrations().length - 1} earlier schemas; a failure behind every statement that is pending, and ${killsPerSeed} kills`,
  longSeeds: 20,
  obstacle: () => null,
  run: (seed) => trySchemas(seed, { failures: null, kills: killsPerSeed }),
};
