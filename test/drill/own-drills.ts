/** Drills that a test starts for itself, in folders of their own; what a test leaves running is stopped after it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, vi } from 'vitest';
import { type DrillBed, startDrill } from './drill-bed.ts';

/** Windows has neither file modes, nor signals that a program can answer, nor the shell that watches over a drill. */
export const onWindows = process.platform === 'win32';

const folders: string[] = [];
const started: DrillBed[] = [];

export function stopOwnDrills(): void {
  // Each makes a PostgreSQL from nothing, which takes its time on a busy machine.
  vi.setConfig({ testTimeout: 90_000 });
  afterEach(async () => {
    await Promise.all(started.splice(0).map((drill) => drill.stop()));
  });
  afterAll(() => {
    for (const folder of folders) rmSync(folder, { recursive: true, force: true });
  });
}

export function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'hikeshi-drill-test-'));
  folders.push(folder);
  return folder;
}

export async function start(folder: string, ...args: string[]): Promise<DrillBed> {
  const drill = await startDrill(folder, ...args);
  started.push(drill);
  return drill;
}
