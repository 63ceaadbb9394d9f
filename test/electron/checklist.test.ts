/**
 * The twenty items of Electron's security checklist, one test each and by its number: on the built main file over the double of
 * Electron, in the built files, and in the packing configuration. What a page sees of them is asked of a browser in
 * `test/electron-double` and of the real program in `test/electron-binary`.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { root } from '../../scripts/root.ts';
import type { AppCalls } from '../electron-double/line/calls.ts';
import { type DoubleApp, startDoubleApp } from '../electron-double/stage/double-app.ts';
import { firstScreen } from '../electron-double/stage/first-screen.ts';
import { type HeadlessScreen, openHeadlessScreen } from '../electron-double/stage/headless-screen.ts';

type PackerConfig = {
  getConfig(folder: string, file: string, options: object): Promise<{ electronFuses: Record<string, boolean> }>;
};

let folder: string;
let app: DoubleApp<HeadlessScreen>;
let window: HeadlessScreen;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'hikeshi-checklist-'));
  mkdirSync(join(folder, 'data'));
  app = startDoubleApp({ dataDir: join(folder, 'data'), openScreen: openHeadlessScreen });
  window = await firstScreen(app);
}, 60_000);

afterAll(async () => {
  await app.kill();
  rmSync(folder, { recursive: true, force: true });
});

const ask = <Name extends keyof AppCalls>(name: Name, input: Parameters<AppCalls[Name]>[0]) => app.app.ask(name, input);
const preference = (name: string) => window.facts.webPreferences[name];
const built = (path: string) => readFileSync(join(root, 'dist', path), 'utf8');
const get = (url: string) => ask('protocolRequest', { scheme: 'app', url, method: 'GET' });
const pageText = async () => Buffer.from((await get('app://hikeshi/')).body).toString();
const strangers = ['https://example.invalid/', 'app://hikeshi.example/', 'file:///etc/passwd', 'about:blank', 'app:'];

test('1 loads its own content alone', async () => {
  const page = await pageText();
  expect([...page.matchAll(/(?:src|href)="([^"]*)"/g)].map(([, address]) => address)).not.toContainEqual(
    expect.stringMatching(/^(?:[a-z]+:|\/\/)/i),
  );
  expect(built('main/main.js')).not.toMatch(/loadURL\(\s*["'`]https?:/);
  expect(built('main/main.js')).not.toContain('loadFile(');
});

test('2 gives no page Node', () => {
  const names = ['nodeIntegration', 'nodeIntegrationInWorker', 'nodeIntegrationInSubFrames'];
  expect(names.map(preference)).toEqual([false, false, false]);
});

test('3 isolates the context of the preload', () => {
  expect(preference('contextIsolation')).toBe(true);
});

test('4 sandboxes every process of a page', async () => {
  expect(preference('sandbox')).toBe(true);
  expect(await ask('facts', null)).toMatchObject({ sandboxed: true });
  // A sandboxed preload has one file and one module.
  expect([...built('preload/preload.cjs').matchAll(/require\(["']([^"']+)["']\)/g)].map(([, name]) => name)).toEqual([
    'electron',
  ]);
});

test('5 grants one permission, and that to itself', async () => {
  const windowId = window.facts.id;
  for (const url of ['app://hikeshi/', ...strangers]) {
    for (const permission of [
      'media',
      'geolocation',
      'notifications',
      'clipboard-read',
      'local-network',
      'openExternal',
    ]) {
      expect(await ask('permission', { windowId, permission, url })).toEqual({ request: false, check: false });
    }
    const own = url === 'app://hikeshi/';
    const written = await ask('permission', { windowId, permission: 'clipboard-sanitized-write', url });
    expect(written).toEqual({ request: own, check: own });
  }
  expect([await ask('devices', null), await ask('screens', null)]).toEqual([false, false]);
});

test('6 leaves web security on', () => {
  expect(preference('webSecurity')).toBe(true);
});

test('7 sends a content security policy with every answer', async () => {
  const answers = [await get('app://hikeshi/'), await get('app://hikeshi/nothing'), await get('app://other/')];
  for (const { headers } of answers) {
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
  }
});

test('8 allows no insecure content', () => {
  expect(preference('allowRunningInsecureContent')).toBe(false);
});

test('9 turns no experimental feature on', () => {
  expect(preference('experimentalFeatures')).toBe(false);
});

test('10 turns no feature of Blink on', () => {
  expect(Object.keys(window.facts.webPreferences)).not.toContain('enableBlinkFeatures');
  expect(built('main/main.js')).not.toMatch(/enableBlinkFeatures|enable-blink-features|appendSwitch/);
});

test('11 has no <webview> that could open windows', async () => {
  expect(preference('webviewTag')).toBe(false);
  expect(await pageText()).not.toMatch(/<webview|allowpopups/i);
});

test('12 stops a <webview> before it is made', () => {
  expect(built('main/main.js')).toMatch(/will-attach-webview["'`],\s*\(?\w+\)?\s*=>\s*\w+\.preventDefault\(\)/);
});

test('13 stays where it is', async () => {
  for (const event of ['will-navigate', 'will-frame-navigate', 'will-redirect'] as const) {
    for (const url of strangers) {
      expect(await ask('navigation', { windowId: window.facts.id, event, url })).toBe(true);
    }
    expect(await ask('navigation', { windowId: window.facts.id, event, url: 'app://hikeshi/#/x' })).toBe(false);
  }
});

test('14 opens no window', async () => {
  for (const url of [...strangers, 'app://hikeshi/']) {
    expect(await ask('windowOpen', { windowId: window.facts.id, url })).toBe('deny');
  }
  expect(await ask('facts', null)).toMatchObject({ windows: 1 });
});

test('15 opens nothing outside but web addresses without credentials and telephone numbers', async () => {
  const opened = app.openedAddresses.length;
  const inside = [
    'file:///etc/passwd',
    'smb://h/s',
    'ms-settings:',
    'javascript:1',
    'https://a:b@example.invalid/',
    'tel:*#06#',
  ];
  for (const url of [...inside, 'https://example.invalid/15']) {
    await ask('windowOpen', { windowId: window.facts.id, url });
  }
  await expect.poll(() => app.openedAddresses.slice(opened)).toContain('https://example.invalid/15');
  expect(app.openedAddresses.filter((url) => inside.includes(url))).toEqual([]);
});

test('16 is built with one exact, kept Electron', () => {
  const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
    devDependencies: Record<string, string>;
  };
  expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  expect(Number(devDependencies.electron?.split('.')[0])).toBeGreaterThanOrEqual(45);
});

test('17 answers the top frame of its own page alone', async () => {
  const { id: windowId } = window.facts;
  const connect = { windowId, channel: 'hikeshi:connect', args: [] };
  const before = app.windows.length;
  for (const url of strangers) await ask('ipc', { ...connect, frame: { url, isMainFrame: true } });
  await ask('ipc', { ...connect, frame: { url: 'app://hikeshi/', isMainFrame: false } });
  await ask('ipc', { ...connect, frame: null });
  // A stranger that had been answered would have ended the page's own port.
  const { app: calls } = await window.client;
  expect(await calls.info()).toMatchObject({ dataDir: join(folder, 'data') });
  expect(app.windows).toHaveLength(before);
});

test('18 serves a scheme of its own, out of a list', async () => {
  for (const path of [
    '../../etc/passwd',
    '..%2f..%2fpackage.json',
    'manifest.json',
    'assets/../../main/main.js',
    '%00',
  ]) {
    expect(await get(`app://hikeshi/${path}`)).toMatchObject({ status: 404, body: new Uint8Array() });
  }
  expect(built('main/main.js')).not.toMatch(/registerFileProtocol|interceptFileProtocol|["'`]file:\/\//);
});

test('19 decides every fuse', async () => {
  const packer = createRequire(createRequire(import.meta.url).resolve('electron-builder'));
  const { getConfig } = packer('app-builder-lib/out/util/config/config') as PackerConfig;
  const { electronFuses } = await getConfig(root, join(root, 'electron-builder.yml'), {});
  expect(electronFuses).toMatchObject({
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    loadBrowserProcessSpecificV8Snapshot: false,
    grantFileProtocolExtraPrivileges: false,
  });
});

test('20 hands no part of Electron to a page', () => {
  const preload = built('preload/preload.cjs');
  expect(preload.match(/exposeInMainWorld\(/g)).toHaveLength(1);
  expect(preload).toMatch(/Object\.freeze\(\{/);
  expect(readdirSync(join(root, 'dist', 'preload'))).toEqual(['preload.cjs']);
  const renderer = readdirSync(join(root, 'dist', 'renderer', 'assets')).filter((name) => name.endsWith('.js'));
  for (const name of renderer)
    expect(built(`renderer/assets/${name}`)).not.toMatch(/ipcRenderer|require\(["']electron/);
});
