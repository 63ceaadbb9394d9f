/**
 * Disks that fail while a host runs on them. Every refused call must say why in words, what was acknowledged must be there, reading must go
 * on, and writing must go on by itself once the cause is gone; what was refused is then sent again under its own command id.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createRouterClient, ORPCError } from '@orpc/server';
import { randomFrom, wholeBetween } from '../../../bench/random.ts';
import { type Core, openCore, openOrRecover } from '../../../core/core.ts';
import { systemClock, uuidV7 } from '../../../server/host/system.ts';
import type { ContractClient } from '../../../shared/contract/contract-client.ts';
import type { ProblemData } from '../../../shared/contract/problem.ts';
import type { RecoveryClient } from '../../../shared/contract/recovery-contract.ts';
import { describeProblem } from '../../../shared/text/describe-problem.ts';
import { unprivileged } from '../../core/unprivileged.ts';
import { bareHost } from '../damage/bare-host.ts';
import { examineRecord } from '../harness/examine-record.ts';
import { count, type Fault, type Figures, noFigures } from '../harness/fault.ts';
import { canMount, type Scene, scenes } from './scenes.ts';

const context = { window: 'w', actor: null };

const options = (dataDir: string) =>
  ({ dataDir, clock: systemClock, newId: uuidV7, ports: bareHost, mode: 'own', version: '0' }) as const;

export async function tryDisks(seed: number, rounds: number): Promise<Figures> {
  const figures = noFigures();
  const random = randomFrom(seed);
  const wanted = scenes.filter(({ needsMount }) => !needsMount || canMount());
  for (const scene of scenes) if (!wanted.includes(scene)) count(figures, `not tried here: ${scene.name}`);
  for (const scene of wanted) {
    const place = mkdtempSync(join(tmpdir(), 'hikeshi-disk-'));
    try {
      await playScene(scene, place, { random, rounds, figures, where: `seed ${seed}, ${scene.name}` });
    } catch (error) {
      figures.findings.push(`seed ${seed}, ${scene.name}: ${error instanceof Error ? error.stack : String(error)}`);
    } finally {
      scene.clear?.(place);
      rmSync(place, { recursive: true, force: true });
    }
  }
  await removeForGood(seed, figures);
  return figures;
}

type Play = { random: () => number; rounds: number; figures: Figures; where: string };

async function playScene(scene: Scene, place: string, play: Play): Promise<void> {
  const dataDir = scene.prepare(place);
  const core = await openCore(options(dataDir));
  scene.opened?.(dataDir);
  const goOn = () => failAndMend(core, scene, dataDir, place, play);
  // Rights are laid down once the app has read what came with it, which may lie where only its owner reads.
  const { acknowledged, findings } = await (scene.unprivileged ? unprivileged(goOn) : goOn());
  const { figures, where } = play;
  const examined = examineRecord(dataDir);
  for (const finding of [...findings, ...examined.findings]) figures.findings.push(`${where}: ${finding}`);
  for (const text of acknowledged) {
    const times = examined.texts.get(text) ?? 0;
    if (times !== 1) figures.findings.push(`${where}: an acknowledged note is there ${times} times`);
  }
  if (examined.drafts.get('note') !== 'kept') figures.findings.push(`${where}: the draft is not kept`);
}

type Written = { acknowledged: string[]; findings: string[] };

/** Writes, lets the disk fail, and writes on, round after round; then closes. */
async function failAndMend(
  core: Core,
  scene: Scene,
  dataDir: string,
  place: string,
  { random, rounds, figures, where }: Play,
): Promise<Written> {
  const client = createRouterClient(core.router, { context });
  const acknowledged: string[] = [];
  const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
  const write = async (text: string, commandId: string) => {
    await client.incidents.addNote({ incidentId, commandId, text, startedAtMs: null });
    acknowledged.push(text);
    count(figures, 'acknowledged');
  };
  for (let round = 0; round < rounds; round += 1) {
    for (let index = 0; index < wholeBetween(random, 1, 20); index += 1) await write(`${round} ${uuidV7()}`, uuidV7());
    scene.fail(dataDir, place);
    const pending = { text: `refused ${round} ${'x'.repeat(3_000)}`, commandId: uuidV7() };
    let refused = false;
    // A disk that is full to the last block may still have room in the log that was reserved.
    for (let attempt = 0; attempt < 4_000 && !refused; attempt += 1) {
      const again = attempt === 0 ? pending : { text: `${pending.text} ${attempt}`, commandId: uuidV7() };
      refused = await isRefused(() => write(again.text, again.commandId), scene, figures, where);
      if (refused) Object.assign(pending, again);
    }
    if (!refused) figures.findings.push(`${where}: nothing was refused`);
    await isRefused(() => client.drafts.set({ key: 'note', text: 'y'.repeat(90_000) }), scene, figures, where);
    if ((await client.incidents.timeline({ incidentId })).length < acknowledged.length) {
      figures.findings.push(`${where}: reading shows less than was acknowledged`);
    }
    await client.postmortems.get({ incidentId });
    scene.mend(dataDir, place);
    await write(pending.text, pending.commandId);
    await client.drafts.set({ key: 'note', text: 'kept' });
    count(figures, `went on without a restart: ${scene.name}`);
  }
  const findings = core.maintenance.verify().findings.map(({ code }) => code);
  await core.close();
  return { acknowledged, findings };
}

/** Whether it failed; how it failed must be of the contract, expected here, and a sentence in both languages. */
async function isRefused(
  call: () => Promise<unknown>,
  scene: Scene,
  figures: Figures,
  where: string,
): Promise<boolean> {
  try {
    await call();
    return false;
  } catch (error) {
    count(figures, 'refused in words');
    if (!(error instanceof ORPCError) || !scene.codes.includes(error.code)) {
      figures.findings.push(`${where}: failed with ${error instanceof ORPCError ? error.code : String(error)}`);
      return true;
    }
    const data = error.data as ProblemData;
    for (const language of ['ja', 'en'] as const) {
      if (describeProblem(data, language).includes(data.reason)) figures.findings.push(`${where}: no words for it`);
    }
    return true;
  }
}

/** Removed while it is open: what was acknowledged is kept when the host closes, and found at the next start. */
async function removeForGood(seed: number, figures: Figures): Promise<void> {
  const dataDir = mkdtempSync(join(tmpdir(), 'hikeshi-disk-'));
  const where = `seed ${seed}, removed for good`;
  try {
    const core: Core = await openCore(options(dataDir));
    const client = createRouterClient(core.router, { context });
    const { incidentId } = await client.incidents.declare({ commandId: uuidV7() });
    await client.incidents.addNote({ incidentId, commandId: uuidV7(), text: 'before', startedAtMs: null });
    for (const name of ['record.db', 'record.db-wal', 'record.db-shm']) rmSync(join(dataDir, name));
    const refused = await client.incidents
      .addNote({ incidentId, commandId: uuidV7(), text: 'after', startedAtMs: null })
      .then(() => false)
      .catch(() => true);
    if (!refused) figures.findings.push(`${where}: a note was acknowledged into a file that is gone`);
    await core.close();
    const running = await openOrRecover(options(dataDir));
    const ways = () => createRouterClient(running.router(), { context }) as unknown as RecoveryClient;
    if (running.core() !== null) figures.findings.push(`${where}: an empty record was made in its place`);
    const report = await ways().recovery.salvage();
    await ways().recovery.takeSalvaged({ language: 'ja' });
    const after = createRouterClient(running.router(), { context }) as unknown as ContractClient;
    const rows = await after.incidents.timeline({ incidentId });
    if (report.events.kept < 2 || rows.length < 2) figures.findings.push(`${where}: the acknowledged rows are gone`);
    count(figures, 'removed for good and found again');
    await running.close();
    if (!existsSync(join(dataDir, 'record.db'))) figures.findings.push(`${where}: there is no record`);
  } catch (error) {
    figures.findings.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}

const roundsPerSeed = 5;

export const disk: Fault = {
  name: 'disk',
  corpus: `${roundsPerSeed} rounds a seed of each of: ${scenes.map(({ name }) => name).join(', ')}; and a record removed while it is open`,
  longSeeds: 50,
  obstacle: () => null,
  run: (seed) => tryDisks(seed, roundsPerSeed),
};
