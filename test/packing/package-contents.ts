/** What a packed tree holds, as lists of files with their sizes. */
import { type Dirent, lstatSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative } from 'node:path';

/** The parts that are used of the packer's own library for archives. */
type Asar = {
  listPackage(archive: string, options: { isPack: boolean }): string[];
  extractAll(archive: string, folder: string): void;
};

const packer = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
export const asar = createRequire(packer.resolve('app-builder-lib'))('@electron/asar') as Asar;

/** Paths inside an archive, with slashes, folders left out. */
export function listArchive(archive: string): string[] {
  const paths = asar.listPackage(archive, { isPack: false }).map((path) => path.replaceAll('\\', '/').slice(1));
  const folders = new Set(paths.flatMap((path) => parentsOf(path)));
  return paths.filter((path) => !folders.has(path)).sort();
}

/** Paths below a folder, with slashes; a link counts as a file of its own size. */
export function listFolder(folder: string): { path: string; bytes: number }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => ({ path: pathIn(folder, entry), bytes: lstatSync(join(entry.parentPath, entry.name)).size }))
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

export function sumBytes(files: readonly { bytes: number }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes, 0);
}

function pathIn(folder: string, entry: Dirent): string {
  return relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/');
}

function parentsOf(path: string): string[] {
  const parts = path.split('/');
  return parts.slice(1).map((_part, index) => parts.slice(0, index + 1).join('/'));
}
