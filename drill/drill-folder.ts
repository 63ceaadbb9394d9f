/** The drill's own folder: made ready for one drill, and emptied of it at the end. Files of others in it are left alone. */
import { existsSync, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import type { Layout } from './layout.ts';

export function makeDrillFolder({ directory }: Layout): void {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
}

/** Removes what a drill writes, apart from the state file: logs of an earlier one would light up causes of this one. */
export function clearDrillFolder(layout: Layout): void {
  const {
    tokenFile,
    passwordFile,
    operatorPasswordFile,
    apiConfigFile,
    apiPasswordFile,
    deploymentsFile,
    logDirectory,
  } = layout;
  for (const path of [
    tokenFile,
    passwordFile,
    operatorPasswordFile,
    apiConfigFile,
    apiPasswordFile,
    deploymentsFile,
    logDirectory,
  ]) {
    rmSync(path, { recursive: true, force: true });
  }
}

/** Gives the folder up: the state file goes last, since it keeps another drill out; the folder too, when nothing else is in it. */
export function leaveDrillFolder(layout: Layout): void {
  clearDrillFolder(layout);
  rmSync(layout.stateFile, { force: true });
  try {
    if (existsSync(layout.directory)) rmdirSync(layout.directory);
  } catch (error) {
    if ((error as { code?: unknown }).code !== 'ENOTEMPTY') throw error;
  }
}
