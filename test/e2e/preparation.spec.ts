/** The preparation checklist that verifies itself: readings beside the boxes, and boxes that they tick openly. */
import type { Locator, Page } from 'playwright/test';
import { closedPort, fillEnvironment, saveEnvironment } from './support/environment-page.ts';
import { photographerOf } from './support/pictures.ts';
import { declare, goToStage, openHome, patient, startDrill, sweep, timelineRow } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const items = {
  logs: 'アプリケーションとDBのログを読める',
  database: '本番DBに読み取り専用のロールで接続できる',
  servers: 'サーバーにSSHで入れる',
  dashboard: '監視ダッシュボードを開ける',
  deployments: '直近のデプロイの日時とバージョンを調べられる',
  rollback: '1つ前のバージョンに戻す手順を知っている（パターン5）',
};

const readingOf = (page: Page, item: string): Locator => page.getByRole('group', { name: `計測値: ${item}` });
const counter = (page: Page): Locator =>
  page.getByRole('navigation', { name: '進み方' }).getByRole('button', { name: /^準備/ });

test('what can be read is read, and said to be done by its reading alone', async ({ page, app }) => {
  test.slow();
  await openHome(page, app);
  await startDrill(app, null);
  await declare(page);
  await goToStage(page, '準備');

  // The watch has read these already: the reading stands beside the box, which nobody has ticked.
  for (const item of [items.logs, items.database, items.deployments]) {
    await expect(readingOf(page, item)).toContainText('読めた', patient);
  }
  await expect(readingOf(page, items.database)).toContainText('接続');
  await expect(counter(page)).toContainText('0/6');
  // Neither has the drill a dashboard, nor is this machine reached by ssh; and what somebody knows cannot be read.
  for (const item of [items.dashboard, items.servers]) await expect(readingOf(page, item)).toHaveText(/環境に未登録/);
  await expect(readingOf(page, items.rollback)).toHaveCount(0);

  await sweep(page);
  await expect(counter(page)).toContainText('3/6');
  const database = readingOf(page, items.database);
  await expect(database).toContainText('計測により完了');
  await expect(database.getByRole('button', { name: /E-\d+/ }).first()).toBeVisible();
  const row = timelineRow(page, new RegExp(`事前準備 完了: ${items.database} \\(計測による\\)`));
  await expect(row).toContainText(/E-\d+/);

  const photographer = await photographerOf(page);
  await photographer.take('preparation');
  await photographer.takeAt('preparation-small', { width: 1024, height: 640 });
});

test('an environment’s people, bounds and dashboards stand where the runbook’s do', async ({ page, app }) => {
  test.slow();
  await openHome(page, app);
  await fillEnvironment(page, { name: '検証 大阪', apiUrl: `http://127.0.0.1:${await closedPort()}` });
  await page.getByRole('textbox', { name: '応答時間 P95の警告' }).fill('> 900ms');
  await page.getByRole('button', { name: '連絡先を追加' }).click();
  const contact = page.getByRole('group', { name: /^連絡先 1/ });
  await contact.getByRole('textbox', { name: '役割' }).fill('インフラ担当');
  await contact.getByRole('textbox', { name: '担当者' }).fill('鈴木');
  await contact.getByRole('textbox', { name: '連絡方法' }).fill('090-0000-0000');
  await page.getByRole('button', { name: 'ダッシュボードを追加' }).click();
  const dashboard = page.getByRole('group', { name: /^ダッシュボード 1/ });
  await dashboard.getByRole('textbox', { name: '表示名' }).fill('受注の応答');
  await dashboard.getByRole('textbox', { name: 'URL' }).fill('https://grafana.example.com/d/orders');
  await saveEnvironment(page);
  await page.getByRole('link', { name: 'ホーム', exact: true }).click();
  await declare(page);

  await goToStage(page, '参照');
  const search = page.getByRole('searchbox', { name: '参照テキストから探す' });
  await search.fill('環境の設定');
  await expect(page.getByRole('table', { name: '連絡先' })).toContainText('インフラ担当 (環境の設定)鈴木090-0000-0000');
  await expect(page.getByRole('table', { name: '監視の基準' })).toContainText('> 900ms (環境の設定)');
  await search.fill('受注の応答');
  const link = page.getByRole('region', { name: 'ダッシュボード' }).getByRole('link', { name: '受注の応答' });
  await expect(link).toHaveAttribute('href', 'https://grafana.example.com/d/orders');
  const photographer = await photographerOf(page);
  await photographer.take('reference-dashboards');

  await search.blur();
  await page.keyboard.press('d');
  const people = page.getByRole('dialog', { name: '期限' }).getByRole('region', { name: '連絡先' });
  // What the runbook leaves to be filled in is nobody to call.
  await expect(people.getByRole('listitem')).toHaveText(['インフラ担当 (環境の設定)090-0000-0000鈴木']);
  await photographer.take('deadlines-contacts');
});
