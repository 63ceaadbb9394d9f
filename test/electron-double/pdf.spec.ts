/** The postmortem as PDF, printed by a window of the app's own that nobody sees. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readPdf } from '../e2e/support/read-pdf.ts';
import { expect, firstWindow, test } from './stage/test.ts';

const noteText = '決済チームに連絡。影響は全利用者の見込み';

test('a PDF leaves through the system dialog, and gives its Japanese back', async ({ start, folder }, info) => {
  test.setTimeout(120_000);
  const app = start();
  const window = await firstWindow(app);
  const { page } = window;
  await expect(page.getByRole('button', { name: 'インシデントを宣言' })).toBeVisible();
  await page.keyboard.press('i');
  await expect.poll(() => new URL(page.url()).hash).toMatch(/^#\/incident\//);
  await expect(page.getByRole('navigation', { name: '進み方' })).toBeVisible();
  await page.keyboard.press('n');
  await page.keyboard.type(noteText);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article', { name: noteText })).toBeVisible();
  await page.getByRole('link', { name: 'ポストモーテム', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: /^ポストモーテム/ })).toBeVisible();

  const target = join(folder, 'postmortem.pdf');
  app.dialogs.savePath = target;
  await page.getByRole('button', { name: '書き出す' }).click();
  const dialog = page.getByRole('dialog', { name: '書き出す' });
  await dialog.getByRole('button', { name: 'PDF', exact: true }).click();
  await dialog.getByRole('button', { name: '書き出す' }).click();
  await expect(page.getByText(`保存しました: ${target}`)).toBeVisible({ timeout: 30_000 });

  const pdf = await readPdf(readFileSync(target), (number, png) =>
    writeFileSync(info.outputPath(`${number}.png`), png),
  );
  for (const text of ['発生日時', '根本原因', '改善策', noteText]) {
    expect(pdf.text).toContain(text.normalize('NFKC').replaceAll(/\s/gu, ''));
  }
  expect(pdf.isTagged).toBe(true);
  expect(pdf.headings).toBeGreaterThan(5);

  const printing = app.windows.filter((each) => each !== window);
  expect(printing).toHaveLength(1);
  expect(printing[0]).toMatchObject({ shown: false, facts: { preload: null, webPreferences: { javascript: false } } });
  expect(printing[0]?.page.isClosed()).toBe(true);
  expect((await app.app.ask('facts', null)).windows).toBe(1);
  expect(window.troubles).toEqual([]);
  expect(await app.quit()).toBe(0);
});
