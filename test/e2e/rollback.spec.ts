/** The rollback card: the runbook's rules with what is read of each, a decision recorded either way, and its steps with the version. */
import type { Locator, Page } from 'playwright/test';
import { photographerOf } from './support/pictures.ts';
import {
  chooseAndSweep,
  declare,
  expectRanking,
  goToStage,
  openHome,
  patient,
  repairDrill,
  startDrill,
  timelineRow,
  verifyRecovery,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const pattern = 'パターン5 デプロイの直後から不具合が出ている';
const affected = '多くの利用者に影響が出ている';

async function openCard(page: Page): Promise<Locator> {
  await page.keyboard.press('b');
  const card = page.getByRole('dialog', { name: 'ロールバックの判断' });
  await expect(card).toBeVisible();
  return card;
}

test('a bad release is rolled back to the one before, and its recovery proved', async ({ page, app }) => {
  test.setTimeout(300_000);
  await startDrill(app, 'bad-deploy');
  await openHome(page, app);
  await declare(page);
  await expectRanking(page, [pattern, 'パターン4 一部のエンドポイントだけが失敗する']);
  await chooseAndSweep(page, 5, pattern);

  const card = await openCard(page);
  await expect(card).toContainText(/v1\.5\.0 を、気付く\d+分前にデプロイ/);
  const criteria = card.getByRole('region', { name: 'Runbookの基準' }).getByRole('listitem');
  await expect(criteria).toHaveCount(4);
  await expect(criteria.nth(0)).toContainText('エラー率が10%より高い');
  await expect(criteria.nth(0)).toContainText(/アクセスログ/);
  await expect(criteria.nth(1)).toContainText('原因は未確定');
  await expect(criteria.nth(1).getByRole('timer')).toBeVisible();
  await expect(card).toContainText('外形監視');
  await expect(card).toContainText('これだけをロールバックの理由にはしません。');
  await expect(card.getByRole('list', { name: '戻せる版' })).toContainText('v1.5.0');
  await expect(card.getByRole('textbox', { name: '戻す版' })).toHaveValue('v1.4.2');

  await card.getByRole('button', { name: `当てはまる: ${affected}` }).click();
  await expect(card.getByRole('listitem', { name: affected })).toContainText('成立');
  await expect(card.getByRole('status').first()).toContainText('ロールバックが優先です');
  const camera = await photographerOf(page);
  await camera.take('rollback-card-advised');
  await camera.takeAt('rollback-card-small', { width: 1024, height: 640 });

  await card.getByRole('button', { name: 'ロールバックする', exact: true }).click();
  await expect(card.getByRole('alert')).toContainText('マイグレーションの有無を答えます');
  await expect(card.getByRole('button', { name: 'ない', exact: true })).toBeFocused();
  await camera.take('rollback-card-questions');
  await card.getByRole('button', { name: 'ない', exact: true }).click();
  await card.getByRole('button', { name: 'ロールバックする', exact: true }).click();
  await expect(card).toBeHidden();

  const row = timelineRow(page, /ロールバックすると判断/);
  await expect(row).toContainText('戻す版 v1.4.2、マイグレーションなし');
  await expect(row).toContainText(`「${affected}」`);
  await expect(row).toContainText('直前のデプロイ v1.5.0');
  const steps = page.getByRole('region', { name: '対応', exact: true }).or(page.getByRole('main'));
  await page.keyboard.press('j');
  await expect(steps.getByText('docker pull todo-api:v1.4.2').first()).toBeVisible();
  await camera.take('rollback-steps');

  await repairDrill(page);
  await verifyRecovery(page);
});

test('where nothing was deployed the card advises against it, and the reason is on record', async ({ page, app }) => {
  test.setTimeout(200_000);
  await startDrill(app, 'db-down');
  await openHome(page, app);
  await declare(page);
  await expect(timelineRow(page, /候補: パターン3/)).toBeVisible(patient);

  const card = await openCard(page);
  await expect(card.getByRole('status').first()).toContainText('ロールバックは勧めません');
  await expect(card).toContainText('気付く前の60分にデプロイなし');
  const camera = await photographerOf(page);
  await camera.take('rollback-card-not-advised');
  await card.getByRole('button', { name: 'ロールバックしない' }).click();
  await expect(card.getByRole('alert')).toBeVisible();
  await card.getByRole('textbox', { name: '理由' }).fill('DBの停止が原因');
  await card.getByRole('button', { name: 'ロールバックしない' }).click();
  await expect(card).toBeHidden();
  await expect(timelineRow(page, /ロールバックしないと判断 \(.*直前のデプロイなし\) \(DBの停止が原因\)/)).toBeVisible();
  await goToStage(page, '対応');
  await expect(page.getByText(/ロールバックしないと判断 \(DBの停止が原因\)/).first()).toBeVisible();
});
