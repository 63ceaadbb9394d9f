/** An environment that was changed and not saved is not left without a word, whichever way one leaves. */
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('leaving asks, staying keeps what was typed', async ({ page, app }) => {
  await openHome(page, app);
  await page.getByRole('link', { name: '環境', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '環境' })).toBeVisible();
  await page.getByRole('button', { name: '最初の環境を登録' }).click();
  await expect(page.getByText('「読み取る」を押すまで、どこにも接続しません', { exact: false })).toBeVisible();
  await page.getByRole('textbox', { name: '名前', exact: true }).fill('東京');
  const question = page.getByRole('dialog', { name: '未保存の変更があります' });

  await page.goBack();
  await expect(question).toBeVisible();
  await question.getByRole('button', { name: 'キャンセル' }).click();
  await expect(page.getByRole('textbox', { name: '名前', exact: true })).toHaveValue('東京');

  await page.getByRole('link', { name: 'ホーム', exact: true }).click();
  await question.getByRole('button', { name: 'キャンセル' }).click();
  await expect(page.getByRole('textbox', { name: '名前', exact: true })).toHaveValue('東京');
  expect(new URL(page.url()).hash).toBe('#/environments');

  await page.getByRole('textbox', { name: '名前', exact: true }).press('Control+Enter');
  await expect(page.getByRole('textbox', { name: 'ベースURL' })).toBeFocused();
  await expect(page.getByText('先に赤い項目を直します。')).toBeVisible();

  await page.getByRole('link', { name: 'Runbook', exact: true }).click();
  await question.getByRole('button', { name: '保存せずに移動' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Runbook' })).toBeVisible();
});
