/** A database without a free connection, freed from the card: listed, confirmed alone, ended, verified, and what stays owed. */
import type { Page } from 'playwright/test';
import { parseDocument } from './support/document.ts';
import { endWordsIn } from './support/ime.ts';
import {
  declare,
  expectRanking,
  exportPostmortem,
  goToStage,
  openHome,
  patient,
  startDrill,
  timelineRow,
} from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({ expectedComplaints: [/status of 422 .*\/rpc\/actions\/arm\)/] });

const pattern = 'パターン3 DBに接続できない';
const step = '10分以上idleのままの接続を切る';

async function openCard(page: Page) {
  const row = page.getByRole('listitem', { name: step, exact: true });
  await row.getByRole('button', { name: step }).first().click();
  await row.getByRole('button', { name: `対象を調べる: ${step}` }).click();
  const card = page.getByRole('dialog', { name: `破壊的操作: ${step}` });
  await expect(card.getByRole('region', { name: '対象の条件' })).toBeVisible(patient);
  return card;
}

test('frees the database from the preview to the verified recovery, and lists what is owed', async ({ page, app }) => {
  test.setTimeout(180_000);
  await startDrill(app, 'db-exhausted');
  await openHome(page, app);
  await declare(page);
  await expectRanking(page, [pattern, 'パターン4 一部のエンドポイントだけが失敗する']);
  await page.keyboard.press('3');
  await goToStage(page, '対応');

  const card = await openCard(page);
  await expect(card).toContainText('訓練のDBです');
  await expect(card).toContainText('as oncall_ops');
  await expect(card).toContainText(/接続 (2[7-9]|30)\/30/);
  // The batch job has not idled for ten minutes yet: the runbook's own time lists nobody.
  await expect(card).toContainText('条件に当てはまる接続はありません');
  const seconds = card.getByRole('textbox', { name: '経過時間 (秒)' });
  await seconds.fill('0');
  await endWordsIn(seconds);
  await expect(card).toContainText('条件に当てはまる接続はありません');
  await seconds.press('Enter');
  const group = card.getByRole('checkbox', {
    name: /^まとめて選ぶ: report_batch · report-batch · 127\.0\.0\.1 · 待機 \(idle\)/,
  });
  await expect(group).toBeVisible();
  await expect(card.getByText('hikeshi')).toHaveCount(0);
  await group.check();
  const chosen = await card.getByText(/\d+件中 \d+件を選択/).textContent();
  const count = Number(/件中 (\d+)件/.exec(chosen ?? '')?.[1]);
  expect(count).toBeGreaterThan(15);

  // Nothing idle can be cancelled; ending comes first here, and a cancel stands before it.
  const signals = card.getByRole('region', { name: '操作' }).getByRole('button');
  await expect(signals).toHaveText(['クエリを中止', '接続を切断']);
  await card.getByRole('button', { name: '緊急実行 (1人)' }).click();
  await card.getByRole('textbox', { name: '緊急実行の理由' }).fill('03:12、ほかに誰も起きていない');
  await card.getByRole('textbox', { name: '確認の入力' }).fill(String(count - 1));
  await page.keyboard.press('Enter');
  await expect(card.getByRole('region', { name: '内容を確かめる' })).toHaveCount(0);
  await card.getByRole('button', { name: '内容を確かめる' }).click();
  await expect(card.getByRole('alert')).toContainText('確認の入力が一致しません');
  await card.getByRole('textbox', { name: '確認の入力' }).fill(String(count));
  await card.getByRole('button', { name: '内容を確かめる' }).click();

  // The default key gives up: what has the focus is the way out.
  const confirm = card.getByRole('region', { name: '内容を確かめる' });
  await expect(confirm.getByRole('button', { name: 'やめる' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(confirm).toHaveCount(0);
  await card.getByRole('button', { name: '内容を確かめる' }).click();
  await expect(confirm.getByRole('button', { name: 'やめる' })).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(confirm.getByRole('button', { name: `${count}件の接続を切断する` })).toBeFocused();
  await page.keyboard.press('Enter');

  const result = card.getByRole('region', { name: '結果' });
  await expect(result).toContainText(`完了 ${count}件`, patient);
  // The batch job does not connect again.
  await expect(result).toContainText('同じ利用元の新しい接続はありません', patient);
  await result.getByRole('button', { name: '復旧を確認へ' }).click();
  await expect(timelineRow(page, `破壊的操作 接続の切断 ${count}件を指示`)).toBeVisible();
  await expect(timelineRow(page, `破壊的操作の結果: 完了 ${count}件`)).toBeVisible();

  await page.keyboard.press('v');
  await expect(page.getByRole('region', { name: '復旧確認' }).getByText('復旧を確認済み')).toBeVisible(patient);

  await goToStage(page, '事後');
  const owed = page.getByRole('region', { name: '緊急実行の残り作業' });
  await expect(owed.getByRole('listitem')).toHaveText([/レビュー.*未完了/, /チケット.*未完了/, /バックアップ.*未完了/]);
  await owed.getByRole('button', { name: '済ませた: チケット' }).click();
  await page.getByRole('dialog', { name: 'チケットを済ませた記録' }).getByRole('textbox').fill('OPS-123');
  await page.keyboard.press('Enter');
  await expect(owed.getByRole('listitem').nth(1)).toContainText('OPS-123');

  const { markdown } = await exportPostmortem(page);
  const text = JSON.stringify(parseDocument(markdown));
  expect(text).toContain('緊急実行: 03:12、ほかに誰も起きていない');
  expect(text).toContain('OPS-123');
  expect(text).toMatch(/未記入: [^"]*の操作のレビュー/);
});

test('closing the card does nothing and gives the connection back; a command run elsewhere is recorded', async ({
  page,
  app,
}) => {
  test.setTimeout(120_000);
  await startDrill(app, null);
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('3');
  await goToStage(page, '対応');
  const card = await openCard(page);
  await page.keyboard.press('Escape');
  await expect(card).toHaveCount(0);
  await expect(timelineRow(page, /破壊的操作/)).toHaveCount(0);

  const restart = page.getByRole('listitem', { name: 'DBを再起動する', exact: true });
  await restart.getByRole('button', { name: 'DBを再起動する' }).first().click();
  await restart
    .getByRole('button', { name: /^実行した: / })
    .first()
    .click();
  const dialog = page.getByRole('dialog', { name: 'コマンドの実行を記録' });
  await dialog.getByRole('button', { name: '失敗' }).click();
  await dialog.getByRole('textbox', { name: 'メモ' }).fill('web-01で実行');
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toHaveCount(0);
  await expect(timelineRow(page, /実行して失敗: .*web-01で実行/)).toBeVisible();
  await expect(restart.getByRole('list', { name: '実行の記録' })).toContainText('失敗 (web-01で実行)');
});
