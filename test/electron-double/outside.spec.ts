/** What leads out of a window: telephone numbers and the web go to the system, everything else goes nowhere. */
import type { Page } from 'playwright/test';
import { expect, firstWindow, type PageApp, test } from './stage/test.ts';

/** An environment with somebody to call and a dashboard to look at. */
async function addEnvironment(page: Page): Promise<void> {
  await page.getByRole('link', { name: '環境', exact: true }).click();
  await page.getByRole('button', { name: /^(最初の環境を登録|環境を追加)$/ }).click();
  await page.getByRole('textbox', { name: '名前', exact: true }).fill('検証');
  for (const part of ['APIを読み取る', 'DBを読み取る']) await page.getByRole('checkbox', { name: part }).uncheck();
  await page.getByRole('button', { name: '連絡先を追加' }).click();
  await page.getByRole('textbox', { name: '役割' }).fill('DBA');
  await page.getByRole('textbox', { name: '担当者' }).fill('鈴木');
  await page.getByRole('textbox', { name: '連絡方法' }).fill('090-1234-5678');
  await page.getByRole('button', { name: 'ダッシュボードを追加' }).click();
  await page.getByRole('textbox', { name: '表示名' }).fill('Grafana');
  await page.getByRole('textbox', { name: 'URL', exact: true }).fill('https://grafana.example.invalid/d/1');
}

test('a number is called and a dashboard opened by the system, and the window stays', async ({ start }) => {
  const app = start();
  const { page } = await firstWindow(app);
  await addEnvironment(page);
  await page.getByRole('link', { name: '開いて確かめる' }).click();
  await expect.poll(() => app.openedAddresses).toEqual(['https://grafana.example.invalid/d/1']);

  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page.getByRole('heading', { level: 1, name: 'ホーム' })).toBeVisible();
  await page.keyboard.press('i');
  await expect(page.getByRole('region', { name: 'インシデントの概要' })).toBeVisible();
  await page.keyboard.press('e');
  const calls = page.getByRole('dialog', { name: 'エスカレーション' });
  await calls.getByRole('link', { name: '電話をかける 09012345678' }).click();
  await expect.poll(() => app.openedAddresses.at(-1)).toBe('tel:09012345678');
  await expect(calls).toBeVisible();
});

test('nothing but the web and telephone numbers leads out', async ({ start }) => {
  const app = start();
  const { page } = await firstWindow(app);
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  for (const address of [
    'file:///etc/passwd',
    'smb://files.example.invalid/share',
    'mailto:someone@example.invalid',
    'ms-settings:',
    'vscode://open/example',
    // Codes of the telephone itself, and what is no number.
    'tel:*#06#',
    'tel:0312345678,,1#',
    'tel:0312345678;ext=1',
    'tel:',
    'https://user:secret@example.invalid/',
    'app://hikeshi/',
    'about:blank',
  ]) {
    await openFrom(page, address);
  }
  // The control, which is asked for last and so answered last.
  await openFrom(page, 'https://example.invalid/last');
  await expectOpened(app, ['https://example.invalid/last']);
});

async function openFrom(page: Page, address: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    link.target = '_blank';
    document.body.append(link);
    link.click();
    link.remove();
  }, address);
}

async function expectOpened(app: PageApp, addresses: readonly string[]): Promise<void> {
  await expect.poll(() => app.openedAddresses).toEqual(addresses);
}
