/** Pictures of the other screens, full and empty, and of the app when it cannot do what it is for. */
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { closedPort, fillEnvironment, readPart, saveEnvironment } from './support/environment-page.ts';
import { photographerOf } from './support/pictures.ts';
import { declare, openHome, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });
test.describe.configure({ mode: 'parallel' });

test('before anything happened', async ({ page, app }) => {
  test.setTimeout(180_000);
  await openHome(page, app);
  const camera = await photographerOf(page);
  await camera.take('home-empty');
  await page.keyboard.press('t');
  await expect(page.getByRole('dialog')).toBeVisible();
  await camera.take('home-dialog-drill');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await camera.take('key-help');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await camera.take('palette');
  await page.keyboard.press('Escape');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  await camera.take('archive-empty');
  await page.getByRole('link', { name: '環境', exact: true }).click();
  await expect(page.getByRole('button', { name: '最初の環境を登録' })).toBeVisible();
  await camera.take('environments-empty');
  await page.getByRole('link', { name: '設定', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '設定' })).toBeVisible();
  await camera.take('settings');
  await page.goto(new URL('#/nowhere', page.url()).href);
  await expect(page.getByText('この画面はありません')).toBeVisible();
  await camera.take('unknown-screen');
});

test('with runbooks, environments and incidents', async ({ page, app }) => {
  test.setTimeout(180_000);
  await startDrill(app, 'bad-deploy');
  for (const title of ['決済が失敗する', '検索の応答が遅い']) await app.run('declare', title);
  await openHome(page, app);
  const camera = await photographerOf(page);
  await page.getByRole('button', { name: '訓練 読み取る' }).click();
  await expect(page.getByRole('main')).toContainText('v1.5.0');
  await camera.take('home');
  await camera.takeAt('home-at-1024x640', { width: 1024, height: 640 });
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('list', { name: 'インシデントの一覧' }).getByRole('listitem')).toHaveCount(2);
  await camera.take('archive');

  await page.keyboard.press('g');
  await page.keyboard.press('r');
  // The list of incidents has two entries as well.
  await expect(page.getByRole('heading', { level: 1, name: 'Runbook' })).toBeVisible();
  await expect(page.getByRole('main').getByRole('listitem')).toHaveCount(2);
  await camera.take('runbooks');
  await page.getByRole('link', { name: 'TODO API 障害対応Runbook' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'TODO API 障害対応Runbook' })).toBeVisible();
  await camera.take('runbook');
  await page.getByRole('button', { name: /^指摘/ }).click();
  await camera.take('runbook-findings');

  const port = await closedPort();
  await fillEnvironment(page, {
    name: '本番 東京',
    service: '受注API',
    apiUrl: `http://127.0.0.1:${port}`,
    endpoints: ['/api/v1/orders'],
    database: { host: 'db.internal.invalid', port: 5432, name: 'orders', user: 'oncall' },
  });
  await readPart(page, 'API');
  await readPart(page, 'DB (PostgreSQL)');
  await camera.take('environment-with-results');
  await saveEnvironment(page);
});

test.describe('when the app is gone', () => {
  test.use({ expectedComplaints: [/ERR_/] });

  test('the open page says so', async ({ page, app }) => {
    await openHome(page, app);
    await declare(page);
    const camera = await photographerOf(page);
    await page.keyboard.press('n');
    await page.keyboard.insertText('書きかけのメモ');
    await app.killAndRestart();
    await expect(page.getByText(/接続が切れています/)).toBeVisible();
    await camera.takeAt('incident-app-gone', { width: 1280, height: 800 });
  });
});

test.describe('a record that can only be read', () => {
  test.use({ expectedComplaints: [/ERR_/] });

  test('is shown, and says so', async ({ page, app }) => {
    test.setTimeout(120_000);
    const owner = join(app.dataDir, 'lock.json');
    await openHome(page, app);
    await declare(page);
    const incident = new URL(page.url()).hash;
    await app.restart(() => {
      // Root may write into any folder, but nobody opens a folder as a file.
      rmSync(owner, { force: true });
      mkdirSync(owner);
      chmodSync(app.dataDir, 0o555);
    });
    await openHome(page, app);
    const camera = await photographerOf(page);
    await expect(page.getByText(/^読み取り専用/)).toBeVisible();
    await camera.takeAt('home-read-only', { width: 1280, height: 800 });
    await page.goto(new URL(incident, page.url()).href);
    await expect(page.getByText('読み取り専用のため、読み取りと記録はできません。')).toBeVisible();
    await expect(page.getByRole('textbox', { name: 'メモを書く' })).toBeDisabled();
    await camera.takeAt('incident-read-only', { width: 1280, height: 800 });
    chmodSync(app.dataDir, 0o755);
  });
});
