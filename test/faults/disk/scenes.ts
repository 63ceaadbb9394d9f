/** Disks that fail under a running host: how each is brought about, and how it ends. */
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  chownSync,
  closeSync,
  copyFileSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';

export type Scene = {
  name: string;
  /** Codes of the contract that say it. */
  codes: readonly string[];
  /** Makes the data folder below `place`, which is empty; answers its path. */
  prepare(place: string): string;
  /** Once the core has its files there. */
  opened?(dataDir: string): void;
  fail(dataDir: string, place: string): void;
  mend(dataDir: string, place: string): void;
  /** Takes away what was made, after all is closed. */
  clear?(place: string): void;
  /** Needs to attach disks, which only root may, and on Linux alone. */
  needsMount?: true;
  /** Is tried without the rights of root, which nothing is forbidden to. */
  unprivileged?: true;
};

const fullBytes = 6_000_000;
/** As whom `unprivileged` goes on where root runs it. */
const nobody = 65_534;

function command(...words: string[]): void {
  const [program = '', ...args] = words;
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
}

export function canMount(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && spawnSync('mount', ['-V']).status === 0;
}

function folderIn(place: string): string {
  const dataDir = join(place, 'data');
  mkdirSync(dataDir, { recursive: true });
  return dataDir;
}

/** A small disk of its own. */
function smallDisk(place: string): string {
  const disk = join(place, 'disk');
  mkdirSync(disk);
  command('mount', '-t', 'tmpfs', '-o', `size=${fullBytes}`, 'tmpfs', disk);
  return folderIn(disk);
}

function detach(place: string, name: string): void {
  spawnSync('umount', ['-l', join(place, name)]);
}

function fill(path: string): void {
  const file = openSync(path, 'w');
  const block = Buffer.alloc(4_096, 1);
  try {
    for (;;) writeSync(file, block);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error;
  } finally {
    closeSync(file);
  }
}

function away(dataDir: string, name: string, back = false): void {
  const [here, there] = [join(dataDir, name), join(dataDir, '..', `${name}.away`)];
  renameSync(back ? there : here, back ? here : there);
}

export const scenes: readonly Scene[] = [
  {
    name: 'full',
    codes: ['DISK_FULL'],
    needsMount: true,
    prepare: smallDisk,
    fail: (dataDir) => fill(join(dataDir, '..', 'filler')),
    mend: (dataDir) => rmSync(join(dataDir, '..', 'filler')),
    clear: (place) => detach(place, 'disk'),
  },
  {
    name: 'share detached',
    codes: ['NOT_POSSIBLE'],
    needsMount: true,
    prepare(place) {
      mkdirSync(join(place, 'server'));
      mkdirSync(join(place, 'share'));
      command('mount', '--bind', join(place, 'server'), join(place, 'share'));
      return folderIn(join(place, 'share'));
    },
    fail: (_, place) => command('umount', '-l', join(place, 'share')),
    mend: (_, place) => command('mount', '--bind', join(place, 'server'), join(place, 'share')),
    clear: (place) => detach(place, 'share'),
  },
  {
    name: 'folder moved away',
    codes: ['NOT_POSSIBLE'],
    prepare: folderIn,
    fail: (dataDir) => renameSync(dataDir, `${dataDir}.away`),
    mend: (dataDir) => renameSync(`${dataDir}.away`, dataDir),
  },
  {
    name: 'record moved away',
    codes: ['NOT_POSSIBLE'],
    prepare: folderIn,
    fail: (dataDir) => away(dataDir, 'record.db'),
    mend: (dataDir) => away(dataDir, 'record.db', true),
  },
  {
    name: 'log moved away',
    codes: ['NOT_POSSIBLE'],
    prepare: folderIn,
    fail: (dataDir) => away(dataDir, 'record.db-wal'),
    mend: (dataDir) => away(dataDir, 'record.db-wal', true),
  },
  {
    name: 'record replaced',
    codes: ['NOT_POSSIBLE'],
    prepare: folderIn,
    fail(dataDir) {
      away(dataDir, 'record.db');
      copyFileSync(join(dataDir, '..', 'record.db.away'), join(dataDir, 'record.db'));
    },
    mend(dataDir) {
      rmSync(join(dataDir, 'record.db'));
      away(dataDir, 'record.db', true);
    },
  },
  {
    name: 'permission taken away',
    codes: ['NOT_POSSIBLE', 'READ_ONLY'],
    unprivileged: true,
    prepare(place) {
      const dataDir = folderIn(place);
      chmodSync(place, 0o777);
      if (process.getuid?.() === 0) chownSync(dataDir, nobody, nobody);
      return dataDir;
    },
    opened(dataDir) {
      if (process.getuid?.() !== 0) return;
      for (const name of readdirSync(dataDir)) chownSync(join(dataDir, name), nobody, nobody);
    },
    fail: (dataDir) => chmodSync(dataDir, 0),
    mend: (dataDir) => chmodSync(dataDir, 0o700),
  },
];
