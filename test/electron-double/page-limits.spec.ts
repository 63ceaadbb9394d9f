/** What a page may not do, whatever script it runs: leave, open windows, embed others, reach Node, or ask for the machine. */
import type { Page } from 'playwright/test';
import { bindingName } from './stage/renderer-world.ts';
import { expect, firstWindow, test } from './stage/test.ts';

const otherPlaces = ['https://example.invalid/', 'http://127.0.0.1:9/', 'https://hikeshi.app.example.invalid/'];

async function expectUnmoved(page: Page, before: string): Promise<void> {
  // Long enough for a navigation that nobody stops to begin.
  await page.waitForTimeout(200);
  expect(page.url()).toBe(before);
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
}

test('a page stays where it is', async ({ start }) => {
  const { page } = await firstWindow(start());
  const before = page.url();
  for (const place of otherPlaces) {
    await page.evaluate((url) => {
      window.location.href = url;
    }, place);
    await expectUnmoved(page, before);
  }
});

test('a page opens no other window', async ({ start, context }) => {
  const { page } = await firstWindow(start());
  const answered: string[] = [];
  context.on('response', (response) => answered.push(response.url()));
  const popups = context.pages().length;
  await page.evaluate(() => {
    window.open('https://example.invalid/opened');
    const link = document.createElement('a');
    link.href = 'https://example.invalid/linked';
    link.target = '_blank';
    document.body.append(link);
    link.click();
  });
  await page.waitForTimeout(200);
  await expect.poll(() => context.pages().length).toBe(popups);
  expect(answered.filter((url) => url.includes('example.invalid'))).toEqual([]);
});

test('the policy stops scripts, frames and requests of others', async ({ start }) => {
  const window = await firstWindow(start());
  const { page, troubles } = window;
  expect(troubles).toEqual([]);
  const ran = await page.evaluate(async () => {
    const frame = document.createElement('iframe');
    frame.src = 'https://example.invalid/framed';
    document.body.append(frame);
    const fetched = await fetch('https://example.invalid/fetched').then(
      () => true,
      () => false,
    );
    let handled = true;
    try {
      document.body.setAttribute('onclick', 'window.close()');
    } catch {
      handled = false;
    }
    return { fetched, handled };
  });
  expect(ran).toEqual({ fetched: false, handled: false });
  await expect.poll(() => troubles.some((text) => text.startsWith('policy: frame-src'))).toBe(true);
  expect(troubles.some((text) => text.startsWith('policy: connect-src'))).toBe(true);
  expect(troubles.some((text) => text.startsWith('policy: require-trusted-types-for'))).toBe(true);
});

test('the page holds one frozen bridge, and nothing of Node or Electron', async ({ start }) => {
  const { page } = await firstWindow(start());
  const found = await page.evaluate(() => {
    const bridge = (window as unknown as { hikeshi: Record<string, unknown> }).hikeshi;
    return {
      names: Object.keys(bridge).sort(),
      kinds: Object.values(bridge).map((member) => typeof member),
      frozen: Object.isFrozen(bridge),
      globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter((name) => name in window),
    };
  });
  expect(found).toEqual({
    names: ['connect', 'onCommand'],
    kinds: ['function', 'function'],
    frozen: true,
    globals: [],
  });
});

test('only the top frame of the app gets a port to the core', async ({ start }) => {
  const app = start();
  const window = await firstWindow(app);
  const { page } = window;
  const ports = () => window.channels.filter((channel) => channel === 'hikeshi:port').length;
  await expect.poll(ports).toBe(1);
  const windowId = window.facts.id;
  const connect = { windowId, channel: 'hikeshi:connect', args: [] };

  // A frame inside the page, through the page's own wire.
  await page.evaluate(async (name) => {
    const frame = document.createElement('iframe');
    document.body.append(frame);
    const inner = frame.contentWindow as unknown as Record<string, (message: unknown) => Promise<void>>;
    await inner[name]?.({ kind: 'ipc', channel: 'hikeshi:connect', args: [] });
  }, bindingName);
  // Another page in the window, one whose address only looks like the app's, and a frame that is gone.
  for (const url of ['https://example.invalid/', 'app://hikeshi.example/', 'app://other/', 'about:blank']) {
    await app.app.ask('ipc', { ...connect, frame: { url, isMainFrame: true } });
  }
  await app.app.ask('ipc', { ...connect, frame: { url: 'app://hikeshi/', isMainFrame: false } });
  await app.app.ask('ipc', { ...connect, frame: null });
  expect(ports()).toBe(1);

  // The control: the same message from the app's own top frame is answered.
  await app.app.ask('ipc', { ...connect, frame: { url: 'app://hikeshi/', isMainFrame: true } });
  await expect.poll(ports).toBe(2);
});

test('no permission but writing to the clipboard, and that for the app alone', async ({ start }) => {
  const app = start();
  const { facts } = await firstWindow(app);
  const ask = (permission: string, url = 'app://hikeshi/') =>
    app.app.ask('permission', { windowId: facts.id, permission, url });
  const refused = { request: false, check: false };
  for (const permission of [
    ...['clipboard-read', 'media', 'geolocation', 'notifications', 'midi', 'fullscreen', 'openExternal', 'usb', 'hid'],
    ...['serial', 'display-capture', 'fileSystem', 'local-network', 'loopback-network', 'screen-wake-lock', 'unknown'],
  ]) {
    expect({ permission, ...(await ask(permission)) }).toEqual({ permission, ...refused });
  }
  expect(await ask('clipboard-sanitized-write')).toEqual({ request: true, check: true });
  expect(await ask('clipboard-sanitized-write', 'https://example.invalid/')).toEqual(refused);
  expect(await app.app.ask('devices', null)).toBe(false);
  expect(await app.app.ask('screens', null)).toBe(false);
  expect(await app.app.ask('download', null)).toBe(true);
});
