/** The preparation checklist that verifies itself: readings beside the boxes, and boxes that they tick openly. */
import type { Locator, Page } from 'playwright/test';
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
