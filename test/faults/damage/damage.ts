/**
 * Damaged files: each start must end at a working app or at the recovery screen's procedures, and each of those at a record that
 * verifies. What was salvaged is held against what stood in the record before, read with SQL; the damaged files against themselves.
 */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient } from '@orpc/server';
import Database from 'better-sqlite3';
import { randomFrom } from '../../../bench/random.ts';
import { type Core, type CoreOptions, openOrRecover, type RecoverableCore } from '../../../core/core.ts';
import { recoverRecord } from '../../../core/store/recover-record.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { RecoveryClient } from '../../../shared/contract/recovery-contract.ts';
import type { SalvageReport } from '../../../shared/contract/salvage-report.ts';
import { count, type Fault, type Figures, noFigures, noteMost } from '../harness/fault.ts';
import { bareHost } from './bare-host.ts';
import { type Damage, damages, type Files, foreignLogs } from './damages.ts';
import { type SoundRecord, sha256, soundRecord } from './sound-record.ts';

type State = { dataDir: string; sound: SoundRecord; damage: Damage; files: Files; figures: Figures; where: string };

export async function tryDamages(seed: number, statesPerDamage: number): Promise<Figures> {
  const figures = noFigures();
  const random = randomFrom(seed);
  const [folded, logged] = [await soundRecord(random, false), await soundRecord(random, true)];
  const { log } = await soundRecord(random, true);
  foreignLogs.splice(0, foreignLogs.length, ...(log === null ? [] : [log]));
  for (const damage of damages) {
    for (let index = 0; index < statesPerDamage; index += 1) {
      const sound = damage.withLog ? logged : folded;
      const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-damage-'));
      const where = `seed ${seed}, ${damage.name} ${index}`;
      const state = { dataDir, sound, damage, files: damage.make(sound, random), figures, where };
      try {
        await tryState(state);
      } catch (error) {
        figures.findings.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`);
      } finally {
        rmSync(dataDir, { recursive: true, force: true });
      }
    }
  }
  return figures;
}

async function tryState(state: State): Promise<void> {
  const { dataDir, files, figures, where } = state;
  lay(state);
  count(figures, 'states');
  const running = await start(dataDir);
  const core = running.core();
  if (core === null) {
    count(figures, 'starts that led to the recovery screen');
    await recover(state, running);
    return;
  }
  count(figures, 'starts that led to the app');
  const { findings } = core.maintenance.verify();
  const damaged = findings.filter(({ code }) => code !== 'summary').length > 0;
  const complaint = await tryOut(running);
  await running.close();
  const missing = missingIn(dataDir, state.sound);
  // A log that is lost, or cut between two commits, leaves a record of an earlier moment: whole, and nobody can tell.
  const isEarlier = state.damage.withLog;
  if (missing > 0 && !damaged && !isEarlier) figures.findings.push(`${where}: ${missing} events are missing untold`);
  if (complaint !== null && !damaged) figures.findings.push(`${where}: ${complaint}`);
  if (!damaged) return;
  count(figures, 'of these found damaged by the check');
  // The next start would not be stopped; a person who read the check's findings asks for the recovery.
  lay(state);
  await recoverAsked(state, files);
}

function lay({ dataDir, files }: State): void {
  for (const name of ['record.db', 'record.db-wal', 'record.db-shm']) rmSync(join(dataDir, name), { force: true });
  writeFileSync(join(dataDir, 'record.known'), '');
  if (files.record !== null) writeFileSync(join(dataDir, 'record.db'), files.record);
  if (files.log !== null) writeFileSync(join(dataDir, 'record.db-wal'), files.log);
}

function start(dataDir: string): Promise<RecoverableCore<Core>> {
  const options: CoreOptions = {
    dataDir,
    clock: systemClock,
    newId: uuidV7,
    ports: bareHost,
    mode: 'own',
    version: '0',
  };
  return openOrRecover(options);
}

function clientOf<Client>(running: RecoverableCore<Core>): Client {
  return createRouterClient(running.router(), { context: { window: 'w', actor: null } }) as unknown as Client;
}

/** Walks through what the recovery screen offers: reading, looking, and then the salvaged record itself. */
async function recover(state: State, running: RecoverableCore<Core>): Promise<void> {
  const { files, figures, where, dataDir } = state;
  const ways = clientOf<RecoveryClient>(running).recovery;
  const before = await ways.state();
  if (before.problem.reason === '') figures.findings.push(`${where}: no reason is given`);
  const report = await ways.salvage();
  expectUntouched(state, join(dataDir, 'record.db'));
  const { keptAside } = await ways.takeSalvaged({ language: 'ja' });
  if (keptAside !== null) expectUntouched({ ...state }, keptAside);
  else if (files.record !== null || files.log !== null) figures.findings.push(`${where}: the original was not kept`);
  if (running.core() === null) figures.findings.push(`${where}: the salvaged record does not open`);
  const complaint = await tryOut(running);
  if (complaint !== null) figures.findings.push(`${where}: after the salvage: ${complaint}`);
  const findings = running.core()?.maintenance.verify().findings ?? [];
  if (findings.length > 0) figures.findings.push(`${where}: after the salvage: ${findings[0]?.code}`);
  await running.close();
  judge(state, report);
}

async function recoverAsked(state: State, files: Files): Promise<void> {
  const { dataDir } = state;
  const recovery = recoverRecord({ dataDir, host: 'server', nowMs: systemClock.nowMs, newDeviceId: uuidV7 });
  try {
    const report = await recovery.salvage(() => undefined);
    const kept = recovery.takeSalvaged('');
    if (files.record !== null) expectUntouched(state, kept ?? '');
    judge(state, report);
  } finally {
    recovery.close();
  }
}

function expectUntouched({ files, figures, where }: State, path: string): void {
  for (const [suffix, bytes] of [
    ['', files.record],
    ['-wal', files.log],
  ] as const) {
    if (bytes === null) continue;
    const now = existsSync(path + suffix) ? sha256(readFileSync(path + suffix)) : 'nothing';
    if (now !== sha256(bytes)) figures.findings.push(`${where}: the original${suffix} is not as it was`);
  }
}

/** Every incident can be opened, its document exported, and a row written. */
async function tryOut(running: RecoverableCore<Core>): Promise<string | null> {
  const client = clientOf<ContractClient>(running);
  try {
    const page = { kind: 'all', order: 'newest' } as const;
    const { summaries } = await client.incidents.page({ ...page, typed: '', found: [], offset: 0, limit: 200 });
    for (const { incidentId } of summaries) {
      await client.incidents.get({ incidentId });
      await client.incidents.timeline({ incidentId });
      await client.postmortems.get({ incidentId });
    }
    const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
    await client.incidents.addNote({ incidentId, commandId: uuidV7(), text: 'on', startedAtMs: null });
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** How many of the events that stood in the record before are not there, with what they say. */
function missingIn(dataDir: string, { events }: SoundRecord): number {
  const db = new Database(join(dataDir, 'record.db'), { readonly: true });
  try {
    const rows = db
      .prepare<[], { id: string; hash: string }>('SELECT id, hash FROM event JOIN payload ON event_seq = seq')
      .all();
    const there = new Map(rows.map(({ id, hash }) => [id, hash]));
    return [...events].filter(([id, hash]) => there.get(id) !== hash).length;
  } catch {
    return events.size;
  } finally {
    db.close();
  }
}

function judge(state: State, { events, contents, moreMayBeLost }: SalvageReport): void {
  const { damage, dataDir, sound, figures, where } = state;
  const missing = missingIn(dataDir, sound);
  const share = (100 * missing) / sound.events.size;
  count(figures, 'salvages');
  count(figures, 'rows before', sound.events.size);
  count(figures, 'rows salvaged', sound.events.size - missing);
  count(figures, `salvages that lost ${bandOf(share)}`);
  noteMost(figures, `most rows lost in percent, damage ${damage.place}`, Math.round(share * 10) / 10);
  if (damage.place === 'beside the events' && share > 5) {
    figures.findings.push(`${where}: ${share.toFixed(1)} % of the rows were lost, though they were not damaged`);
  }
  // A record of an earlier moment tells nothing of what came after it.
  const isTold = events.lost + contents.lost > 0 || moreMayBeLost || damage.withLog;
  if (missing > 0 && !isTold) figures.findings.push(`${where}: ${missing} rows are lost and the report says nothing`);
}

function bandOf(share: number): string {
  if (share === 0) return 'no row';
  if (share <= 1) return 'up to 1 % of the rows';
  return share <= 5 ? 'up to 5 % of the rows' : 'more of the rows';
}

const statesPerSeed = 6;

export const damage: Fault = {
  name: 'damage',
  corpus: `two records a seed, ${statesPerSeed} states of each of ${damages.length} kinds of damage (${damages.map(({ name }) => name).join(', ')})`,
  longSeeds: 130,
  obstacle: () => null,
  run: (seed) => tryDamages(seed, statesPerSeed),
};
