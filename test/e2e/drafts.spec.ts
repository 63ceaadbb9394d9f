/** What was typed and not yet sent is there again, whatever became of the app. */
import type { Page } from 'playwright/test';
import { declare, openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test.use({
  expectedComplaints: [
    /ERR_CONNECTION_REFUSED|ERR_INCOMPLETE_CHUNKED_ENCODING|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE/,
  ],
});

test('a note and a section survive the death of the app', async ({ page, app }) => {
  await openHome(page, app);
  await declare(page);
  const incident = new URL(page.url()).hash;
  await page.keyboard.press('n');
  await page.keyboard.insertText('ロールバックの判断を');
  await expect(page.getByText('下書き保存済み')).toBeVisible();
  await page.keyboard.press('Escape');

  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^3\. 影響範囲/ }).click();
  const section = page.getByRole('textbox', { name: '3. 影響範囲 の本文 (Markdown)' });
  await section.fill('決済できなかった利用者は 12人。');
  await expect(page.getByText('未保存の変更があります。書きかけは自動で残ります。')).toBeVisible();
  // Kept within a second, by the promise of the screen.
  await page.waitForTimeout(1_500);

  await app.killAndRestart();
  await expect(page.getByText(/接続が切れています/)).toBeVisible();
  await expect(section).toHaveValue('決済できなかった利用者は 12人。');

  await openHome(page, app);
  await page.getByRole('link', { name: /^#1 / }).first().click();
  expect(new URL(page.url()).hash).toBe(incident);
  await expect(page.getByRole('textbox', { name: 'メモを書く' })).toHaveValue('ロールバックの判断を');
  await page.keyboard.press('g');
  await page.keyboard.press('p');
  await page.getByRole('button', { name: /^3\. 影響範囲/ }).click();
  await expect(section).toHaveValue('決済できなかった利用者は 12人。');
  await expect(page.getByText('書きかけを復元しました。保存すると文書に入ります。')).toBeVisible();
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('保存しました')).toBeVisible();
});

const note = (page: Page) => page.getByRole('textbox', { name: 'メモを書く' });

test('what was typed a second before the app was killed is there, though the window went with it', async ({
  page,
  context,
  app,
}) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('n');
  await page.keyboard.insertText('一秒前に書いた');
  await page.waitForTimeout(1_000);
  await app.killAndRestart(() => page.close());
  const again = await context.newPage();
  await openHome(again, app);
  await again.getByRole('link', { name: /^#1 / }).first().click();
  await expect(note(again)).toHaveValue('一秒前に書いた');
});

test('of what is typed without a pause, no more than the last second is lost', async ({ page, context, app }) => {
  await openHome(page, app);
  await declare(page);
  await page.keyboard.press('n');
  // When each letter stood in the box, by the clock of this test.
  const typedAtMs: number[] = [];
  const startMs = Date.now();
  while (Date.now() - startMs < 4_000) {
    await page.keyboard.insertText(String(typedAtMs.length % 10));
    typedAtMs.push(Date.now());
    await page.waitForTimeout(60);
  }
  const killedMs = Date.now();
  await app.killAndRestart(() => page.close());
  const again = await context.newPage();
  await openHome(again, app);
  await again.getByRole('link', { name: /^#1 / }).first().click();
  await expect(note(again)).not.toHaveValue('');
  const kept = await note(again).inputValue();
  expect(typedAtMs.map((_, index) => index % 10).join('')).toContain(kept);
  const owed = typedAtMs.filter((atMs) => atMs <= killedMs - 1_000).length;
  expect(owed).toBeGreaterThan(10);
  expect(kept.length).toBeGreaterThanOrEqual(owed);
});
