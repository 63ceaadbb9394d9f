/** Everything as plain files, from the archive's screen: written, written again, and what somebody touched left alone. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openHome } from './support/responder.ts';
import { expect, test } from './support/test.ts';

test('writes all incidents into a folder, and names what it leaves alone', async ({ page, app }) => {
  for (const title of ['決済が失敗する', '検索が遅い']) expect((await app.run('declare', title)).code).toBe(0);
  const place = mkdtempSync(join(tmpdir(), 'hikeshi-all-'));
  const folder = join(place, 'all');
  await openHome(page, app);
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: '過去のインシデント' })).toBeVisible();
  await page.getByRole('button', { name: 'すべてをファイルに書き出す' }).click();
  const dialog = page.getByRole('dialog', { name: 'すべてをファイルに書き出す' });
  const field = dialog.getByRole('textbox', { name: /^書き出し先のフォルダー/ });
  const start = dialog.getByRole('button', { name: '書き出す' });
  await expect(start).toBeDisabled();
  await field.fill(folder);
  await start.click();
  await expect(dialog.getByText('2件を書き出しました (変わりのない 0件はそのまま)。')).toBeVisible();
  expect(existsSync(join(folder, 'incident-1-決済が失敗する', 'reader.html'))).toBe(true);

  expect((await app.run('note', '復旧した', '--incident', '2')).code).toBe(0);
  const touched = join(folder, 'incident-2-検索が遅い', 'postmortem.md');
  writeFileSync(touched, '手で直した');
  await start.click();
  await expect(dialog.getByText('0件を書き出しました (変わりのない 1件はそのまま)。')).toBeVisible();
  await expect(dialog.getByRole('list', { name: '書き出せなかったインシデントと理由' })).toContainText('#2 検索が遅い');
  expect(readFileSync(touched, 'utf8')).toBe('手で直した');
  rmSync(place, { recursive: true });
});
