/** From start to end: the window, the one instance of a data folder, and what is said when there is no record to open. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright/test';
import { startApp } from '../e2e/support/app.ts';
import { expect, firstWindow, test } from './stage/test.ts';

test('opens on the home screen, sandboxed, with nothing against the policy of its pages', async ({ start, folder }) => {
  const app = start();
  const { page, facts, troubles } = await firstWindow(app);

  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  await openSettings(page);
  await expect(page.getByText('デスクトップアプリ')).toBeVisible();

  // The security checklist of Electron, items 2 to 4, 6 and 8 to 11.
  const { preload, ...preferences } = facts.webPreferences;
  expect(preload).toMatch(/dist.preload.preload\.cjs$/);
  expect(preferences).toEqual({
    contextIsolation: true,
    sandbox: true,
    nodeIntegration: false,
    nodeIntegrationInSubFrames: false,
    nodeIntegrationInWorker: false,
    webSecurity: true,
    webviewTag: false,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    navigateOnDragDrop: false,
    spellcheck: false,
  });
  expect(await app.app.ask('facts', null)).toMatchObject({
    sandboxed: true,
    windows: 1,
    userData: join(folder, 'data', 'browser'),
  });
  expect(troubles).toEqual([]);
});

test('a second start brings up the window of the first and ends', async ({ start }) => {
  const first = start();
  const window = await firstWindow(first);
  await first.app.ask('minimizeWindow', { windowId: window.facts.id });
  const focusedBefore = window.focusCount;

  const second = start();
  expect(await second.exited).toBe(0);
  expect(second.windows).toEqual([]);
  await expect.poll(() => window.focusCount).toBe(focusedBefore + 1);
  expect(first.windows).toHaveLength(1);
});

test('another data folder is another app', async ({ start, folder }) => {
  await firstWindow(start());
  const other = join(folder, 'other');
  mkdirSync(other);
  const window = await firstWindow(start({ dataDir: other }));
  await openSettings(window.page);
  await expect(window.page.getByText(other, { exact: true })).toBeVisible();
});

test('the command line names the data folder', async ({ start, folder }) => {
  const named = join(folder, 'named');
  const window = await firstWindow(start({ args: ['--no-sandbox', '.', '--data', named] }));
  await openSettings(window.page);
  await expect(window.page.getByText(named, { exact: true })).toBeVisible();
});

test('ends with its last window, and what was set is there at the next start', async ({ start }) => {
  test.skip(process.platform === 'darwin', 'on macOS an app outlives its windows');
  const first = start();
  const { page, facts } = await firstWindow(first);
  await openSettings(page);
  await page.getByLabel('記録に残す名前').fill('花子');
  await page.getByRole('button', { name: '保存', exact: true }).click();
  await expect(page.getByRole('status').filter({ hasText: '保存しました' })).toBeVisible();
  await first.app.ask('closeWindow', { windowId: facts.id });
  expect(await first.exited).toBe(0);

  const again = await firstWindow(start());
  await openSettings(again.page);
  await expect(again.page.getByLabel('記録に残す名前')).toHaveValue('花子');
});

test('a page that is loaded anew has a new way to the record', async ({ start }) => {
  const window = await firstWindow(start());
  await expect(window.page.getByText('対応中のインシデントはありません')).toBeVisible();
  await window.page.reload();
  await expect(window.page.getByText('対応中のインシデントはありません')).toBeVisible();
  expect(window.channels.filter((channel) => channel === 'hikeshi:port')).toHaveLength(2);
});

test('a record that another process holds is left alone, and the reason is said in words', async ({
  start,
  folder,
}) => {
  const holder = await startApp(join(folder, 'data'));
  try {
    const app = start();
    expect(await app.exited).toBe(1);
    expect(app.windows).toEqual([]);
    expect(app.errorBoxes).toHaveLength(1);
    expect(app.errorBoxes[0]?.title).toBe('Hikeshiを開けません');
    expect(app.errorBoxes[0]?.content).toContain('使用中');
    expect(app.errorBoxes[0]?.content).not.toContain('    at ');
  } finally {
    await holder.stop();
  }
});

test('a damaged record leads to the ways out of it in the same window, and on to the app', async ({
  start,
  folder,
}) => {
  const record = join(folder, 'data', 'record.db');
  writeFileSync(record, 'not a record '.repeat(500));
  const app = start();
  const { page } = await firstWindow(app);
  await expect(page.getByRole('heading', { level: 1, name: '記録を開けません' })).toBeVisible();
  expect(readFileSync(record, 'utf8')).toBe('not a record '.repeat(500));
  await page.getByRole('button', { name: '空の記録で始める' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '空の記録で始める' }).click();
  await page.getByRole('button', { name: 'Hikeshiへ進む' }).click();
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  expect(app.errorBoxes).toEqual([]);
});

async function openSettings(page: Page): Promise<void> {
  await page.getByRole('link', { name: '設定' }).click();
}
