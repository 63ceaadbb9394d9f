/** The review before the document, by keyboard: mend, wave through, choose, confirm; later changes are shown and write over nothing. */
import { endWordsIn } from './support/ime.ts';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('a timeline is reviewed before its document', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await expect(page.getByRole('heading', { level: 1, name: /ポストモーテム/ })).toBeVisible();
  const strip = page.getByRole('region', { name: 'タイムラインの確認の状態' });
  await expect(strip).toContainText('タイムライン未確認');
  await page.keyboard.press('v');
  await expect(page.getByRole('heading', { level: 1, name: /タイムラインの確認/ })).toBeVisible();

  const began = page.getByRole('listitem').filter({ hasText: '発生の時刻が未記入です。' });
  await page.keyboard.press('j');
  await expect(began).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  const time = began.getByRole('textbox');
  await time.fill('2026-01-05 03:00:00');
  await endWordsIn(time);
  await expect(began).toBeVisible();
  await time.press('Enter');
  await expect(began).toBeHidden();

  const detected = page.getByRole('listitem').filter({ hasText: '検知の時刻が未記入です。' });
  await detected.getByRole('button', { name: '見送る' }).click();
  const reason = detected.getByRole('textbox', { name: '見送る理由' });
  await reason.fill('ログが残っていない');
  await endWordsIn(reason);
  await expect(detected).not.toContainText('見送り: ');
  await reason.press('Enter');
  await expect(detected).toContainText('見送り: ログが残っていない');

  const rows = page.getByRole('region', { name: /文書に載せる行/ });
  const declared = rows.getByRole('row').filter({ hasText: '宣言' }).first();
  await expect(declared).toContainText('候補 (節目)');
  await declared.getByRole('button', { name: '外す' }).click();
  await expect(declared).toContainText('付録だけ (手動)');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('確認済みにしました')).toBeVisible();
  await expect(page.getByText('確認した時から、下書きは変わっていません。')).toBeVisible();

  await declared.getByRole('button', { name: '載せる' }).click();
  const changes = page.getByRole('region', { name: '確認後に変わる内容' });
  await expect(changes.getByRole('heading', { name: '5. 対応内容' })).toBeVisible();
  const title = page.getByRole('textbox', { name: '節の見出し' });
  await title.fill('費用');
  await endWordsIn(title);
  await expect(title).toHaveValue('費用');
  await title.press('Enter');
  await expect(page.getByRole('button', { name: '「費用」を外す' })).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: /^7\. 費用/ })).toBeVisible();
  await expect(strip).toContainText('タイムライン確認済み');
  await expect(strip).toContainText('確認後に下書きが変わった節: 5. 対応内容');
});
