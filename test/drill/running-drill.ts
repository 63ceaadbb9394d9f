/** One drill for the tests of a file that put faults in, each of which mends what it broke. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { type DrillBed, databaseRefusal, processesWith, startDrill } from './drill-bed.ts';

/** Filled before the first test of a file that calls `startDrillForFile`. */
export const drill = {} as DrillBed;

export function startDrillForFile(): void {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-drill-test-'));
  beforeAll(async () => {
    Object.assign(drill, await startDrill(folder, '--port', '0'));
  });
  afterAll(async () => {
    await drill.stop();
    rmSync(folder, { recursive: true, force: true });
  });
}

/** The drill has put the fault in and says so. */
export async function breakBy(fault: string): Promise<void> {
  expect(await drill.order({ fault })).toMatchObject({ done: true, fault });
}

/** The drill has repaired the fault, and all is well as seen from outside. */
export async function mend(): Promise<void> {
  expect(await drill.order({ repair: true })).toMatchObject({ done: true, fault: null });
  const { facts } = drill;
  for (const path of [facts.health, ...facts.endpoints]) {
    expect(await drill.get(path), path).toMatchObject({ status: 200 });
  }
  const created = await drill.send('POST', '/api/v1/todos', { name: 'Sweep the chimney' });
  expect(created).toMatchObject({ status: 201, body: { name: 'Sweep the chimney' } });
  const { id } = created.body as { id: number };
  expect(await drill.send('DELETE', `/api/v1/todos/${id}`, null)).toMatchObject({ status: 200 });
  expect(await databaseRefusal(facts)).toBeNull();
  expect(processesWith(facts.processName)).toHaveLength(1);
}

/** The statuses of the endpoints, in the order in which the drill names them. */
export async function endpointStatuses(): Promise<(number | string | null)[]> {
  const answers = await Promise.all(drill.facts.endpoints.map((path) => drill.get(path)));
  return answers.map(({ status, code }) => status ?? code);
}
