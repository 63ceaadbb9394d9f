/** Pictures of the card that ends sessions, in each of its states, and of what acting alone leaves owed. */
import { photographerOf } from './support/pictures.ts';
import { declare, goToStage, openHome, patient, startDrill } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ viewport: { width: 1280, height: 800 } });

const step = '10分以上idleのままの接続を切る';

test('the card from the list to the result', async ({ page, app }) => {
  test.setTimeout(300_000);
  await startDrill(app, 'db-exhausted');
  await openHome(page, app);
  await declare(page);
  const camera = await photographerOf(page);
  await page.keyboard.press('3');
  await goToStage(page, '対応');
  const row = page.getByRole('listitem', { name: step, exact: true });
  await row.getByRole('button', { name: step }).first().click();
  await camera.take('action-1-step');

  await row.getByRole('button', { name: `対象を調べる: ${step}` }).click();
  const card = page.getByRole('dialog');
  await expect(card.getByText('条件に当てはまる接続はありません。')).toBeVisible(patient);
  await camera.take('action-2-nobody-listed');
  await card.getByRole('textbox', { name: '経過時間 (秒)' }).fill('0');
  await page.keyboard.press('Enter');
  await card
    .getByRole('checkbox', { name: /report_batch/ })
    .first()
    .check();
  await card.getByText('1件ずつ見る').first().click();
  await camera.take('action-3-listed');
  await camera.takeAt('action-3-at-1024x640', { width: 1024, height: 640 });
  await card.getByText('1件ずつ見る').first().click();
  await card.getByText(/Runbookの決まり/).click();
  await card.getByRole('button', { name: 'クエリを中止' }).scrollIntoViewIfNeeded();
  await camera.take('action-4-approval');
  await card.getByRole('button', { name: '緊急実行 (1人)' }).click();
  await card.getByRole('textbox', { name: '緊急実行の理由' }).fill('03:12、ほかに誰も起きていない');
  const chosen = await card.getByText(/\d+件中 \d+件を選択/).textContent();
  await card.getByRole('textbox', { name: '確認の入力' }).fill(/件中 (\d+)件/.exec(chosen ?? '')?.[1] ?? '');
  await card.getByRole('button', { name: '内容を確かめる' }).click();
  const confirm = card.getByRole('region', { name: '内容を確かめる' });
  await expect(confirm).toBeVisible();
  await camera.takeAt('action-5-armed-at-1024x640', { width: 1024, height: 640 });
  await camera.takeAt('action-5-armed-at-200-percent', { width: 640, height: 400 });
  await camera.take('action-5-armed');
  if ((await confirm.count()) === 0) await card.getByRole('button', { name: '内容を確かめる' }).click();
  await confirm.getByRole('button', { name: /件の接続を切断する/ }).click();
  await expect(card.getByRole('region', { name: '結果' })).toContainText('新しい接続', patient);
  await camera.take('action-6-result');
  await page.keyboard.press('Escape');

  await goToStage(page, '事後');
  await expect(page.getByRole('region', { name: '緊急実行の残り作業' })).toBeVisible();
  await camera.take('action-7-owed');
  await page.getByRole('button', { name: '済ませた: レビュー' }).click();
  await camera.take('action-8-settle');
});
