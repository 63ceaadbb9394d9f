/** What stands outside the page: the menu in the person's language, the key that works everywhere, the key store's word. */
import type { MenuNode } from './line/calls.ts';
import { expect, firstWindow, test } from './stage/test.ts';

const isMac = process.platform === 'darwin';
const ownMenus = (menu: MenuNode[]) => menu.map(({ label }) => label).filter((label) => label !== 'Hikeshi');

test('the menu speaks the language that is set, at once when it changes', async ({ start }) => {
  const app = start();
  const { page } = await firstWindow(app);
  expect(ownMenus(app.menu())).toEqual(['インシデント', '編集', '表示', 'ウィンドウ', 'ヘルプ']);

  await app.app.ask('chooseMenu', { labels: isMac ? ['Hikeshi', '設定'] : ['表示', '設定'] });
  await page.getByLabel('言語').selectOption('en');
  await expect.poll(() => ownMenus(app.menu())).toEqual(['Incident', 'Edit', 'View', 'Window', 'Help']);

  const items = app.menu().flatMap(({ submenu }) => submenu);
  const words = items.filter(({ type }) => type !== 'separator').map(({ label }) => label);
  expect(words).toEqual(
    expect.arrayContaining(['Declare an incident', 'Copy', 'Past incidents', 'Full screen', 'Keys']),
  );
  expect(words.join(' ')).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  expect(items.find(({ label }) => label === 'Paste')?.role).toBe('paste');
});

test('every screen, the palette and the list of keys open from the menu', async ({ start }) => {
  const app = start();
  const { page } = await firstWindow(app);
  for (const [item, address] of [
    ['過去のインシデント', '#/archive'],
    ['統計', '#/numbers'],
    ['Runbook', '#/runbooks'],
    ['環境', '#/environments'],
    ['ホーム', '#/'],
  ] as const) {
    await app.app.ask('chooseMenu', { labels: ['表示', item] });
    await expect.poll(() => new URL(page.url()).hash).toBe(address);
  }
  await app.app.ask('chooseMenu', { labels: ['表示', 'すべてから探す'] });
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
  await app.app.ask('chooseMenu', { labels: ['ヘルプ', 'キーの一覧'] });
  await expect(page.getByRole('dialog', { name: 'キーの一覧' })).toBeVisible();
});

test('the global key declares an incident and brings the window up', async ({ start }) => {
  const app = start();
  const window = await firstWindow(app);
  await expect(window.page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  const focusedBefore = window.focusCount;
  await expect.poll(() => app.shortcuts).toEqual(['CommandOrControl+Shift+Alt+I']);
  await app.app.ask('pressShortcut', { accelerator: 'CommandOrControl+Shift+Alt+I' });
  await expect.poll(() => new URL(window.page.url()).hash).toMatch(/^#\/incident\/[0-9a-f-]{36}$/);
  expect(window.focusCount).toBe(focusedBefore + 1);
});

test('settings say which key store keeps secrets, and that a sham one keeps none', async ({ start, folder }) => {
  test.skip(process.platform !== 'linux', 'only Linux can lack a key store');
  for (const [storageBackend, words] of [
    ['gnome_libsecret', '使えます (gnome_libsecret)'],
    ['basic_text', '使えません'],
  ] as const) {
    const { page } = await firstWindow(start({ dataDir: `${folder}/${storageBackend}`, config: { storageBackend } }));
    await page.getByRole('link', { name: '設定' }).click();
    await expect(page.getByText(words)).toBeVisible();
  }
});
