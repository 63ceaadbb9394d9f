/** What Electron gives the core: the key store, notifications, dialogs, the way to the browser. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { DoubleConfig } from '../electron-double/app/config.ts';
import type { Line } from '../electron-double/line/line.ts';
import { type DoubleApp, startDoubleApp } from '../electron-double/stage/double-app.ts';
import { type HeadlessScreen, openHeadlessScreen } from '../electron-double/stage/headless-screen.ts';
import type { PortCalls } from './port-calls.ts';

const mainFile = fileURLToPath(new URL('./ports-main.ts', import.meta.url));
let folder: string;
let running: DoubleApp<HeadlessScreen>[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-ports-'));
  mkdirSync(join(folder, 'data'));
  running = [];
});

afterEach(async () => {
  for (const app of running) await app.kill();
  rmSync(folder, { recursive: true, force: true });
});

async function start(config: Partial<DoubleConfig> = {}) {
  const app = startDoubleApp({ dataDir: join(folder, 'data'), openScreen: openHeadlessScreen, mainFile, config });
  running.push(app);
  const ports = app.app as unknown as Line<PortCalls>;
  // The main file answers once Electron is ready.
  const ready = () => ports.ask('clicks', null).then(({ length }) => length);
  await expect.poll(() => ready().catch(() => app.errors()), { timeout: 20_000 }).toBe(0);
  return { app, ports };
}

describe('secrets', () => {
  test('are kept encrypted, for their owner alone, over a restart', async () => {
    const first = await start();
    expect(await first.ports.ask('secretStatus', null)).toMatchObject({ available: true, reason: null });
    await first.ports.ask('setSecret', { id: 'staging/apiToken', value: 'tok-秘密-1' });
    await first.ports.ask('setSecret', { id: 'staging/databasePassword', value: 'other' });
    await first.app.quit();

    const file = join(folder, 'data', 'secrets.json');
    expect(readFileSync(file, 'utf8')).not.toMatch(/tok-|秘密/);
    expect(Object.keys(JSON.parse(readFileSync(file, 'utf8')) as object).sort()).toEqual([
      'staging/apiToken',
      'staging/databasePassword',
    ]);
    if (process.platform !== 'win32') expect(statSync(file).mode & 0o777).toBe(0o600);

    const { ports } = await start();
    expect(await ports.ask('getSecret', { id: 'staging/apiToken' })).toBe('tok-秘密-1');
    await ports.ask('removeSecret', { id: 'staging/apiToken' });
    expect(await ports.ask('getSecret', { id: 'staging/apiToken' })).toBeNull();
    expect(await ports.ask('getSecret', { id: 'staging/databasePassword' })).toBe('other');
  });

  test.runIf(process.platform === 'linux')('are refused where the key is one that everybody knows', async () => {
    const { ports } = await start({ storageBackend: 'basic_text' });
    expect(await ports.ask('secretStatus', null)).toEqual({
      available: false,
      backend: 'basic_text',
      reason: 'noKeyStore',
    });
    await expect(ports.ask('setSecret', { id: 'a', value: 'plain' })).rejects.toThrow('not available');
    expect(() => readFileSync(join(folder, 'data', 'secrets.json'))).toThrow('ENOENT');
  });

  test('that cannot be unlocked now are absent, and none is written', async () => {
    const { app, ports } = await start();
    await ports.ask('setSecret', { id: 'a', value: 'kept' });
    await app.quit();
    const locked = await start({ storageUnlocked: false });
    expect(await locked.ports.ask('secretStatus', null)).toMatchObject({ available: false, reason: 'keyStoreLocked' });
    expect(await locked.ports.ask('getSecret', { id: 'a' })).toBeNull();
    await expect(locked.ports.ask('setSecret', { id: 'a', value: 'new' })).rejects.toThrow('not available');
  });
});

test('a notification is shown, and clicking it is told', async () => {
  const { app, ports } = await start();
  await ports.ask('showNotification', { title: '期限', body: '初動確認 残り1分', incidentId: 'incident-7' });
  await expect.poll(() => app.notifications).toEqual([{ id: 1, title: '期限', body: '初動確認 残り1分' }]);
  await app.app.ask('clickNotification', { id: 1 });
  expect(await ports.ask('clicks', null)).toEqual(['incident-7']);
});

test('only addresses of the web, without credentials, leave for the browser', async () => {
  const { app, ports } = await start();
  for (const url of [
    ...['file:///etc/passwd', 'smb://host/share', 'javascript:alert(1)', 'mailto:a@example.invalid', 'ms-settings:'],
    ...['https://user:secret@example.invalid/', 'not an address', '', 'app://hikeshi/'],
  ]) {
    await expect(ports.ask('open', { url }), url).rejects.toThrow('only web addresses');
  }
  await ports.ask('open', { url: 'https://example.invalid/docs' });
  await ports.ask('open', { url: 'tel:+819012345678' });
  expect(app.openedAddresses).toEqual(['https://example.invalid/docs', 'tel:+819012345678']);
});

test('a file goes where the person says, and nowhere when they cancel', async () => {
  const { app, ports } = await start();
  const bytes = new Uint8Array(Buffer.from('# ポストモーテム\n'));
  expect(await ports.ask('save', { name: 'a.md', bytes })).toBeNull();

  const target = join(folder, 'chosen.md');
  app.dialogs.savePath = target;
  expect(await ports.ask('save', { name: '../../evil/a.md', bytes })).toBe(target);
  expect(readFileSync(target, 'utf8')).toBe('# ポストモーテム\n');
  expect(app.dialogs.asked.at(-1)).toEqual({ defaultPath: join(folder, 'documents', 'a.md') });
});

test('a file is read where the person says, by its name alone', async () => {
  const { app, ports } = await start();
  expect(await ports.ask('pick', { extensions: ['md'] })).toBeNull();
  const file = join(folder, 'runbook.md');
  writeFileSync(file, '# 手引き\n');
  app.dialogs.openPath = file;
  const picked = await ports.ask('pick', { extensions: ['md', 'markdown'] });
  expect(picked?.name).toBe('runbook.md');
  expect(Buffer.from(picked?.bytes ?? []).toString('utf8')).toBe('# 手引き\n');
  expect(app.dialogs.asked.at(-1)).toEqual({ extensions: ['md', 'markdown'] });
});
