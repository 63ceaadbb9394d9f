/** A restore that is cut off: the record is the one before or the one after, whole, and nothing half-made stays. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { backUpRecord } from '../../../core/store/backup-file.ts';
import { note, opened } from './record-events.ts';
import { openTemporaryStore, temporaryFolder } from './temporary-store.ts';

const program = join(import.meta.dirname, 'restoring-program.ts');
const by = { incidentId: 'i', commandId: null, actor: 'Hana', blobs: [] };
const notes = (count: number) => Array.from({ length: count }, (_, index) => note(`note ${index}`));
const cycles = 12;

it('leaves the record before or the record after, whenever it is killed', async () => {
  const file = join(temporaryFolder(), 'copy.db');
  const dataDir = temporaryFolder();
  const first = await openTemporaryStore('a', dataDir);
  first.append({ ...by, events: [opened(), ...notes(300)] });
  first.close();
  await backUpRecord({ dataDir, file });
  const afterEvents = 301;
  for (let cycle = 0; cycle < cycles; cycle++) {
    const store = await openTemporaryStore(`b${cycle}`, dataDir);
    store.append({ ...by, events: notes(5) });
    const beforeEvents = store.eventsOf('i').length;
    store.close();

    const child = spawn(process.execPath, [program, dataDir, file], { stdio: ['ignore', 'pipe', 'inherit'] });
    onTestFinished(() => void child.kill('SIGKILL'));
    const ended = once(child, 'exit');
    await Promise.race([once(child.stdout, 'data'), ended]);
    await wait(Math.random() * 120);
    child.kill('SIGKILL');
    await ended;

    const found = await openTemporaryStore(`c${cycle}`, dataDir);
    expect([beforeEvents, afterEvents]).toContain(found.eventsOf('i').length);
    expect(found.verify().findings).toEqual([]);
    found.close();
    expect(readdirSync(dataDir).filter((name) => name.includes('restoring'))).toEqual([]);
    rmSync(join(dataDir, 'backups'), { recursive: true, force: true });
  }
}, 120_000);
