/** One section in two windows: neither text is lost, and what is taken away is asked about first. */
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

const section = '3. 影響範囲';
const textbox = { name: `${section} の本文 (Markdown)` };

test('two windows write the same section', async ({ context, page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: section }).click();
  const mine = page.getByRole('textbox', textbox);
  const drafted = await mine.inputValue();

  const other = await context.newPage();
  await other.goto(page.url());
  await other.getByRole('button', { name: section }).click();
  await other.getByRole('textbox', textbox).fill('利用者 12人');
  await mine.fill('利用者 30人');

  await other.keyboard.press('Control+Enter');
  await expect(other.getByText('保存しました')).toBeVisible();
  const conflict = page.getByRole('alert').filter({ hasText: '先にこのセクションを保存しました' });
  await expect(conflict).toContainText('利用者 12人');
  await expect(mine).toHaveValue('利用者 30人');
  await page.getByRole('button', { name: '自分の文で上書き' }).click();
  await expect(conflict).toBeHidden();
  await expect(other.getByRole('textbox', textbox)).toHaveValue('利用者 30人');

  await page.getByRole('button', { name: '下書きに戻す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'キャンセル' }).click();
  await expect(page.getByRole('dialog')).toBeHidden();
  await expect(mine).toHaveValue('利用者 30人');
  await page.getByRole('button', { name: '下書きに戻す' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '下書きに戻す' }).click();
  await expect(mine).toHaveValue(drafted);
  await expect(other.getByRole('textbox', textbox)).toHaveValue(drafted);
});

test('what is not saved is not exported unasked', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: section }).click();
  await page.getByRole('textbox', textbox).fill('まだ言えない数');
  await page.getByRole('button', { name: '書き出す' }).click();
  const dialog = page.getByRole('dialog', { name: '書き出す' });
  await expect(dialog).toContainText(`未保存の変更は書き出しに入りません: ${section}`);
  const downloading = page.waitForEvent('download');
  await dialog.getByRole('button', { name: '書き出す' }).click();
  const stream = await (await downloading).createReadStream();
  const markdown = Buffer.concat(await stream.toArray()).toString('utf8');
  expect(markdown).toContain(`## ${section}`);
  expect(markdown).not.toContain('まだ言えない数');
});
