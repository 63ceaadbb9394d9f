import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { childEnvironment, root } from './root.ts';

const electronFolder = join(root, 'node_modules', 'electron');
const failedDownloadFile = join(root, '.cache', 'electron-download-failed');
const retryAfterMs = 24 * 60 * 60 * 1000;

/** The path of the Electron program, or null where it has not been downloaded. Never downloads. */
export function findElectron(): string | null {
  const pathFile = join(electronFolder, 'path.txt');
  if (!existsSync(pathFile)) {
    return null;
  }
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(electronFolder, 'dist');
  const path = join(folder, readFileSync(pathFile, 'utf8').trim());
  return existsSync(path) ? path : null;
}

/**
 * Finds Electron, or downloads it within the given time. A failed download is remembered for a day, so that a machine
 * that cannot reach it does not wait at every start.
 */
export function findOrDownloadElectron(
  downloadLimitMs: number,
): { path: string; reason: null } | { path: null; reason: string } {
  const ready = findElectron();
  if (ready !== null) {
    return { path: ready, reason: null };
  }
  if (hasFailedLately()) {
    return { path: null, reason: readFileSync(failedDownloadFile, 'utf8') };
  }
  const result = spawnSync(process.execPath, [join(electronFolder, 'install.js')], {
    encoding: 'utf8',
    env: childEnvironment(),
    timeout: downloadLimitMs,
    killSignal: 'SIGKILL',
  });
  const downloaded = findElectron();
  if (downloaded !== null) {
    rmSync(failedDownloadFile, { force: true });
    return { path: downloaded, reason: null };
  }
  const timedOut = result.signal === 'SIGKILL';
  const reason = timedOut ? `the download took more than ${downloadLimitMs / 1000} s` : 'the download failed';
  mkdirSync(join(root, '.cache'), { recursive: true });
  writeFileSync(failedDownloadFile, reason);
  return { path: null, reason };
}

function hasFailedLately(): boolean {
  return existsSync(failedDownloadFile) && Date.now() - statSync(failedDownloadFile).mtimeMs < retryAfterMs;
}
