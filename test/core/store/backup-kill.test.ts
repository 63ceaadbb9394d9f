/**
 * Backups of a record to which another process writes 500 events a second, made by the app's own program, which is killed somewhere
 * in between: what is listed is whole and holds what was acknowledged before it began, and what was cut off is no backup.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect, it, onTestFinished } from 'vitest';
import { backupFolder } from '../../../core/store/backup-choice.ts';
import { type KeptBackup, listBackups } from '../../../core/store/kept-backups.ts';
import { openStore } from '../../../core/store/store.ts';
import { ownProgram } from '../../../server/paths.ts';
import { startAppending } from './appending-process.ts';
import { recordFile, storeOptions, temporaryFolder } from './temporary-store.ts';

const cycles = 6;

function startBackup(dataDir: string): ChildProcess {
  const args = [ownProgram.backup, 'make', dataDir, String(Date.now())];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  return child;
}

/** Opened as a record of its own, away from the folder where it is kept. */
async function eventIdsOf({ path }: KeptBackup): Promise<Set<string>> {
  const restored = temporaryFolder();
  cpSync(path, recordFile(restored));
  const copy = await openStore({ ...storeOptions(restored), mode: 'read' });
  expect(copy.verify().findings).toEqual([]);
  const ids = copy.eventsOf('incident-1').map(({ id }) => id);
  copy.close();
  return new Set(ids);
}

it('are whole or not there, and hold every event acknowledged before they began', async () => {
  const dataDir = join(temporaryFolder(), 'hikeshi');
  mkdirSync(dataDir);
  const writer = await startAppending(dataDir, 'steady');
  await writer.acknowledged(500);
  /** By the path of a backup: what had been acknowledged when it was begun. */
  const owed = new Map<string, string[]>();
  let longestMs = 0;

  for (let cycle = 0; cycle < cycles; cycle += 1) {
    const acknowledged = [...writer.ids];
    const startedMs = performance.now();
    const child = startBackup(dataDir);
    const ended = once(child, 'exit');
    // The first and the last are left to end.
    const isKilled = cycle > 0 && cycle < cycles - 1;
    if (isKilled) {
      await Promise.race([wait(Math.random() * longestMs), ended]);
      child.kill('SIGKILL');
    }
    await ended;
    if (!isKilled) longestMs = performance.now() - startedMs;

    const backups = await listBackups(dataDir);
    const added = backups.filter(({ path }) => !owed.has(path));
    expect(added.length).toBe(isKilled ? Math.min(added.length, 1) : 1);
    for (const { path } of added) owed.set(path, acknowledged);
    expect(new Set(backups.map(({ path }) => path))).toEqual(new Set(owed.keys()));
  }

  await writer.kill();
  for (const backup of await listBackups(dataDir)) {
    expect(backup.verifiedAtMs).not.toBeNull();
    const present = await eventIdsOf(backup);
    expect(present.size).toBe(backup.events);
    expect(owed.get(backup.path)?.filter((id) => !present.has(id))).toEqual([]);
  }
  // The last one cleared away what those before it left behind.
  const names = [...owed.keys()].flatMap((path) => [path, `${path}.json`]);
  const folder = backupFolder(dataDir);
  expect(
    readdirSync(folder)
      .map((name) => join(folder, name))
      .sort(),
  ).toEqual(names.sort());
  expect(dirname(names[0] ?? '')).toBe(folder);
}, 180_000);
