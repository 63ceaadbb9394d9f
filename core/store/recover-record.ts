/**
 * The ways out of a record that cannot be opened. Each is shown before it is taken, and none destroys anything: what lay there is
 * kept byte for byte among the data folder's backups before something else takes its place.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { BackupOffer } from '../../shared/contract/recovery-contract.ts';
import type { SalvageReport } from '../../shared/contract/salvage-report.ts';
import { StoreProblem } from '../store-problem.ts';
import { dataFolder, removeDatabase } from './data-folder.ts';
import { type FolderLock, lockFolder } from './folder-lock.ts';
import { listBackups } from './kept-backups.ts';
import { bundledMigrations, type Migration } from './migrations.ts';
import { keepAside, takePlace } from './replace-record.ts';
import { type PreparedRestore, prepareRestoreIn, type RestorePreview } from './restore.ts';
import { salvageRecord } from './salvage/salvage-record.ts';
import { onDisk, toStoreProblem } from './sqlite-problem.ts';

export type RecoverRequest = {
  dataDir: string;
  /** What another process is told of this one. */
  host: string;
  nowMs: () => number;
  newDeviceId: () => string;
  /** The app's own unless given. */
  migrations?: readonly Migration[];
};

export type RecordRecovery = {
  /** The damaged file and its size with the log; 0 where it is gone. */
  record: { path: string; sizeBytes: number };
  /** What may take its place, the newest first. */
  backups(): Promise<BackupOffer[]>;
  /** Fills a new record beside the damaged one, which stays as it is. */
  salvage(onProgress: (events: number) => void): Promise<SalvageReport>;
  /** Puts what was salvaged in the record's place; `words` is the report for people. Answers where the damaged one is kept. */
  takeSalvaged(words: string): string | null;
  /** A folder of its own with a copy of what was salvaged, to be opened for reading. */
  readingFolder(): string;
  /** Copies and checks a backup, and compares it with what is there. */
  lookAt(path: string): Promise<RestorePreview>;
  /** Puts the backup that was looked at in the record's place. Answers where the damaged one is kept. */
  restore(): string | null;
  /** Sets the damaged record aside, so that the next opening makes an empty one. Answers where it is kept. */
  startEmpty(): string | null;
  /** Lets the folder go; what was salvaged and not taken goes. */
  close(): void;
};

/**
 * Takes the folder, so that nobody writes into it meanwhile.
 *
 * @throws StoreProblem `dataFolderInUse`, or what is wrong with the disk.
 */
export function recoverRecord(request: RecoverRequest): RecordRecovery {
  const folder = dataFolder(request.dataDir);
  const migrations = request.migrations ?? bundledMigrations();
  onDisk(folder.path, () => mkdirSync(folder.path, { recursive: true, mode: 0o700 }));
  const lock = onDisk(folder.path, () => lockFolder(folder, request.host));
  /** The lock outlives a restore that a person did not take. */
  const held: FolderLock = { release: () => undefined };
  let report: SalvageReport | null = null;
  let prepared: PreparedRestore | null = null;
  const folders: string[] = [];

  function privateFolder(): string {
    const path = mkdtempSync(join(tmpdir(), 'hikeshi-recovery-'));
    folders.push(path);
    return path;
  }

  /** The file with its log, and without: a log of another file spoils what it is laid over. */
  function copies(into: string): string[] {
    if (!existsSync(folder.record)) return [];
    const [logged, bare] = [join(into, 'with-log.db'), join(into, 'without-log.db')];
    copyFileSync(folder.record, logged);
    if (!existsSync(`${folder.record}-wal`)) return [logged];
    copyFileSync(folder.record, bare);
    copyFileSync(`${folder.record}-wal`, `${logged}-wal`);
    return [logged, bare];
  }

  async function backups(): Promise<BackupOffer[]> {
    const kept = (await listBackups(request.dataDir)).map((backup) => ({ ...backup, kind: 'kept' as const }));
    const beside = namesIn(folder.backups)
      .filter((name) => name.endsWith('.db') && !name.startsWith('damaged-'))
      .map((name) => {
        const path = join(folder.backups, name);
        const { size: sizeBytes, mtimeMs } = statSync(path);
        const unknown = { verifiedAtMs: null, incidents: null, events: null, newestAtMs: null };
        return { path, kind: 'beside' as const, madeAtMs: Math.floor(mtimeMs), sizeBytes, ...unknown };
      });
    return [...kept, ...beside].sort((one, other) => other.madeAtMs - one.madeAtMs);
  }

  async function salvage(onProgress: (events: number) => void): Promise<SalvageReport> {
    const work = privateFolder();
    try {
      const offers = (await backups()).map(({ path }) => path);
      const made = await salvageRecord({
        copies: copies(work),
        backups: offers.flatMap((path, index) => copyOf(path, join(work, `backup-${index}.db`))),
        into: folder.salvaged,
        migrations,
        nowMs: request.nowMs(),
        newDeviceId: request.newDeviceId,
        onProgress,
      });
      report = made;
      return made;
    } catch (error) {
      removeDatabase(folder.salvaged);
      throw toStoreProblem(error, folder.path);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }

  function setAside(): string | null {
    const kept = keepAside(folder, 'damaged', request.nowMs());
    rmSync(folder.suspect, { force: true });
    return kept;
  }

  return {
    record: { path: folder.record, sizeBytes: sizeOf(folder.record) + sizeOf(`${folder.record}-wal`) },
    backups,
    salvage,
    takeSalvaged(words) {
      if (report === null) throw new StoreProblem('NOT_FOUND', 'nothingSalvaged');
      return onDisk(folder.path, () => {
        const kept = setAside();
        if (kept !== null) writeFileSync(`${kept}.txt`, words, { mode: 0o600 });
        takePlace(folder, folder.salvaged);
        return kept;
      });
    },
    readingFolder() {
      if (report === null) throw new StoreProblem('NOT_FOUND', 'nothingSalvaged');
      const path = privateFolder();
      onDisk(path, () => copyFileSync(folder.salvaged, dataFolder(path).record));
      return path;
    },
    async lookAt(path) {
      if (!(await backups()).some((offer) => offer.path === path)) {
        throw new StoreProblem('NOT_FOUND', 'noSuchBackup', { path: basename(path) });
      }
      prepared?.cancel();
      prepared = null;
      const { dataDir, host, newDeviceId } = request;
      const wish = { dataDir, file: path, host, nowMs: request.nowMs(), newDeviceId, migrations, damaged: true };
      prepared = await prepareRestoreIn(folder, wish, held);
      return prepared.preview;
    },
    restore() {
      if (prepared === null) throw new StoreProblem('NOT_FOUND', 'noSuchBackup', { path: '?' });
      const kept = prepared.carryOut();
      prepared = null;
      rmSync(folder.suspect, { force: true });
      return kept;
    },
    startEmpty() {
      return onDisk(folder.path, () => {
        const kept = setAside();
        removeDatabase(folder.record);
        rmSync(folder.known, { force: true });
        return kept;
      });
    },
    close() {
      prepared?.cancel();
      removeDatabase(folder.salvaged);
      for (const path of folders) rmSync(path, { recursive: true, force: true });
      lock.release();
    },
  };
}

/** A backup is read as a copy too: reading one with a log beside it makes files, and its folder may be read-only. */
function copyOf(from: string, to: string): string[] {
  try {
    copyFileSync(from, to);
    if (existsSync(`${from}-wal`)) copyFileSync(`${from}-wal`, `${to}-wal`);
    return [to];
  } catch {
    // One that cannot be read fills nothing in; the others may.
    return [];
  }
}

function namesIn(path: string): string[] {
  return existsSync(path) ? readdirSync(path) : [];
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
