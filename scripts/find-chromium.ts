import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { installPackages, isDebianAsRoot } from './apt.ts';

export type ChromiumSearch = { path: string; reason: null } | { path: null; reason: string };

const commandNames = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/**
 * Finds a Chromium for the browser tests: the one HIKESHI_CHROMIUM names, Playwright's own, an installed one, or, on
 * Debian as root, the distribution's package, which is installed then and there. Where none can be had, the reason is
 * one line that says what to do.
 */
export function findOrInstallChromium(): ChromiumSearch {
  const named = process.env.HIKESHI_CHROMIUM;
  if (named !== undefined) {
    return existsSync(named) ? found(named) : missing(`HIKESHI_CHROMIUM names ${named}, which is not there`);
  }
  const ready = findChromium();
  if (ready !== null) {
    return found(ready);
  }
  if (!isDebianAsRoot()) {
    return missing('no Chromium: run "npx playwright install chromium", or set HIKESHI_CHROMIUM to an installed one');
  }
  console.log('Installing Chromium and Japanese fonts with apt-get …');
  const failure = installPackages(['chromium', 'fonts-noto-cjk']);
  const installed = findChromium();
  return installed === null
    ? missing(`no Chromium, and apt-get could not install it (${failure ?? 'no executable found'})`)
    : found(installed);
}

function findChromium(): string | null {
  const own = chromium.executablePath();
  if (existsSync(own)) {
    return own;
  }
  return installedPaths().find((path) => existsSync(path) && runs(path)) ?? null;
}

/** Ubuntu's package of that name is a stub that asks for snap, so on Linux a found file must show that it runs. */
function runs(path: string): boolean {
  return process.platform !== 'linux' || spawnSync(path, ['--version'], { timeout: 20_000 }).status === 0;
}

function installedPaths(): string[] {
  if (process.platform === 'darwin') {
    return [
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
    ];
  }
  if (process.platform === 'win32') {
    const programFolders = [process.env.PROGRAMFILES, process.env['PROGRAMFILES(X86)'], process.env.LOCALAPPDATA];
    return programFolders
      .filter((folder) => folder !== undefined)
      .map((folder) => join(folder, 'Google', 'Chrome', 'Application', 'chrome.exe'));
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  return commandNames.flatMap((name) => folders.map((folder) => join(folder, name)));
}

function found(path: string): ChromiumSearch {
  return { path, reason: null };
}

function missing(reason: string): ChromiumSearch {
  return { path: null, reason };
}
