/** The double of Electron is worth what it refuses: what it does not have must fail a test, not pass it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startDoubleApp } from '../electron-double/stage/double-app.ts';
import { openHeadlessScreen } from '../electron-double/stage/headless-screen.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-strict-'));
  mkdirSync(join(folder, 'data'));
});

afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** Runs a main file of a few lines; the code with which it ended and what it wrote. */
async function runMain(source: string): Promise<{ code: number; written: string }> {
  const mainFile = join(folder, 'main.mjs');
  writeFileSync(mainFile, source);
  const app = startDoubleApp({ dataDir: join(folder, 'data'), openScreen: openHeadlessScreen, mainFile });
  const code = await app.exited;
  return { code, written: app.errors() };
}

test.each([
  ['a part that it does not export', `import { desktopCapturer } from 'electron';`, 'desktopCapturer'],
  ['a method', `import { app } from 'electron'; app.relaunch();`, 'has no app.relaunch'],
  ['a property to read', `import { app } from 'electron'; app.dock;`, 'has no app.dock'],
  ['a property to set', `import { app } from 'electron'; app.badgeCount = 1;`, 'has no app.badgeCount to set'],
  ['an event', `import { app } from 'electron'; app.on('render-process-gone', () => {});`, 'never emits'],
  [
    'an option of a window',
    `import { app, BrowserWindow } from 'electron'; await app.whenReady(); new BrowserWindow({ kiosk: true });`,
    'knows no kiosk',
  ],
  [
    'a static method',
    `import { app, BrowserWindow } from 'electron'; await app.whenReady(); BrowserWindow.getAllWindows();`,
    'has no BrowserWindow.getAllWindows',
  ],
  [
    'the synchronous key store',
    `import { app, safeStorage } from 'electron'; await app.whenReady(); safeStorage.encryptString('x');`,
    'has no safeStorage.encryptString',
  ],
  [
    'a window before the app is ready',
    `import { BrowserWindow } from 'electron'; new BrowserWindow({});`,
    'must be called after',
  ],
  [
    'a scheme after the app is ready',
    `import { app, protocol } from 'electron'; await app.whenReady(); protocol.registerSchemesAsPrivileged([]);`,
    'must be called before',
  ],
  [
    'itself as a plain Node, which the fuses forbid',
    `import { spawn } from 'node:child_process'; import 'electron';
     spawn(process.execPath, ['--version']).on('error', (error) => { console.error(error.code); process.exit(1); });`,
    'ENOENT',
  ],
])('refuses %s', async (_what, source, message) => {
  const { code, written } = await runMain(source);
  expect(written).toContain(message);
  expect(code).toBe(1);
});

test('runs a main file that asks for nothing but what it has', async () => {
  const { code, written } = await runMain(`import { app } from 'electron'; await app.whenReady(); app.quit();`);
  expect({ code, written }).toEqual({ code: 0, written: '' });
});
