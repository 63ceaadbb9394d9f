/** What comes into the timeline later: many lines at once, notes between rows, corrections, milestones in their places. */
import { declare, openHome, timelineRow, writeNote } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const minuteMs = 60_000;

/** `10:42` in Tokyo, so many minutes ago. */
function clockOf(atMs: number): string {
  return new Date(atMs + 9 * 60 * minuteMs).toISOString().slice(11, 16);
}

test('messages copied from a chat become notes, each looked at before', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  const nowMs = Date.now();
  const [first, second] = [clockOf(nowMs - 30 * minuteMs), clockOf(nowMs - 20 * minuteMs)];
  await page.keyboard.press('Shift+N');
  const dialog = page.getByRole('dialog', { name: '複数行を追記' });
  await expect(dialog.getByRole('textbox', { name: '貼り付け' })).toBeFocused();
  await page.keyboard.insertText(
    `佐藤 花子\n  ${first}\nAPIが落ちています\n\n${second} TODO 監視に死活確認を足す\n不明な行\n伊藤 健  ${second}\n了解`,
  );
  const lines = dialog.getByRole('list').getByRole('listitem');
  await expect(lines).toHaveCount(3);
  await dialog.getByRole('checkbox', { name: '追記する: 伊藤 健: 了解' }).uncheck();
  const time = dialog.getByRole('textbox', { name: '時刻: 佐藤 花子: APIが落ちています' });
  await expect(time).toHaveValue(new RegExp(` ${first}:00$`));
  await time.fill('10:99');
  await expect(dialog.getByText('時刻を直す行が1件あります。')).toBeVisible();
  await expect(dialog.getByRole('button', { name: '2件を追記する' })).toBeDisabled();
  await time.fill(`${clockOf(nowMs - 25 * minuteMs)}:07`);
  await page.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();

  const row = timelineRow(page, '佐藤 花子: APIが落ちています');
  await expect(row).toContainText('追記');
  await expect(row.locator('time')).toHaveText(`${clockOf(nowMs - 25 * minuteMs)}:07`);
  await expect(timelineRow(page, '伊藤 健: 了解')).toHaveCount(0);
  await expect(timelineRow(page, 'TODO 監視に死活確認を足す 不明な行')).toContainText('改善策の案');

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^6\. 改善策/ }).click();
  await expect(page.getByText('監視に死活確認を足す 不明な行').first()).toBeVisible();
});

test('a note goes between two rows, and a correction keeps what stood before', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await writeNote(page, '一つ目のメモ');
  await writeNote(page, '二つ目のメモ');
  await timelineRow(page, '一つ目のメモ').focus();
  await page.keyboard.press('i');
  const dialog = page.getByRole('dialog', { name: '行の間に追記' });
  await expect(dialog.getByRole('textbox', { name: 'メモ' })).toBeFocused();
  await page.keyboard.insertText('間のメモ');
  await page.keyboard.press('Control+Enter');
  await expect(timelineRow(page, '間のメモ')).toBeVisible();
  const notes = page.getByRole('list', { name: 'タイムライン' }).getByRole('article', { name: /メモ$/ });
  await expect(notes).toHaveText([/一つ目のメモ/, /間のメモ/, /二つ目のメモ/]);

  const between = timelineRow(page, '間のメモ');
  await between.focus();
  await between.getByRole('button', { name: '訂正する' }).click();
  await page.getByRole('dialog', { name: 'メモの訂正' }).getByRole('textbox', { name: 'メモ' }).fill('直した語');
  await page.keyboard.press('Control+Enter');
  const corrected = timelineRow(page, '直した語');
  await expect(corrected).toContainText('訂正');
  await corrected.focus();
  await expect(corrected.getByRole('list', { name: '訂正前' })).toContainText('間のメモ');
});

test('milestones stand at their times, say what cannot be, and times switch to UTC', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  const list = page.getByRole('list', { name: 'タイムライン' });
  await list.getByRole('button', { name: '宣言の時刻を直す' }).click();
  const dialog = page.getByRole('dialog', { name: '時刻' });
  await expect(dialog.getByRole('textbox', { name: '宣言' })).toBeFocused();
  const began = dialog.getByRole('textbox', { name: '発生' });
  await began.fill('2026-11-20 10:00:00');
  await page.keyboard.press('Enter');
  await dialog.getByRole('textbox', { name: '検知' }).fill('2026-11-20 09:00:00');
  await page.keyboard.press('Enter');
  await expect(dialog.getByText('順序が逆: 検知が発生より前')).toBeVisible();
  await page.keyboard.press('Escape');
  const marker = list.locator('[data-milestone=detected]');
  await expect(marker).toContainText('順序が逆: 検知が発生より前');
  await expect(marker.locator('time')).toHaveText('09:00:00');
  await expect(list.getByRole('heading', { level: 3 }).first()).toHaveText('2026-11-20 (金)');

  await page.keyboard.press('z');
  await expect(marker.locator('time')).toHaveText('00:00:00');
  await expect(page.getByRole('heading', { name: /^タイムライン UTC/ })).toBeVisible();
  await page.keyboard.press('z');
  await expect(marker.locator('time')).toHaveText('09:00:00');
});
