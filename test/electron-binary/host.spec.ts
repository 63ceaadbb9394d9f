/** What only the real Electron can confirm: its own scheme, port, sandbox, limits and utility process. */
import { expect, test } from './support/real-app.ts';

test('opens on the home screen over its own scheme, and keeps what is set over a restart', async ({ start }) => {
  const first = await start();
  await expect(first.page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  expect(first.page.url()).toBe('app://hikeshi/');
  await first.page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  await first.page.getByLabel('記録に残す名前').fill('花子');
  await first.page.getByRole('button', { name: '保存' }).click();
  await expect(first.page.getByRole('status').filter({ hasText: '保存しました' })).toBeVisible();
  expect(first.troubles).toEqual([]);
  await first.electron.close();

  const again = await start();
  await again.page.evaluate(() => {
    window.location.hash = '#/settings';
  });
  await expect(again.page.getByLabel('記録に残す名前')).toHaveValue('花子');
});

test('the page is sandboxed, holds the frozen bridge alone, and gets nothing but the built files', async ({
  start,
}) => {
  const { page } = await start();
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  const found = await page.evaluate(async () => {
    const bridge = (window as unknown as { hikeshi: Record<string, unknown> }).hikeshi;
    const statusOf = async (path: string) => (await fetch(path)).status;
    return {
      names: Object.keys(bridge).sort(),
      frozen: Object.isFrozen(bridge),
      globals: ['require', 'process', 'module', 'Buffer'].filter((name) => name in window),
      secure: window.isSecureContext,
      statuses: [
        await statusOf('/'),
        await statusOf('/..%2f..%2fpackage.json'),
        await statusOf('/../../package.json'),
        await statusOf('/manifest.json'),
      ],
    };
  });
  expect(found).toEqual({
    names: ['connect', 'onCommand'],
    frozen: true,
    globals: [],
    secure: true,
    statuses: [200, 404, 404, 404],
  });
});

test('the page stays, opens nothing, and is granted nothing', async ({ start }) => {
  const { electron, page } = await start();
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  const answers = await page.evaluate(async () => {
    const opened = window.open('https://example.invalid/');
    window.location.href = 'https://example.invalid/';
    const states: string[] = [];
    for (const name of ['geolocation', 'notifications', 'camera'] as PermissionName[]) {
      states.push((await navigator.permissions.query({ name })).state);
    }
    return { opened: opened !== null, states };
  });
  expect(answers).toEqual({ opened: false, states: ['denied', 'denied', 'denied'] });
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  expect(page.url()).toBe('app://hikeshi/');
  expect(electron.windows()).toHaveLength(1);
});

test('declares by its menu, in the language of the menu', async ({ start }) => {
  const { electron, page } = await start();
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  const labels = await electron.evaluate(({ Menu }) => {
    const menu = Menu.getApplicationMenu();
    const declare = menu?.items.flatMap(({ submenu }) => submenu?.items ?? []).find(({ label }) => /宣言/.test(label));
    declare?.click();
    return menu?.items.map(({ label }) => label) ?? [];
  });
  expect(labels).toEqual(expect.arrayContaining(['インシデント', '編集', '表示']));
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/incident\/[0-9a-f-]{36}$/);
});

test('a drill runs in a utility process, with a real PostgreSQL', async ({ start }) => {
  test.setTimeout(120_000);
  const { page } = await start();
  await page.getByRole('button', { name: '訓練を始める' }).click();
  const dialog = page.getByRole('dialog', { name: '訓練を始める' });
  await dialog.getByLabel('サーバーが落ちている').check();
  await dialog.getByRole('button', { name: '始める' }).click();
  await expect.poll(() => new URL(page.url()).hash, { timeout: 90_000 }).toMatch(/^#\/incident\//);
});
