/**
 * Power failure: the writes of a real host, replayed up to a moment that chance chose, with what was not synced lost, torn or out of
 * order. The same host without its full sync is tried beside it, and must lose: a test that it passed would show nothing.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pick, randomFrom, wholeBetween } from '../../../bench/random.ts';
import { changeCode, copyBuild } from '../harness/build-copy.ts';
import { examineRecord } from '../harness/examine-record.ts';
import { count, type Fault, type Figures, noFigures } from '../harness/fault.ts';
import { createDisk, type Loss, losses } from './disk.ts';
import { recordWrites } from './recording.ts';
import { type Operation, tracerObstacle } from './trace.ts';

const answersPerRecording = 250;
const statesPerSeed = 500;
const controlStatesPerSeed = 100;

/** In the built code: the setting, and the check that would notice. */
const withoutFullSync = { 'synchronous = FULL': 'synchronous = NORMAL', 'synchronous: 2': 'synchronous: 1' };

export type Sizes = { answers: number; states: number; controlStates: number };

export async function tryPowerFailures(seed: number, { answers, states, controlStates }: Sizes): Promise<Figures> {
  const figures = noFigures();
  const random = randomFrom(seed);
  const build = copyBuild();
  const control = copyBuild();
  try {
    changeCode(control, withoutFullSync);
    const recorded = await recordWrites(build, random, answers);
    count(figures, 'answers', recorded.filter(({ kind }) => kind === 'acknowledged').length);
    count(figures, 'syncs of the log', recorded.filter(isSyncOfLog).length);
    const outcome = failOften(recorded, states, random);
    count(figures, 'states', outcome.states);
    for (const name of ['statesThatLost', 'eventsLost', 'statesNotWhole'] as const) count(figures, name, outcome[name]);
    figures.findings.push(...outcome.examples.map((example) => `seed ${seed}: ${example}`));
    const lossy = failOften(await recordWrites(control, random, answers), controlStates, random);
    count(figures, 'control: states', lossy.states);
    count(figures, 'control: statesThatLost', lossy.statesThatLost);
    count(figures, 'control: eventsLost', lossy.eventsLost);
    if (lossy.statesThatLost === 0) figures.findings.push(`seed ${seed}: the control without full sync lost nothing`);
  } finally {
    build.remove();
    control.remove();
  }
  return figures;
}

function isSyncOfLog(operation: Operation): boolean {
  return operation.kind === 'sync' && operation.file === 'record.db-wal';
}

type Outcome = {
  states: number;
  statesThatLost: number;
  eventsLost: number;
  statesNotWhole: number;
  examples: string[];
};

/** So many power failures, each at a moment of its own. */
function failOften(operations: readonly Operation[], states: number, random: () => number): Outcome {
  const outcome: Outcome = { states, statesThatLost: 0, eventsLost: 0, statesNotWhole: 0, examples: [] };
  const first = operations.findIndex(({ kind }) => kind === 'acknowledged');
  if (first < 0) throw new Error('nothing was acknowledged');
  const moments = Array.from({ length: states }, () => wholeBetween(random, first + 1, operations.length));
  const disk = createDisk();
  const acknowledged: string[] = [];
  let at = 0;
  for (const moment of moments.sort((one, other) => one - other)) {
    for (; at < moment; at++) {
      const operation = operations[at];
      if (operation === undefined) break;
      disk.apply(operation);
      if (operation.kind === 'acknowledged') acknowledged.push(...operation.eventIds);
    }
    const loss = pick(random, losses);
    const found = openAfter(disk.afterPowerFailure(loss, random));
    const lost = acknowledged.filter((id) => !found.ids.has(id)).length;
    if (lost > 0) outcome.statesThatLost += 1;
    outcome.eventsLost += lost;
    if (found.findings.length > 0) outcome.statesNotWhole += 1;
    if (lost > 0 || found.findings.length > 0) outcome.examples.push(describe(moment, loss, lost, found.findings));
  }
  return outcome;
}

function describe(moment: number, loss: Loss, lost: number, findings: readonly string[]): string {
  return `power gone after write ${moment} (${loss}): ${lost} acknowledged events lost; ${findings.slice(0, 3).join(', ')}`;
}

function openAfter(files: ReadonlyMap<string, Buffer>): { ids: ReadonlySet<string>; findings: string[] } {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-power-state-'));
  try {
    for (const [name, content] of files) writeFileSync(join(folder, name), content);
    const { ids, findings } = examineRecord(folder);
    return { ids, findings };
  } catch (error) {
    return { ids: new Set(), findings: [error instanceof Error ? error.message : String(error)] };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export const powerFailure: Fault = {
  name: 'power',
  corpus: `${answersPerRecording} answers of a traced host a seed, ${statesPerSeed} power failures after its first answer, ${controlStatesPerSeed} of the same host with synchronous=NORMAL`,
  longSeeds: 20,
  obstacle: tracerObstacle,
  run: (seed) =>
    tryPowerFailures(seed, {
      answers: answersPerRecording,
      states: statesPerSeed,
      controlStates: controlStatesPerSeed,
    }),
};
