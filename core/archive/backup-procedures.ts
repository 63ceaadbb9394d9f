/** Backups as the windows see them: what there is, making one, choosing where they lie, and what one would bring back. */
import { mkdir, stat, unlink, writeFile } from 'node:fs/promises';
import { basename, join, resolve } from 'node:path';
import type { BackupsView, RestoreOutcome } from '../../shared/contract/backup-contract.ts';
import { problem } from '../../shared/contract/problem.ts';
import { expectFound, expectOk, toContractError } from '../expected.ts';
import { procedures } from '../procedures.ts';
import type { Services } from '../services.ts';
import { askRestore, readAskedRestore, withdrawRestore } from '../store/asked-restore.ts';
import { backupFolder, readBackupChoice, usualBackupFolder, writeBackupChoice } from '../store/backup-choice.ts';
import { type KeptBackup, listBackups } from '../store/kept-backups.ts';
import { StoreProblem } from '../store-problem.ts';
import type { Timer } from '../timer.ts';
import { createBackupKeeper } from './backup-keeper.ts';
import { startComparing } from './backup-process.ts';

/** `restoreOutcome`: what came of a restore that this start carried out. */
export function backupProcedures(services: Services, timer: Timer, restoreOutcome: RestoreOutcome | null) {
  const { store, ports, dataDir, changes } = services;
  const possible = ports.startProcess !== null && !store.readOnly && ports.host !== 'command-line';
  const keeper = createBackupKeeper(services, timer, possible);
  const comparing = new Set<() => void>();
  const on = procedures.backups;
  services.onClose(async () => {
    keeper.close();
    for (const kill of comparing) kill();
  });

  async function view(): Promise<BackupsView> {
    const backups = await listBackups(dataDir);
    const asked = readAskedRestore(dataDir);
    const askedBackup = backups.find(({ path }) => path === asked?.file);
    return {
      possible,
      automatic: readBackupChoice(dataDir).automatic,
      folder: backupFolder(dataDir),
      usualFolder: usualBackupFolder(dataDir),
      ...keeper.state(),
      backups: backups.map((backup) => ({ ...backup, name: basename(backup.path) })),
      askedRestore: asked && { name: basename(asked.file), madeAtMs: askedBackup?.madeAtMs ?? null },
      restoreOutcome,
    };
  }

  async function named(name: string): Promise<KeptBackup> {
    const found = (await listBackups(dataDir)).find(({ path }) => basename(path) === name);
    return expectFound(found, 'noSuchBackup', { path: name });
  }

  function expectWritable(): void {
    if (store.readOnly) throw toContractError(problem('READ_ONLY', 'readOnly'));
  }

  return {
    get: on.get.handler(view),
    make: on.make.handler(() => {
      keeper.start();
      return view();
    }),
    set: on.set.handler(async ({ input: { automatic, directory } }) => {
      expectWritable();
      const folder = directory === null || resolve(directory) === usualBackupFolder(dataDir) ? null : directory;
      const before = readBackupChoice(dataDir);
      writeBackupChoice(dataDir, { automatic, folder });
      try {
        if (folder !== null && folder !== before.folder) await tryOut(folder);
      } catch (error) {
        writeBackupChoice(dataDir, before);
        throw error;
      }
      changes.publish('change', { topic: 'backups' });
      return view();
    }),
    preview: on.preview.handler(async ({ input, signal }) => {
      if (!ports.startProcess) throw toContractError(problem('NOT_POSSIBLE', 'backupNotPossible'));
      const { path } = await named(input.name);
      const { answer, kill } = startComparing(ports.startProcess, dataDir, path);
      comparing.add(kill);
      signal?.addEventListener('abort', kill, { once: true });
      const compared = await answer;
      comparing.delete(kill);
      return expectOk(compared);
    }),
    askRestore: on.askRestore.handler(async ({ input }) => {
      expectWritable();
      askRestore(dataDir, { file: (await named(input.name)).path, askedAtMs: services.clock.nowMs() });
      changes.publish('change', { topic: 'backups' });
      return view();
    }),
    withdrawRestore: on.withdrawRestore.handler(() => {
      expectWritable();
      withdrawRestore(dataDir);
      changes.publish('change', { topic: 'backups' });
      return view();
    }),
  };
}

/** Whether backups can lie there, found out now and not in an hour. */
async function tryOut(folder: string): Promise<void> {
  const trial = join(folder, '.hikeshi-trial');
  try {
    if ((await stat(folder).catch(() => null)) === null) await mkdir(folder, { mode: 0o700 });
    await writeFile(trial, '', { mode: 0o600 });
    await unlink(trial);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new StoreProblem('NOT_POSSIBLE', 'backupFolderUnusable', { path: folder, code }, { cause: error });
  }
}
